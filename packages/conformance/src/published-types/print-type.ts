import type { MemberDeclaration, TypeNode } from "./read-declarations.js";
import type { MemberEntry } from "./type-table.js";

/** A member as tables have it: null apart from the type. `resolve` turns a name as written into a table's. */
export function createMemberEntry(
  { isOptional, type }: MemberDeclaration,
  resolve: (name: string) => string,
): MemberEntry {
  const arms = armsOf(type);
  const others = arms.filter((arm) => !isNull(arm));
  const [only] = others;
  return {
    type: printType(
      others.length === 1 && only !== undefined ? only : { kind: "union", arms: others },
      resolve,
    ),
    isNullable: others.length < arms.length,
    isOptional,
  };
}

/** The arms of a union, or the type itself; `NullableOption<T>` is how Microsoft's types write `T | null`. */
export function armsOf(type: TypeNode): readonly TypeNode[] {
  if (type.kind === "union") return type.arms.flatMap(armsOf);
  if (type.kind !== "name" || type.name !== "NullableOption") return [type];
  return [...type.typeArguments.flatMap(armsOf), NULL];
}

const NULL: TypeNode = { kind: "name", name: "null", typeArguments: [] };

function isNull(type: TypeNode): boolean {
  return type.kind === "name" && type.name === "null";
}

function printType(type: TypeNode, resolve: (name: string) => string): string {
  switch (type.kind) {
    case "name": {
      const typeArguments = type.typeArguments.map((argument) => printType(argument, resolve));
      const list = typeArguments.length === 0 ? "" : `<${typeArguments.join(", ")}>`;
      return resolve(type.name) + list;
    }
    case "literal":
      return JSON.stringify(type.value);
    case "array": {
      const element = printType(type.element, resolve);
      return type.element.kind === "union" ? `(${element})[]` : `${element}[]`;
    }
    case "union":
      return type.arms.map((arm) => printType(arm, resolve)).join(" | ");
    case "other":
      return type.text;
  }
}
