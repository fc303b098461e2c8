import type { SchemaType } from "@graphslice/csdl";
import type { Mode } from "../models/map-type.js";
import type { TypeNames } from "../names/name-table.js";

/** The function that checks a value of a type. */
export function checkName({ read }: Pick<TypeNames, "read">): string {
  return `check${read}`;
}

/** The function that checks the members which a type shares with those that derive from it. */
export function shapeCheckName({ readShape }: Pick<TypeNames, "readShape">): string {
  return `check${readShape}`;
}

/** The exported schema of one of a type's TypeScript types. */
export function schemaName(typeName: string): string {
  return `${typeName.charAt(0).toLowerCase()}${typeName.slice(1)}Schema`;
}

/** The modes in which a type has a TypeScript type, and so a schema, of its own. */
export function modesOf({ kind }: SchemaType): readonly Mode[] {
  return kind === "EntityType" ? ["read", "create", "update"] : ["read"];
}
