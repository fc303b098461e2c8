import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createGraphClient } from "@graphslice/office-configuration-client";
import { expect, test } from "vitest";
import { MAX_ITEMS } from "../src/batch/read-batch.js";
import { BODY_DEPTH } from "../src/body/parse-json.js";
import { createMockGraph } from "../src/create-mock-graph.js";
import { uriLimits } from "../src/uri/limits.js";

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

test("the page's limits are those of URLs, bodies and batches", () => {
  const limits = [...Object.values(uriLimits), BODY_DEPTH, MAX_ITEMS];
  const table = page.slice(page.indexOf("### Limits"), page.indexOf("What is remembered"));
  for (const limit of limits)
    expect(table).toMatch(new RegExp(`\\| ${limit.toLocaleString("en")} `));
});
