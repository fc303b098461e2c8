import { armsOf, createMemberEntry } from "./print-type.js";
import { readDeclarations, type Declaration, type TypeNode } from "./read-declarations.js";
import type { TypeEntry, TypeTable } from "./type-table.js";

/** How the packages name their top level from within a namespace. */
const TOP = /^microsoftgraph(beta)?\./;

/**
 * The types of one of Microsoft's packages, by the names that we give them: their `SecurityNamespace.Alert` is our
 * `SecurityAlert`.
 */
export function readPublishedTypes(file: string, text: string): TypeTable {
  const declarations = readDeclarations(file, text).filter(({ name }) => name !== "NullableOption");
  const names = new Set(declarations.map(qualify));
  const table = new Map<string, TypeEntry>();
  for (const declaration of declarations) {
    const { namespace } = declaration;
    const resolve = (name: string): string => {
      if (TOP.test(name)) return flatten(name.replace(TOP, ""));
      const local = qualify({ namespace, name });
      return names.has(local) ? local : flatten(name);
    };
    table.set(qualify(declaration), describe(declaration, resolve));
  }
  return table;
}

function describe(declaration: Declaration, resolve: (name: string) => string): TypeEntry {
  if (declaration.kind === "alias") {
    return { kind: "enum", values: new Set(armsOf(declaration.type).flatMap(valuesOf)) };
  }
  const { base, members } = declaration;
  return {
    kind: "object",
    ...(base?.kind === "name" ? { base: resolve(base.name) } : {}),
    members: new Map(members.map((member) => [member.name, createMemberEntry(member, resolve)])),
  };
}

/** An enumeration without members is `undefined` in their words. */
function valuesOf(type: TypeNode): readonly string[] {
  if (type.kind === "name" && type.name === "undefined") return [];
  if (type.kind !== "literal") throw new TypeError(`expected a string literal, not a ${type.kind}`);
  return [type.value];
}

function qualify({
  namespace,
  name,
}: {
  readonly namespace: string;
  readonly name: string;
}): string {
  return flatten(namespace === "" ? name : `${namespace}.${name}`);
}

/** A namespace that is also the name of a type is called so; `Search.Bookmark` is one name. */
function flatten(name: string): string {
  const parts = name.split(".");
  const last = parts.pop() ?? "";
  return parts.map((part) => part.replace(/Namespace$/, "")).join("") + last;
}
