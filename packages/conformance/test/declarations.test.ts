import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { generateSlice, readSlice, type PackageKind, type SourceText } from "@graphslice/generator";
import { describe, expect, test } from "vitest";
import { hasMaterial, readSnapshot } from "./material.js";
import { repository } from "./repository.js";
import { temporaryDirectory } from "./temporary-directory.js";

const TIMEOUT = 120_000;
const tsc = join(
  dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
  "bin/tsc",
);
const modelCases = join(repository, "packages/generator/test/cases");
const clientCases = join(repository, "packages/generator/test/client/cases");

type Source = Parameters<typeof readSlice>[0];

function read(...path: readonly string[]): SourceText {
  const file = join(...path);
  return { file, text: readFileSync(file) };
}

const HEAD = [
  'import type * as Modules from "./src/index.js";',
  'import type * as Declared from "./types/index.js";',
];
const MORE_OF_MOCKS = [
  'import type * as RecordedModules from "./src/recordings.js";',
  'import type * as RecordedDeclared from "./types/recordings.js";',
  "type Recorded = typeof RecordedModules.recordings;",
  "export const sameRecordings: Same<Recorded, typeof RecordedDeclared.recordings> = true;",
];
const IDENTICAL =
  "type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;";
/** Of the runtime's generic types the compiler only tells whether one can stand for the other. */
const ASSIGNABLE = "type Same<A, B> = [A, B] extends [B, A] ? true : false;";

/** A module that compiles where each type is in the declaration file what the modules make it. */
function compareTypes(kind: string, api: string): string {
  const entries: readonly (readonly [name: string, entry: object])[] = Object.entries(
    JSON.parse(api),
  );
  const pairs = entries
    .filter(([name]) => !name.startsWith("OData."))
    .map(([name, entry]) =>
      kind === "validators" || "signature" in entry
        ? `typeof Modules.${name}, typeof Declared.${name}`
        : `Modules.${name}, Declared.${name}`,
    );
  return [
    ...HEAD,
    ...(kind === "mocks" ? MORE_OF_MOCKS : []),
    kind === "client" ? ASSIGNABLE : IDENTICAL,
    ...pairs.map((pair, index) => `export const same${index}: Same<${pair}> = true;`),
    "",
  ].join("\n");
}

const KINDS = ["models", "validators", "client", "mocks"] as const;

/** Generates the packages of a slice, compiles modules and declaration files together, and tells what is not the same. */
async function compareDeclarations(
  source: Source,
  {
    kinds = KINDS,
    change = (_, text) => text,
  }: {
    readonly kinds?: readonly PackageKind[];
    readonly change?: (path: string, text: string) => string;
  } = {},
): Promise<readonly string[]> {
  const { slice, problems } = readSlice(source);
  if (slice === undefined) throw new Error(problems.join("\n"));
  const { packages } = await generateSlice(
    "shop",
    slice.model,
    kinds.map((kind) => ({
      kind,
      packageName: `shop-${kind}`,
      version: "1.0.0",
      recordings: [{ name: "list", archive: { log: { entries: [] } } }],
    })),
  );
  const directory = temporaryDirectory();
  const write = (path: string, text: string): void => {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  mkdirSync(join(directory, "node_modules/@graphslice"), { recursive: true });
  for (const name of ["runtime", "mock", "csdl"]) {
    symlinkSync(
      join(repository, "packages", name),
      join(directory, "node_modules/@graphslice", name),
    );
  }
  for (const { kind, files } of packages) {
    const folder = `node_modules/shop-${kind}`;
    for (const { path, text } of files) write(`${folder}/${path}`, change(path, text));
    const api = files.find(({ path }) => path === "api.json");
    write(`${folder}/same.ts`, compareTypes(kind, api?.text ?? "{}"));
  }
  // A unique symbol is the same as none but itself, so both have it of one module, whose text the generator's tests compare.
  write("node_modules/shop-models/types/odata.d.ts", 'export type * from "../src/odata.js";\n');
  const compilerOptions = {
    target: "ES2022",
    lib: ["ES2022", "DOM"],
    module: "NodeNext",
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    preserveSymlinks: true,
    noEmit: true,
  };
  write("package.json", '{ "type": "module" }');
  const include = ["node_modules/shop-*/same.ts"];
  write("tsconfig.json", JSON.stringify({ compilerOptions, include, exclude: [] }));
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", directory, "--pretty", "false"], {
    cwd: directory,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return stdout.split("\n").filter((line) => line !== "");
}

const office: Source = {
  metadata: read(repository, "metadata/office-configuration/office-configuration.csdl.xml"),
  overlay: read(repository, "metadata/office-configuration/overlay.xml"),
  selection: { roots: ["/officeConfiguration"] },
};

describe("for the compiler a package's declaration file is what its modules are", () => {
  test("in the slice that ships", { timeout: TIMEOUT }, async () => {
    expect(await compareDeclarations(office)).toEqual([]);
  });

  test.each([
    ...readdirSync(clientCases).map((name) => join(clientCases, name)),
    ...["name-clashes", "names-of-globals", "namespaces", "union-of-complex-types"].map((name) =>
      join(modelCases, name),
    ),
  ])("in %s", { timeout: TIMEOUT }, async (directory) => {
    const metadata = read(directory, "input.csdl.xml");
    expect(await compareDeclarations({ metadata, selection: { roots: [] } })).toEqual([]);
  });

  if (!hasMaterial)
    test.skip(
      "in the models, validators and mocks of Graph's v1.0: GRAPHSLICE_MATERIAL/csdl is absent",
    );
  else {
    // It is too deep for the compiler to compare two whole clients.
    test(
      "in the models, validators and mocks of Graph's v1.0",
      { timeout: 2 * TIMEOUT },
      async () => {
        const metadata = readSnapshot("graph-v1.0-2026-08-20");
        const source: Source = { metadata, selection: { roots: [] } };
        const kinds = ["models", "validators", "mocks"] as const;
        expect(await compareDeclarations(source, { kinds })).toEqual([]);
      },
    );
  }

  test.each([
    ["wasSuccessful: boolean", "wasSuccessful?: boolean"],
    ["deviceName?: string | null", "deviceName?: string"],
    ["readonly policyPayload: Runtime.StreamPath", "readonly policyPayload: Runtime.MediaPath"],
    ["(options: Runtime.ClientOptions)", "(options?: Runtime.ClientOptions)"],
    ["entitySchema: Schema<Models.Entity>", "entitySchema: Schema<Models.EntityCreate>"],
    ["overrides?: Partial<Models.Entity>", "overrides?: Models.Entity"],
    ['options?: Omit<Mock.MockOptions, "model">', "options?: Mock.MockOptions"],
  ])("what is not would be told: %s as %s", { timeout: TIMEOUT }, async (from, to) => {
    const errors = await compareDeclarations(office, {
      change: (path, text) => (path === "types/index.d.ts" ? text.replace(from, to) : text),
    });
    expect(errors.join("\n")).toContain("Type 'true' is not assignable to type 'false'");
  });
});
