import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createMockGraph } from "../../src/index.js";
import { createCall, type Call } from "./client.js";

const BASE = "https://example.com/api";
const MODEL = readFileSync(new URL("library.csdl.xml", import.meta.url), "utf8");
const ANN = "11111111-1111-4111-8111-111111111111";

function createLibrary(): Call {
  const data = { people: [{ id: ANN, name: "Ann", home: { city: "Rome" } }] };
  return createCall(createMockGraph({ model: MODEL, baseUrl: BASE, data }), BASE);
}

test("a key without quotes is told of, with its place", async () => {
  const call = createLibrary();
  const { status, json } = await call("GET", "/people(abc)");
  expect(status).toBe(400);
  expect(json.error.message).toContain("Invalid path at position 7: expected a literal");
});

test.each(["/$all", "/$all/lib.person", "/$crossjoin(people,books)"])(
  "%s is not supported",
  async (path) => {
    const call = createLibrary();
    expect((await call("GET", path)).status).toBe(501);
  },
);

test.each([
  ["PUT", `/people/${ANN}`, "GET, PATCH, DELETE"],
  ["PUT", "/people/33333333-3333-4333-8333-333333333333", "GET, PATCH, DELETE"],
  ["PUT", `/people/${ANN}/name`, "GET"],
  ["PATCH", `/people/${ANN}/home`, "GET"],
  ["DELETE", `/people/${ANN}/home/city`, "GET"],
])("%s of %s is not allowed, as in Graph; %s is", async (method, path, allow) => {
  const call = createLibrary();
  const { status, headers, json } = await call(method, path, { value: "x" });
  expect([status, headers.get("allow")]).toEqual([405, allow]);
  expect(json.error.code).toBe("MethodNotAllowed");
});

test.each([
  ["example.library", "example.library.nope"],
  ["example.library", "lib.nope"],
  ["library", "library.nope"],
])("with the namespace %s, %s is a name of the model's and no key", async (namespace, name) => {
  const model = MODEL.replaceAll("example.library", namespace);
  const call = createCall(createMockGraph({ model, baseUrl: BASE }), BASE);
  const { status, json } = await call("GET", `/people/${name}`);
  expect(status).toBe(400);
  expect(json.error.message).toContain(`segment '${name}'`);
});
