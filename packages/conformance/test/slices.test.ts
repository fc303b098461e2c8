import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Model } from "@graphslice/csdl";
import type { GeneratedFile, SourceText } from "@graphslice/generator";
import { check, resolveConfig } from "prettier";
import { beforeAll, describe, expect, test } from "vitest";
import { generateModels, readModel, type GeneratedModels } from "../src/generate-models.js";
import { compileProject } from "../src/packages/compile-project.js";
import { compareWithModel } from "../src/slices/compare-with-model.js";
import { memberNames, readApi } from "../src/slices/read-api.js";
import { hasMaterial, readSnapshot } from "./material.js";
import { repository } from "./repository.js";
import { temporaryDirectory } from "./temporary-directory.js";

const V1 = "graph-v1.0-2026-08-20";
const OFFICE = ["/officeConfiguration"];

interface Slice {
  readonly name: string;
  /** The snapshot that it is of; that of the repository otherwise. */
  readonly snapshot?: string;
  readonly roots: readonly string[];
}

const published: readonly Slice[] = [
  { name: "office-2018-12", snapshot: "graph-beta-2018-12-18", roots: OFFICE },
  { name: "office-2020-02", snapshot: "graph-beta-2020-02-26", roots: OFFICE },
  { name: "office-2020-09", snapshot: "graph-beta-2020-09-29", roots: OFFICE },
  { name: "office-2021-07", snapshot: "graph-beta-2021-07-13", roots: OFFICE },
  { name: "users", snapshot: V1, roots: ["/users"] },
  { name: "device-management", snapshot: V1, roots: ["/deviceManagement"] },
  { name: "security", snapshot: V1, roots: ["/security"] },
  { name: "whole", snapshot: V1, roots: [] },
];
const slices: readonly Slice[] = [
  { name: "office-configuration", roots: OFFICE },
  ...(hasMaterial ? published : []),
];

const compilerOptions = {
  target: "ES2023",
  // Without the browser's names, so that none of them stands in for a type that is not imported.
  lib: ["ES2023"],
  module: "NodeNext",
  moduleDetection: "force",
  types: [],
  strict: true,
  allowUnreachableCode: false,
  allowUnusedLabels: false,
  erasableSyntaxOnly: true,
  exactOptionalPropertyTypes: true,
  isolatedDeclarations: true,
  isolatedModules: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedIndexedAccess: true,
  noUncheckedSideEffectImports: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  declaration: true,
  noEmit: true,
};

const PRAGMA =
  /@ts-(?:no|ignore|expect|check)|(?:eslint|oxlint|prettier|biome|istanbul|v8|c8)-?[ -](?:disable|ignore)|^\s*\/\/\/\s*<|@jsx|@(?:flow|format|prettier)\b/m;

/** Types whose names are those of globals, one that is called so in a namespace, and the types that hold them. */
const names = `
import type {
  Alert, Event, Location, Process, Request, SecurityAlert, SecurityCase, SecurityEdiscoveryCase,
  TermStoreGroup, TermStoreSet, TypesByName, User,
} from "./whole/src/index.js";

export const location: Location = { displayName: "Canteen" };
export const event: Event = { id: "1", subject: "Lunch", location };
export const user: User = { id: "2", events: [event] };
export const process: Process = { name: "cmd.exe" };
export const alert: Alert = { id: "3", processes: [process] };
export const other: SecurityAlert = { id: "4", providerAlertId: "of another namespace" };
export const set: TermStoreSet = { id: "5", description: "Departments" };
export const group: TermStoreGroup = { id: "6", sets: [set] };
export const request: Request = { id: "7", status: "open" };
export const found: SecurityCase = {
  "@odata.type": "#microsoft.graph.security.ediscoveryCase", id: "8", displayName: "Found",
} satisfies SecurityEdiscoveryCase;

type Same<A, B> = [A, B] extends [B, A] ? true : false;
export const registered: readonly [
  Same<TypesByName["microsoft.graph.event"], Event>,
  Same<TypesByName["microsoft.graph.termStore.set"], TermStoreSet>,
  Same<TypesByName["microsoft.graph.security.case"], SecurityCase>,
  Same<TypesByName["microsoft.graph.alert"], SecurityAlert>,
] = [true, true, true, false];
`;

