import { suggestName, type Model, type SchemaType } from "@graphslice/csdl";
import { fail, type Scope } from "./scope.js";

/** The type of a name that is qualified by a namespace or an alias of the model; undefined if there is none. */
export function findType(model: Model, name: string): SchemaType | undefined {
  const type = model.types.get(name);
  if (type !== undefined) return type;
  const dot = name.lastIndexOf(".");
  const prefix = name.slice(0, dot);
  const schema = model.schemas.find(({ alias }) => alias === prefix);
  return schema === undefined ? undefined : model.types.get(schema.namespace + name.slice(dot));
}

/** @throws {UriError} if there is none. */
export function resolveType(scope: Scope, name: string, position: number): SchemaType {
  const type = findType(scope.model, name);
  if (type !== undefined) return type;
  const suggestion = suggestName(name, scope.model.types.keys());
  const hint = suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
  return fail(scope, position, `there is no type "${name}"${hint}`);
}
