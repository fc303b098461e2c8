import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomCsdl } from "../../../csdl/test/write/random-csdl.js";
import { readSlice } from "../../src/read-slice.js";
import { readStructure } from "../../src/verify/read-structure.js";
import {
  generateClient,
  generateMocks,
  generateModels,
  generateValidators,
  type Files,
  type ModelSource,
} from "../generate-models.js";
import { findCases } from "../golden/find-cases.js";
import { readBody } from "./read-body.js";
import { declareFunctions } from "./declare-functions.js";

const CLIENT_CASES = new URL("../client/cases/", import.meta.url);
const VALIDATOR_INPUT = new URL("../validators/input.csdl.xml", import.meta.url);

/** Modules that say nothing of a type of the slice. */
const OTHERS = ["src/index.ts", "src/odata.ts", "src/create-graph-client.ts"];

const sources: readonly (readonly [name: string, source: ModelSource])[] = [
  ...findCases().map(({ name, source }) => [name, source] as const),
  ...readdirSync(CLIENT_CASES).map((name) => {
    const text = readFileSync(new URL(`${name}/input.csdl.xml`, CLIENT_CASES), "utf8");
    return [`client/${name}`, { text }] as const;
  }),
  ["validators", { text: readFileSync(VALIDATOR_INPUT, "utf8") }],
];

function modulesOf(files: Files): readonly (readonly [path: string, text: string])[] {
  return Object.entries(files)
    .filter(([path]) => path.startsWith("src/") && !OTHERS.includes(path))
    .sort(([a], [b]) => (a.replace(/\.ts$/, "") < b.replace(/\.ts$/, "") ? -1 : 1));
}

/** The declaration file has the text of all modules, comments and all, and nothing else. */
function expectSameText(files: Files): void {
  const bodies = modulesOf(files).map(([path, text]) => readBody(path, text));
  const path = "types/index.d.ts";
  expect(readBody(path, files[path] ?? "")).toBe(bodies.join("\n\n"));
}

describe("models", () => {
  test.each(sources)("of %s are declared as their modules have them", async (_, source) => {
    const files = await generateModels(source);
    expectSameText(files);
    const [module = "", declared = ""] = ["src/odata.ts", "types/odata.d.ts"].map((path) =>
      readBody(path, files[path] ?? ""),
    );
    // Without the last line the compiler would take all of it for exported.
    expect(declared).toBe(`${module}\n\nexport {};`);
  });
});

describe("a client", () => {
  test.each(sources)("of %s is declared as its modules have it", async (_, source) => {
    expectSameText(await generateClient(source));
  });

  test("is made by the function that its module has", async () => {
    const files = await generateClient({ text: readFileSync(VALIDATOR_INPUT, "utf8") });
    const path = "src/create-graph-client.ts";
    const [made] = readStructure(path, files[path] ?? "").structure.filter(
      ({ kind }) => kind === "function",
    );
    const declared = readStructure("types/index.d.ts", files["types/index.d.ts"] ?? "");
    const { name, signature } = { name: "", signature: "", ...made };
    expect(declared.structure).toContainEqual({
      kind: "ambient",
      text: `function ${name}${signature.replace("ClientOptions", "Runtime.ClientOptions")};`,
    });
  });
});

describe("validators", () => {
  test.each(sources)("of %s are declared as their modules export them", async (_, source) => {
    const files = await generateValidators(source);
    const exported = modulesOf(files).flatMap(([path, text]) =>
      readStructure(path, text).structure.flatMap((statement) =>
        statement.kind === "constant" && statement.isExported && statement.name !== "schemas"
          ? [`const ${statement.name}: ${statement.type};`]
          : [],
      ),
    );
    const declared = ["types/index.d.ts", "types/registry.d.ts"].flatMap((path) =>
      readStructure(path, files[path] ?? "").structure.flatMap((statement) =>
        statement.kind === "ambient" ? [statement.text] : [],
      ),
    );
    expect(declared).toEqual(exported);
  });
});

