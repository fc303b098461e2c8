import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readSlice, type PackageKind, type SourceText } from "@graphslice/generator";
import { beforeAll, describe, expect, test } from "vitest";
import { compileProject } from "../src/packages/compile-project.js";
import { installPackages, linkDependencies, rootOf } from "../src/packages/install-packages.js";
import { installWhole } from "./install-whole.js";
import { hasMaterial } from "./material.js";
import { repository } from "./repository.js";
import { temporaryDirectory } from "./temporary-directory.js";

const TIMEOUT = 240_000;
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

/** The name of the slice whose comparison the compiler says something of. */
function placeOf(line: string): string | undefined {
  return /^node_modules\/@example\/(.*)-\w+\/same\.ts\(/.exec(line)?.[1];
}

/** Metadata, and a change of its declaration files. */
interface Case {
  readonly source: Source;
  readonly change?: readonly [from: string, to: string];
}

/** Writes a module beside each package's modules and declaration files that compiles where they are the same. */
function writeComparisons(
  directory: string,
  name: string,
  kinds: readonly PackageKind[],
  [from, to]: readonly [string, string] = ["", ""],
): void {
  for (const kind of kinds) {
    const root = rootOf(directory, name, kind);
    const index = join(root, "types/index.d.ts");
    writeFileSync(index, readFileSync(index, "utf8").replace(from, to));
    const api = readFileSync(join(root, "api.json"), "utf8");
    writeFileSync(join(root, "same.ts"), compareTypes(kind, api));
  }
  // A unique symbol is the same as none but itself, so both have it of one module, whose text the generator's tests compare.
  const symbols = join(rootOf(directory, name, "models"), "types/odata.d.ts");
  writeFileSync(symbols, 'export type * from "../src/odata.js";\n');
}

/** Compiles the comparisons of all slices that are installed below a directory. */
function compileComparisons(directory: string): readonly string[] {
  return compileProject(directory, {
    compilerOptions: {
      target: "ES2022",
      lib: ["ES2022", "DOM"],
      module: "NodeNext",
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
    },
    include: ["node_modules/@example/*/same.ts"],
  });
}

const office: Source = {
  metadata: read(repository, "metadata/office-configuration/office-configuration.csdl.xml"),
  overlay: read(repository, "metadata/office-configuration/overlay.xml"),
  selection: { roots: ["/officeConfiguration"] },
};

const ownCases = [
  ...readdirSync(clientCases).map((name) => join(clientCases, name)),
  ...["name-clashes", "names-of-globals", "namespaces", "union-of-complex-types"].map((name) =>
    join(modelCases, name),
  ),
];

const changes = [
  ["wasSuccessful: boolean", "wasSuccessful?: boolean"],
  ["deviceName?: string | null", "deviceName?: string"],
  ["readonly policyPayload: Runtime.StreamPath", "readonly policyPayload: Runtime.MediaPath"],
  ["(options: Runtime.ClientOptions)", "(options?: Runtime.ClientOptions)"],
  ["entitySchema: Schema<Models.Entity>", "entitySchema: Schema<Models.EntityCreate>"],
  ["overrides?: Partial<Models.Entity>", "overrides?: Models.Entity"],
  ['options?: Omit<Mock.MockOptions, "model">', "options?: Mock.MockOptions"],
] as const;

const cases = new Map<string, Case>([
  ["office", { source: office }],
  ...ownCases.map((directory): readonly [string, Case] => {
    const metadata = read(directory, "input.csdl.xml");
    return [basename(directory), { source: { metadata, selection: { roots: [] } } }];
  }),
  ...changes.map((change, index): readonly [string, Case] => [
    `change-${index}`,
    { source: office, change },
  ]),
]);

describe("for the compiler a package's declaration file is what its modules are", () => {
  const directory = temporaryDirectory();
  let errors: readonly string[];
  const errorsOf = (name: string): readonly string[] =>
    errors.filter((line) => placeOf(line) === name);

  // All at once: most of what the compiler does is the same for each.
  beforeAll(async () => {
    for (const [name, { source, change }] of cases) {
      const { slice, problems } = readSlice(source);
      if (slice === undefined) throw new Error(problems.join("\n"));
      await installPackages({ name, model: slice.model, kinds: KINDS }, directory);
      writeComparisons(directory, name, KINDS, change);
    }
    errors = compileComparisons(directory);
  }, TIMEOUT);

  test("in the slice that ships", () => {
    expect(errorsOf("office")).toEqual([]);
  });

  test.each(ownCases.map((path) => basename(path)))("in %s", (name) => {
    expect(errorsOf(name)).toEqual([]);
  });

  test.each(changes.map(([from, to], index) => [from, to, index] as const))(
    "what is not would be told: %s as %s",
    (_from, _to, index) => {
      expect(errorsOf(`change-${index}`).join("\n")).toContain(
        "Type 'true' is not assignable to type 'false'",
      );
    },
  );

  test("nothing else is told", () => {
    const isStray = (line: string): boolean =>
      !line.startsWith(" ") && !cases.has(placeOf(line) ?? "");
    expect(errors.filter(isStray)).toEqual([]);
  });
});

describe("for the compiler a declaration file of the whole of Graph's v1.0 is what the modules are", () => {
  if (!hasMaterial) {
    test.skip("in models, validators and mocks: GRAPHSLICE_MATERIAL/csdl is absent");
    return;
  }
  const directory = temporaryDirectory();
  // It is too deep for the compiler to compare two whole clients.
  test("in models, validators and mocks", { timeout: TIMEOUT }, async () => {
    const kinds = ["models", "validators", "mocks"] as const;
    const whole = await installWhole("graph-v1.0-2026-08-20");
    for (const kind of kinds) {
      const root = rootOf(whole.directory, whole.name, kind);
      const target = rootOf(directory, whole.name, kind);
      for (const path of ["src", "types", "api.json", "package.json"]) {
        cpSync(join(root, path), join(target, path), { recursive: true });
      }
    }
    linkDependencies(directory);
    writeComparisons(directory, whole.name, kinds);
    expect(compileComparisons(directory)).toEqual([]);
  });
});
