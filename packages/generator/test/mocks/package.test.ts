import { expect, test } from "vitest";
import { wrapSchema } from "../csdl-text.js";
import type { Recording } from "../../src/package-context.js";
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

const LONG = "a".repeat(50);
const recordings: readonly Recording[] = [
  {
    name: "list-charts",
    archive: { log: { comment: "Seen */ in 2026.", text: "`${x} */ \u2028", pages: LONG + LONG } },
  },
  { name: "__proto__", archive: { ["__proto__"]: { list: [], "a b": { deep: null } } } },
  { name: `${LONG}-1`, archive: {} },
  { name: `${LONG}-2`, archive: {} },
];

test("a recording is a module of its own, which says what the recording says of itself", async () => {
  const files = await generateMocks({ text }, { recordings });
  const { "src/recordings/list-charts.ts": module = "" } = files;
  expect(module).toContain("/** Seen *\\/ in 2026. */\nexport const recording: object = {\n");
  expect(module).toContain('    text: "`${x} */ \\u2028",\n');
  expect(module).toContain(`    pages:\n      "${LONG}${LONG}",\n`);
  const { "src/recordings/__proto__.ts": other = "" } = files;
  expect(other).toContain("/** The recording `__proto__`. */");
  expect(other).toContain('  ["__proto__"]: {\n    list: [],\n    "a b": { deep: null },\n');
});

test("recordings are loaded by name, each when it is asked for", async () => {
  const { "src/recordings.ts": module = "", "types/recordings.d.ts": declared = "" } =
    await generateMocks({ text }, { recordings });
  expect(module).toContain(
    '  "list-charts": () => import("./recordings/list-charts.js").then(read),\n',
  );
  expect(module).toContain(
    '  ["__proto__"]: () => import("./recordings/__proto__.js").then(read),\n',
  );
  const type = `export type RecordingName =\n  | "list-charts"\n  | "__proto__"\n  | "${LONG}-1"\n  | "${LONG}-2";\n`;
  expect(module).toContain(type);
  expect(declared).toContain(type);
});

test.each([0, 1, 2, 4])("Prettier leaves %d recordings as they are", async (count) => {
  const files = await generateMocks({ text }, { recordings: recordings.slice(0, count) });
  const emitted = Object.entries(files).filter(([path]) => path.includes("recordings"));
  expect(emitted).toHaveLength(2 + count);
  for (const [path, module] of emitted) expect(await formatFile(path, module)).toBe(module);
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
