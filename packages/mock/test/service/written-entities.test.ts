import { expect, test } from "vitest";
import { Refusal } from "../../src/index.js";
import { createOffice, DATA, LIST } from "./client.js";

const PATH = `${LIST}/a`;

test("what was written before is written anew once the entity has changed", async () => {
  const { call } = createOffice({ data: DATA });
  const { json: first } = await call("GET", PATH);
  expect((await call("GET", PATH)).json).toEqual(first);
  await call("PATCH", PATH, { displayName: "Other" });
  const { json: second } = await call("GET", PATH);
  expect(second).toMatchObject({ displayName: "Other" });
  expect(second["@odata.etag"]).not.toBe(first["@odata.etag"]);
  await call("PUT", `${PATH}/policyPayload`, "{}", { "content-type": "application/json;a=b" });
  const { json: third } = await call("GET", PATH);
  expect(third["policyPayload@odata.mediaContentType"]).toBe("application/json;a=b");
  await call("DELETE", `${PATH}/policyPayload`);
  expect((await call("GET", PATH)).json).not.toHaveProperty("policyPayload@odata.mediaContentType");
});

test("what a transaction wrote before it failed is gone", async () => {
  const { call } = createOffice({
    data: DATA,
    operations: {
      assign: ({ graph }) => {
        graph.update(PATH, { displayName: "Gone" });
        throw new Refusal(409, "No.");
      },
    },
  });
  const { json } = await call("GET", PATH);
  expect(
    (await call("POST", `${PATH}/assign`, { officeConfigurationAssignments: [] })).status,
  ).toBe(409);
  expect((await call("GET", PATH)).json).toEqual(json);
});

test("each way to ask gets its own", async () => {
  const { call } = createOffice({ data: DATA });
  const ask = async (query: string, accept = "application/json", base = ""): Promise<object> => {
    const { json } = await call("GET", `${base}${PATH}${query}`, undefined, { accept });
    return json;
  };
  const keys = async (...request: Parameters<typeof ask>): Promise<readonly string[]> =>
    Object.keys(await ask(...request)).filter((name) => !name.startsWith("@odata.context"));
  for (let round = 0; round < 2; round += 1) {
    expect(await keys("?$select=id,priority", "application/json;odata.metadata=none")).toEqual([
      "id",
      "priority",
    ]);
    expect(await keys("?$select=id", "application/json;odata.metadata=none")).toEqual(["id"]);
    expect(await keys("", "application/json;odata.metadata=full")).toContain("@odata.editLink");
    expect(await keys("")).not.toContain("@odata.editLink");
    const link = "assignments@odata.navigationLink";
    const full = "application/json;odata.metadata=full";
    expect(await keys("?$select=id", full)).not.toContain(link);
    expect(await keys("?$select=id,assignments", full)).toContain(link);
    expect(await ask("?$expand=assignments")).toMatchObject({ assignments: [{ id: "t" }] });
    expect(await ask("")).not.toHaveProperty("assignments");
    expect(await ask("", "application/json", "https://other.example/beta")).toMatchObject({
      "policyPayload@odata.mediaEditLink": expect.stringMatching(/^https:\/\/other\.example\//),
    });
  }
});
