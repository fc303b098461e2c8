import { printIdentifier, printString } from "../render/tokens.js";
import { ODATA_PATH, type TypeView } from "./type-view.js";

/** A type as TypeScript text, on one line. */
export function printType(type: TypeView): string {
  switch (type.kind) {
    case "keyword":
      return type.name;
    case "literal":
      return printString(type.value);
    case "array":
      return type.element.kind === "union"
        ? `(${printType(type.element)})[]`
        : `${printType(type.element)}[]`;
    case "union":
      return type.arms.map(printType).join(" | ");
    case "name": {
      const prefix = type.path === ODATA_PATH ? "OData." : "";
      const typeArguments = type.typeArguments?.map(printType).join(", ");
      return (
        prefix +
        printIdentifier(type.name) +
        (typeArguments === undefined ? "" : `<${typeArguments}>`)
      );
    }
  }
}
