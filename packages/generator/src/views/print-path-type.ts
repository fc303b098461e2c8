import { printIdentifier, printKey, printString } from "../render/tokens.js";
import type { FieldView, PathType, PathTypeName } from "./path-type.js";

/** A type as TypeScript text, on one line. */
export function printPathType(type: PathType): string {
  switch (type.kind) {
    case "keyword":
      return type.name;
    case "string":
      return printString(type.value);
    case "name": {
      const { typeArguments } = type;
      const list = typeArguments.map(printPathType).join(", ");
      return printPathName(type) + (typeArguments.length === 0 ? "" : `<${list}>`);
    }
    case "array": {
      const element = printPathType(type.element);
      return `${type.isReadonly ? "readonly " : ""}${isCompound(type.element) ? `(${element})` : element}[]`;
    }
    case "union":
      return type.arms.map(printPathType).join(" | ");
    case "intersection":
      return type.arms.map(printPathType).join(" & ");
    case "index":
      return `${printPathType(type.object)}[${printString(type.key)}]`;
    case "members":
      return type.members.length === 0
        ? "{}"
        : `{ ${type.members.map((field) => `${printField(field)}${printPathType(field.type)};`).join(" ")} }`;
  }
}

export function isCompound({ kind }: PathType): boolean {
  return kind === "union" || kind === "intersection";
}

/** The name with its namespace, without type arguments. */
export function printPathName({ name, namespace }: PathTypeName): string {
  return `${namespace === undefined ? "" : `${namespace}.`}${printIdentifier(name)}`;
}

/** A field up to its type. */
export function printField({ name, isOptional }: FieldView): string {
  return `readonly ${printKey(name)}${isOptional ? "?" : ""}: `;
}
