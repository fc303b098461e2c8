import { suggestName, type SchemaType } from "@graphslice/csdl";
import { fail, type Scope } from "./scope.js";

/** The type of a name that is qualified by a namespace or an alias of the model. @throws {UriError} if there is none. */
export function resolveType(scope: Scope, name: string, position: number): SchemaType {
  const type = scope.index.findType(name);
  if (type !== undefined) return type;
  const suggestion = suggestName(name, scope.index.model.types.keys());
  const hint = suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
  return fail(scope, position, `there is no type "${name}"${hint}`);
}
