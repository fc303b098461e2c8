import type { CsdlDocument } from "../document.js";
import { resolveName } from "../link/resolve-name.js";

/** A document's aliases and the namespaces they stand for (OData CSDL XML 4.01 §5.1, §3.4). */
export type NameScope = ReadonlyMap<string, string>;

export function collectScope(document: CsdlDocument): NameScope {
  const includes = document.references.flatMap((reference) => reference.includes);
  const scope = new Map<string, string>();
  for (const { alias, namespace } of [...document.schemas, ...includes]) {
    if (alias !== undefined && !scope.has(alias)) scope.set(alias, namespace);
  }
  return scope;
}

/** A path whose qualified segments (types, terms behind `@`, containers) are qualified by namespace. */
export function qualifyPath(path: string, scope: NameScope): string {
  return path
    .split("/")
    .map((segment) => {
      if (!segment.includes(".") || segment.includes("(")) return segment;
      return segment.startsWith("@")
        ? `@${resolveName(segment.slice(1), scope)}`
        : resolveName(segment, scope);
    })
    .join("/");
}

/** The target of an `edm:Annotations`, also of one overload: `ns.operation(ns.Type,Edm.String)/parameter`. */
export function qualifyTarget(target: string, scope: NameScope): string {
  const overload = /^([^(]*)\((.*)\)(.*)$/.exec(target);
  if (overload === null) return qualifyPath(target, scope);
  const [, operation = "", types = "", rest = ""] = overload;
  const qualified = types.split(",").map((type) => qualifyTypeName(type.trim(), scope));
  return `${resolveName(operation, scope)}(${qualified.join()})${rest}`;
}

function qualifyTypeName(type: string, scope: NameScope): string {
  const [, element] = /^Collection\((.*)\)$/.exec(type) ?? [];
  return element === undefined
    ? resolveName(type, scope)
    : `Collection(${resolveName(element, scope)})`;
}

/** How a type is written in an overload's target, qualified by namespace. */
export function writeTypeName(
  { name, isCollection }: { readonly name: string; readonly isCollection: boolean },
  scope: NameScope,
): string {
  const qualified = resolveName(name, scope);
  return isCollection ? `Collection(${qualified})` : qualified;
}
