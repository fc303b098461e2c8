import { expect, test } from "vitest";
import { wrapSchema } from "../csdl-text.js";
import { formatFile } from "../format/format-file.js";
import { generateMocks } from "../generate-models.js";

const text = wrapSchema(
  '<EntityType Name="chart"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/><Property Name="title" Type="Edm.String"/></EntityType>' +
    '<EntityType Name="mockGraph"><Property Name="a" Type="Edm.String"/></EntityType>' +
    '<EntityContainer Name="service"><EntitySet Name="charts" EntityType="microsoft.graph.chart"/></EntityContainer>',
);

test("mocks depend on their models and on the mock, and have two more entry points", async () => {
  const { "package.json": manifest = "" } = await generateMocks({ text });
  const { dependencies, exports } = JSON.parse(manifest);
  expect(dependencies).toEqual({
    "@example/shop-models": "^1.2.3",
    "@graphslice/mock": expect.stringMatching(/^\^\d/),
  });
  expect(Object.keys(exports)).toEqual([".", "./msw", "./recordings", "./package.json"]);
});

test("the in-memory Graph is where the service is, or Graph's v1.0", async () => {
  const path = "src/create-mock-graph.ts";
  const root = "baseUrl: options.baseUrl ??";
  expect((await generateMocks({ text }))[path]).toContain(
    `${root} "https://graph.microsoft.com/v1.0"`,
  );
  const other = await generateMocks({ text }, { baseUrl: "https://graph.example/a" });
  expect(other[path]).toContain(`${root} "https://graph.example/a"`);
});

test("its metadata are the lines of the slice's CSDL", async () => {
  const { "src/metadata.ts": module = "" } = await generateMocks({ text });
  expect(module).toContain(`  '      <EntityType Name="chart">',\n`);
  expect(module).not.toContain("`");
});

test("a type named as what makes the whole Graph does not take its name", async () => {
  const { "src/index.ts": index = "" } = await generateMocks({ text });
  expect(index).toContain('export { createMockGraph } from "./create-mock-graph.js";');
  expect(index).toContain("createMockGraph_,");
});

test("recordings are lines by name, whatever they hold", async () => {
  const recordings = [
    {
      name: "list-charts",
      text: `{\n  "log": "\`\${x} */ \u2028",\n  "pages": "${"a".repeat(80)}"\n}\n`,
    },
    { name: "__proto__", text: "{}" },
  ];
  const files = await generateMocks({ text }, { recordings });
  const module = files["src/recordings.ts"] ?? "";
  expect(module).toContain('  "list-charts": [\n    "{",\n');
  expect(module).toContain(`'  "log": "\`\${x} */ \\u2028",',`);
  expect(module).toContain('  ["__proto__"]: ["{}"],\n');
  expect(await formatFile("src/recordings.ts", module)).toBe(module);
});

test("its API has the signature of every function", async () => {
  const { "api.json": api = "" } = await generateMocks({ text });
  expect(JSON.parse(api)).toMatchObject({
    createChart: {
      signature:
        "(overrides: Partial<Models.Chart> = {}, options: FixtureOptions = {}): Models.Chart",
    },
    createMockGraph: { signature: expect.stringContaining("Mock.MockOptions") },
  });
});

test("its README shows a fixture", async () => {
  const { "README.md": readme } = await generateMocks({ text });
  expect(readme).toMatch(/const fixture = create\w+\(/);
});
