import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createGraphClient } from "@graphslice/office-configuration-client";
import { expect, test } from "vitest";
import { createMockGraph } from "../src/create-mock-graph.js";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const page = readFileSync(`${repository}docs/mock.md`, "utf8");

test("the page's seed file is one, and comes back as it is", async () => {
  const state = JSON.parse(/```json\n(.*?)```/s.exec(page)?.[1] ?? "");
  const folder = `${repository}metadata/office-configuration`;
  const mock = createMockGraph({
    model: readFileSync(`${folder}/office-configuration.csdl.xml`, "utf8"),
    baseUrl: "https://graph.microsoft.com/beta",
    data: state,
  });
  expect(mock.state()).toEqual(state);
  const graph = createGraphClient({
    credential: async () => "any-token",
    fetch: (input, init) => mock.fetch(new Request(input, init)),
  });
  const { value } = await graph.officeConfiguration.clientConfigurations.$get();
  expect(value).toMatchObject([{ id: "baseline", priority: 1 }]);
});
