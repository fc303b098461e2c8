import { aliasesOf } from "../check/resolve-path.js";
import { resolveName } from "../link/resolve-name.js";
import type { Model, Operation, SchemaType, TypeReference } from "../model.js";

/** How names are written out in full: a model's aliases. */
export type Scope = ReadonlyMap<string, string>;

export function scopeOf(model: Model): Scope {
  return aliasesOf(model);
}

/** A path with full names in its casts: `graph.user/manager` -> `microsoft.graph.user/manager`. */
export function qualifyPath(path: string, scope: Scope): string {
  return path
    .split("/")
    .map((segment) => {
      // An annotation in a path: `@Core.Description#tablet`, also after a navigation property.
      const at = segment.indexOf("@");
      if (at < 0) return resolveName(segment, scope);
      return `${segment.slice(0, at)}@${resolveName(segment.slice(at + 1), scope)}`;
    })
    .join("/");
}

/** `Collection(microsoft.graph.user)`; a type that stands in for one that was cut says so. */
export function writeReference({ type, isCollection, cutFrom }: TypeReference): string {
  const name =
    cutFrom === undefined ? type.qualifiedName : `${type.qualifiedName} (for ${cutFrom})`;
  return isCollection ? `Collection(${name})` : name;
}

/** What an operation is bound to; empty for unbound ones. */
export function bindingOf({ bindingParameter }: Operation): string {
  return bindingParameter === undefined ? "" : writeReference(bindingParameter.type);
}

/** `microsoft.graph.user/microsoft.graph.assign`, with the names of the parameters where overloads need them. */
export function pathOfOperation(operation: Operation, isOverloaded: boolean): string {
  const binding = bindingOf(operation);
  const bound = binding === "" ? "" : `${binding}/`;
  const names = operation.parameters.map(({ name }) => name).join(",");
  return `${bound}${operation.qualifiedName}${isOverloaded ? `(${names})` : ""}`;
}

export function isStructured(
  type: SchemaType,
): type is Extract<SchemaType, { kind: "EntityType" | "ComplexType" }> {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}
