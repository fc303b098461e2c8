import { expect, test } from "vitest";
import { createMockGraph, Refusal, type MockOptions } from "../../src/index.js";
import { createCall, type Call } from "./client.js";

const BASE = "https://example.com/api";
const MODEL = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
  <Schema Namespace="n" xmlns="http://docs.oasis-open.org/odata/ns/edm">
    <EntityType Name="person"><Key><PropertyRef Name="id"/></Key>
      <Property Name="id" Type="Edm.String" Nullable="false"/>
      <Property Name="photo" Type="Edm.Stream">
        <Annotation Term="Org.OData.Core.V1.AcceptableMediaTypes">
          <Collection><String>image/*</String></Collection>
        </Annotation>
      </Property>
    </EntityType>
    <ComplexType Name="summary" OpenType="true"><Property Name="a" Type="Edm.Int32"/></ComplexType>
    <Function Name="summarize"><ReturnType Type="n.summary"/></Function>
    <EntityContainer Name="c">
      <EntitySet Name="people" EntityType="n.person"/>
      <FunctionImport Name="summarize" Function="n.summarize"/>
    </EntityContainer>
  </Schema></edmx:DataServices></edmx:Edmx>`;

const create = (options: Omit<MockOptions, "model"> = {}): Call =>
  createCall(createMockGraph({ model: MODEL, baseUrl: BASE, ...options }), BASE);

test("a stream takes what is in a range that its metadata accept", async () => {
  const call = create({ data: { people: [{ id: "a" }] } });
  const put = (type: string): ReturnType<Call> =>
    call("PUT", "/people/a/photo", "x", { "content-type": type });
  expect((await put("image/png")).status).toBe(204);
  expect((await put("text/plain")).json.error.message).toContain("expected image/*");
});

test("members that a hook leaves undefined are not there", async () => {
  // Types say otherwise, and JavaScript has no types.
  const summarize = () => ({ a: 1, b: undefined, c: 2 }) as never;
  const call = create({ operations: { summarize } });
  const { json } = await call("GET", "/summarize()");
  expect(json).toEqual({ "@odata.context": expect.any(String), a: 1, c: 2 });
});

test("header fields that there cannot be are refused where they are given", () => {
  expect(() => new Refusal(401, "No.", { headers: { "WWW-Authenticate": "中" } })).toThrow(
    TypeError,
  );
  const photo = { id: "a", photo: "aGk", "photo@odata.mediaContentType": "text/plain; x=中" };
  expect(() => create({ data: { people: [photo] } })).toThrow(
    "/people/0/photo@odata.mediaContentType: expected a media type",
  );
});

test("a client that leaves amid its body is no fault of the mock's", async () => {
  const mock = createMockGraph({ model: MODEL, baseUrl: BASE });
  const left = new Error("gone");
  const body = new ReadableStream({ pull: (controller) => controller.error(left) });
  const init = { method: "POST", body, duplex: "half" };
  await expect(mock.fetch(`${BASE}/people`, init)).rejects.toThrow("gone");
  expect(mock.requests).toEqual([]);
});
