import type { JsonValue } from "../package-context.js";
import { ODATA_PATH } from "../views/type-view.js";
import type {
  AliasStructure,
  ConstantStructure,
  FunctionStructure,
  InterfaceStructure,
  ModuleStructure,
  StatementStructure,
} from "./module-structure.js";

const INDEX_FILE = "src/index.ts";
const ODATA_FILE = `src/${ODATA_PATH}.ts`;

/**
 * The public API of a package as reviewers and the semver check read it: each name that its index exports with its
 * type, its base and members, its signature, or its value, ordered by name. Comments and the layout of files are no part of it.
 * `modules` are by path.
 */
export function extractApi(
  modules: ReadonlyMap<string, ModuleStructure>,
): Readonly<Record<string, JsonValue>> {
  const exported = new Set(
    (modules.get(INDEX_FILE) ?? []).flatMap((statement) =>
      statement.kind === "export" ? statement.names : [],
    ),
  );
  const entries: [name: string, entry: JsonValue][] = [];
  for (const [path, structure] of modules) {
    // Declaration files repeat what the modules have.
    if (path.endsWith(".d.ts")) continue;
    for (const statement of structure) {
      if (!isDeclaration(statement)) continue;
      if (path === ODATA_FILE) {
        entries.push([`OData.${statement.name}`, describeDeclaration(statement)]);
      } else if (exported.has(statement.name)) {
        entries.push([statement.name, describeDeclaration(statement)]);
      }
    }
  }
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

type Declaration = InterfaceStructure | AliasStructure | ConstantStructure | FunctionStructure;

function isDeclaration(statement: StatementStructure): statement is Declaration {
  return ["interface", "alias", "constant", "function"].includes(statement.kind);
}

function describeDeclaration(statement: Declaration): JsonValue {
  if (statement.kind === "constant") return { type: statement.type ?? statement.value };
  if (statement.kind === "function") return { signature: statement.signature };
  if (statement.kind === "alias") return { type: statement.type };
  const { base, members } = statement;
  return {
    ...(base === undefined ? {} : { extends: base }),
    members: Object.fromEntries(members.map(({ key, type }) => [key, type])),
  };
}
