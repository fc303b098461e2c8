import type { JsonValue } from "../package-context.js";
import { ODATA_PATH } from "../views/type-view.js";
import type { AliasStructure, InterfaceStructure, ModuleStructure } from "./module-structure.js";

const ODATA_FILE = `src/${ODATA_PATH}.ts`;

/**
 * The public API of a package as reviewers and the semver check read it: each exported name with its type, or with
 * base and members, ordered by name. Comments and the layout of files are no part of it. `modules` are by path.
 */
export function extractApi(
  modules: ReadonlyMap<string, ModuleStructure>,
): Readonly<Record<string, JsonValue>> {
  const entries: [name: string, entry: JsonValue][] = [];
  for (const [path, structure] of modules) {
    const prefix = path === ODATA_FILE ? "OData." : "";
    for (const statement of structure) {
      if (statement.kind !== "other") {
        entries.push([prefix + statement.name, describeStatement(statement)]);
      }
    }
  }
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function describeStatement(statement: InterfaceStructure | AliasStructure): JsonValue {
  if (statement.kind === "alias") return { type: statement.type };
  const { base, members } = statement;
  return {
    ...(base === undefined ? {} : { extends: base }),
    members: Object.fromEntries(members.map(({ key, type }) => [key, type])),
  };
}