/** Each function that the index of mocks exports is declared, with its comment, in the order of modules. */
function expectSameFunctions(files: Files): void {
  const exported = readStructure("src/index.ts", files["src/index.ts"] ?? "").structure.flatMap(
    (statement) => (statement.kind === "export" && !statement.isTypeOnly ? statement.names : []),
  );
  const [graph, ...fixtures] = [
    "src/create-mock-graph.ts",
    ...modulesOf(files).flatMap(([path]) => (path.startsWith("src/create-") ? [] : [path])),
  ].map((path) => declareFunctions(path, files[path] ?? "", exported));
  const path = "types/index.d.ts";
  const declared = declareFunctions(path, files[path] ?? "", exported);
  expect(declared).toEqual([...(graph ?? []), ...fixtures.flat()]);
  expect(declared).toHaveLength(exported.length);
}

describe("mocks", () => {
  test.each(sources)("of %s are declared as their modules export them", async (_, source) => {
    expectSameFunctions(await generateMocks(source));
  });

  test("have three more entry points, which are declared as they are", async () => {
    const recordings = [{ name: "list-orders", archive: { log: { entries: [] } } }];
    const text = readFileSync(VALIDATOR_INPUT, "utf8");
    const files = await generateMocks({ text }, { recordings });
    expect(files["types/msw.d.ts"]).toBe(files["src/msw.ts"]);
    const read = (path: string) => readStructure(path, files[path] ?? "").structure;
    const modules = read("src/recordings.ts").flatMap((statement) => {
      if (statement.kind !== "constant") return [statement];
      const { name, type } = statement;
      return statement.isExported
        ? [{ kind: "ambient" as const, text: `const ${name}: ${type};` }]
        : [];
    });
    expect(read("types/recordings.d.ts")).toEqual(modules);
    const [own, declared] = ["src/contract.ts", "types/contract.d.ts"].map((path) =>
      declareFunctions(path, files[path] ?? "", ["listContractTests"]),
    );
    expect(declared).toEqual(own);
    expect(declared).toHaveLength(1);
  });

  test.each([
    ["a function that is missing", /export declare function \w+Update\([^;]*;\n/, ""],
    ["another parameter", /overrides\?: Partial<Models\.\w+/, "$&_"],
    ["a parameter that has to be", /options\?: F/, "options: F"],
    ["another comment", /\/\*\* /, "/** Not "],
  ])("are not as their modules with %s", async (_, found, replacement) => {
    const files = await generateMocks({ text: readFileSync(VALIDATOR_INPUT, "utf8") });
    const text = files["types/index.d.ts"] ?? "";
    const changed = text.replace(found, replacement);
    expect(changed).not.toBe(text);
    expect(() => expectSameFunctions({ ...files, "types/index.d.ts": changed })).toThrow();
  });
});

test("whatever is generated is declared as its modules have it", { timeout: 60_000 }, async () => {
  const csdl = randomCsdl.filter((text) => {
    const metadata = { file: "input.csdl.xml", text };
    return readSlice({ metadata, selection: { roots: [] } }).slice !== undefined;
  });
  await fc.assert(
    fc.asyncProperty(csdl, async (text) => {
      expectSameText(await generateModels({ text }));
      expectSameText(await generateClient({ text }));
      expectSameFunctions(await generateMocks({ text }));
    }),
    { numRuns: 30 },
  );
});

test.each([
  ["a type that is missing", /export interface \w+Update [^}]*\}\n/, ""],
  ["a type too many", /$/, "\nexport type More = string;\n"],
  ["a member that is another", /: number/, ": string"],
  ["another comment", /\/\*\* /, "/** Not "],
])("%s would be told", async (_, found, replacement) => {
  const files = await generateModels({ text: readFileSync(VALIDATOR_INPUT, "utf8") });
  const text = files["types/index.d.ts"] ?? "";
  const changed = text.replace(found, replacement);
  expect(changed).not.toBe(text);
  expect(() => expectSameText({ ...files, "types/index.d.ts": changed })).toThrow();
});