const TIMEOUT = 120_000;

/** Files that show each layout: the largest, all that are no module of a type, and some of the others. */
function sampleFiles(files: readonly GeneratedFile[]): readonly GeneratedFile[] {
  const isModule = ({ path }: GeneratedFile): boolean => path.split("/").length > 2;
  const modules = files
    .filter(isModule)
    .toSorted((a, b) => b.text.length - a.text.length || (a.path < b.path ? -1 : 1));
  return [
    ...files.filter((file) => !isModule(file)),
    ...modules.filter((_, index) => index < 60 || index % 20 === 0),
  ];
}

function readSource(snapshot: string | undefined): Model {
  if (snapshot !== undefined) return readModel(readSnapshot(snapshot));
  const read = (name: string): SourceText => {
    const file = join(repository, "metadata/office-configuration", name);
    return { file, text: readFileSync(file) };
  };
  return readModel(read("office-configuration.csdl.xml"), read("overlay.xml"));
}

const directory = temporaryDirectory();
const generated = new Map<string, GeneratedModels>();

function modelsOf(name: string): GeneratedModels {
  const models = generated.get(name);
  if (models === undefined) throw new Error(`${name} was not generated`);
  return models;
}

beforeAll(async () => {
  const wholes = new Map<string | undefined, Model>();
  for (const { name, snapshot, roots } of slices) {
    const whole = wholes.get(snapshot) ?? readSource(snapshot);
    wholes.set(snapshot, whole);
    generated.set(name, await generateModels(whole, roots));
  }
}, TIMEOUT);

describe.each(slices)("the slice $name", ({ name }) => {
  test("has every type, member and operation of its model, and nothing else", () => {
    const { model, files, renames } = modelsOf(name);
    expect(compareWithModel(model, readApi(files))).toEqual({ missing: [], unaccounted: [] });
    expect(renames).toEqual([]);
  });

  test("has no pragma", () => {
    const found = modelsOf(name).files.filter(({ text }) => PRAGMA.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  // The other slices consist of what the whole has, too.
  if (!name.startsWith("office") && name !== "whole") return;
  test("is as Prettier would write it", { timeout: TIMEOUT }, async () => {
    const options = await resolveConfig(join(repository, "package.json"));
    const changed: string[] = [];
    for (const { path, text } of sampleFiles(modelsOf(name).files)) {
      if (!(await check(text, { ...options, filepath: path }))) changed.push(path);
    }
    expect(changed).toEqual([]);
  });
});

test("the slices compile with every check of the compiler", { timeout: TIMEOUT }, () => {
  for (const [name, { files }] of generated) {
    const folders = new Set(files.map(({ path }) => dirname(join(directory, name, path))));
    for (const folder of folders) mkdirSync(folder, { recursive: true });
    for (const { path, text } of files) writeFileSync(join(directory, name, path), text);
    const exported = Object.keys(readApi(files)).filter((entry) => !entry.startsWith("OData."));
    const consumer = `export type { OData, ${exported.join(", ")} } from "./src/index.js";\n`;
    writeFileSync(join(directory, name, "consumer.ts"), consumer);
  }
  if (generated.has("whole")) writeFileSync(join(directory, "names.ts"), names);
  const include = ["*/src", "*/types", "*/consumer.ts", "names.ts"];
  expect(compileProject(directory, { compilerOptions, include }).slice(0, 20)).toEqual([]);
});

if (!hasMaterial) {
  test.skip("slices of Graph's metadata are all of that: GRAPHSLICE_MATERIAL/csdl is absent");
} else {
  test("reserved words are members as the service has them", () => {
    const members = new Set(Object.values(readApi(modelsOf("whole").files)).flatMap(memberNames));
    const reserved = ["class", "default", "delete", "from", "package", "protected", "set", "type"];
    expect(reserved.filter((name) => !members.has(name))).toEqual([]);
  });
}
