import type { GeneratedFile } from "@graphslice/generator";
import { armsOf, createMemberEntry } from "./print-type.js";
import {
  readDeclarations,
  type Declaration,
  type InterfaceDeclaration,
  type TypeNode,
} from "./read-declarations.js";
import type { TypeEntry, TypeTable } from "./type-table.js";

const REGISTER = "src/types-by-name.ts";

/**
 * The types for reading of a models package, from the text of its files. A hierarchy's union and the interface that its
 * types share are one entry, under the name of the union.
 */
export function readEmittedTypes(files: readonly GeneratedFile[]): TypeTable {
  const declarations = new Map<string, Declaration>();
  const registered = new Set<string>();
  for (const { path, text } of files) {
    if (!path.startsWith("src/") || path === "src/odata.ts" || path === "src/index.ts") continue;
    const found = readDeclarations(path, text);
    if (path === REGISTER) for (const name of namesIn(found)) registered.add(name);
    else for (const declaration of found) declarations.set(declaration.name, declaration);
  }
  const unions = new Map<string, string>();
  const table = new Map<string, TypeEntry>();
  for (const name of registered) {
    const shape = findShape(name, declarations);
    if (shape.name !== name) unions.set(shape.name, name);
  }
  const resolve = (name: string): string => unions.get(name) ?? name;
  for (const name of registered) table.set(name, describe(findShape(name, declarations), resolve));
  for (const declaration of declarations.values()) {
    if (declaration.kind === "alias" && !registered.has(declaration.name)) {
      const values = readValues(declaration.type);
      if (values !== undefined) table.set(declaration.name, { kind: "enum", values });
    }
  }
  return table;
}

function namesIn(register: readonly Declaration[]): readonly string[] {
  return register.flatMap((declaration) =>
    declaration.kind === "interface"
      ? declaration.members.map(({ type }) => (type.kind === "name" ? type.name : ""))
      : [],
  );
}

/** The interface that holds a type's members: its own, or that which the last arm of its union names. */
function findShape(
  name: string,
  declarations: ReadonlyMap<string, Declaration>,
): InterfaceDeclaration {
  const declaration = declarations.get(name);
  if (declaration === undefined) throw new TypeError(`${name} is registered, but not declared`);
  if (declaration.kind === "interface") return declaration;
  const last = armsOf(declaration.type).at(-1);
  const [shape] = last?.kind === "name" && last.name === "OData.Newer" ? last.typeArguments : [];
  if (shape?.kind !== "name") throw new TypeError(`${name} is no union of a hierarchy`);
  return findShape(shape.name, declarations);
}

function describe(
  { base, members }: InterfaceDeclaration,
  resolve: (name: string) => string,
): TypeEntry {
  const entries = members.map(
    (member) => [member.name, createMemberEntry(member, resolve)] as const,
  );
  return {
    kind: "object",
    ...(base?.kind === "name" ? { base: resolve(base.name) } : {}),
    members: new Map(entries),
  };
}

/** The known values of an enumeration; nothing where the alias is something else. */
function readValues(type: TypeNode): ReadonlySet<string> | undefined {
  const arms = armsOf(type);
  const isOpen = arms.some((arm) => arm.kind === "name" && arm.name === "OData.OtherString");
  if (!isOpen) return undefined;
  return new Set(arms.flatMap((arm) => (arm.kind === "literal" ? [arm.value] : [])));
}
