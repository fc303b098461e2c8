import { describe, expect, test } from "vitest";
import { wrapSchema } from "../csdl-text.js";
import { generateSlice } from "../../src/generate-slice.js";
import type { Recording } from "../../src/package-context.js";
import type { PackageKind } from "../../src/package-kind.js";
import { formatFile } from "../format/format-file.js";
import { generateMocks, readModel } from "../generate-models.js";

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

test("the README's example is of the type that users came for", async () => {
  const { "README.md": readme = "" } = await generateMocks({
    text: wrapSchema(
      '<EntityType Name="person"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/><Property Name="about" Type="Edm.String"/><Property Name="displayName" Type="Edm.String"/></EntityType>' +
        '<EntityType Name="zebra"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>' +
        '<EntityContainer Name="service"><EntitySet Name="people" EntityType="microsoft.graph.person"/><EntitySet Name="zebras" EntityType="microsoft.graph.zebra"/></EntityContainer>',
    ),
  });
  expect(readme).toContain('createPerson({ displayName: "As I like it" }, { seed: 1 })');
  expect(readme).toContain("fixtures, and a Graph\nin memory.");
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

describe("the contract", () => {
  const state = { charts: [{ id: "c1", title: LONG + LONG }] };

  test("has an entry point of its own, where there are recordings", async () => {
    const without = await generateMocks({ text }, { state });
    expect(Object.keys(without).filter((path) => /contract|state/.test(path))).toEqual([]);
    const { "package.json": manifest = "", ...files } = await generateMocks(
      { text },
      { recordings },
    );
    expect(JSON.parse(manifest).exports).toMatchObject({
      "./contract": { types: "./types/contract.d.ts", default: "./dist/contract.js" },
    });
    expect(files["src/contract.ts"]).toContain(
      '      model: metadata.join("\\n"),\n      baseUrl: "https://graph.microsoft.com/v1.0",\n      recordings,\n    },\n',
    );
    expect(files["src/contract.ts"]).not.toContain("in memory");
    expect(files["src/state.ts"]).toBeUndefined();
    expect(files["src/recordings.ts"]).not.toContain("state");
  });

  test("starts from a state, where it is known, which goes with the recordings", async () => {
    const files = await generateMocks({ text }, { recordings, state });
    expect(files["src/contract.ts"]).toContain("      recordings,\n      state,\n");
    expect(files["src/recordings.ts"]).toContain('export { state } from "./state.js";\n');
    expect(files["types/recordings.d.ts"]).toContain("export declare const state: State;\n");
    expect(files["src/state.ts"]).toContain("export const state: State = {\n  charts: [\n");
    expect(files["types/contract.d.ts"]).toContain("in memory");
  });

  test("adds nothing to the main entry point", async () => {
    const [before, after] = [
      await generateMocks({ text }),
      await generateMocks({ text }, { recordings, state }),
    ];
    for (const path of ["src/index.ts", "types/index.d.ts", "api.json"]) {
      expect(after[path]).toBe(before[path]);
    }
  });

  test("is shown in the README by the names of the packages, where all are made", async () => {
    const readme = async (kinds: readonly PackageKind[]): Promise<string> => {
      const requests = kinds.map((kind) => ({
        kind,
        packageName: `@example/${kind}`,
        version: "1.0.0",
        recordings,
      }));
      const { packages } = await generateSlice("shop", readModel({ text }), requests);
      const { files = [] } = packages.find(({ kind }) => kind === "mocks") ?? {};
      return files.find(({ path }) => path === "README.md")?.text ?? "";
    };
    const whole = await readme(["models", "validators", "client", "mocks"]);
    expect(whole).toContain('import { createGraphClient } from "@example/client";');
    expect(whole).toContain('import { schemas } from "@example/validators/routes";');
    expect(whole).toContain('import { listContractTests } from "@example/mocks/contract";');
    const partial = await readme(["models", "mocks"]);
    expect(partial).not.toContain("createGraphClient }");
    expect(partial).toContain("`listContractTests` of `@example/mocks/contract`");
  });

  test.each(["https://graph.example", `https://${LONG}.example/${LONG}`])(
    "is as Prettier leaves it, at %s",
    async (baseUrl) => {
      const files = await generateMocks({ text }, { recordings, state, baseUrl });
      const emitted = Object.entries(files).filter(([path]) =>
        /contract|state|recordings\.|README/.test(path),
      );
      expect(emitted).toHaveLength(6);
      for (const [path, module] of emitted) expect(await formatFile(path, module)).toBe(module);
    },
  );
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
