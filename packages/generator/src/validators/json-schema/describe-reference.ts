import type { SchemaType, TypeReference } from "@graphslice/csdl";
import { namesOf } from "../../models/map-type.js";
import { relativeSpecifier } from "../../views/create-module.js";
import type { ValidatorContext } from "../validator-context.js";
import { orNull, primitiveSchema, type JsonSchema } from "./primitive-schema.js";

export type SchemaMode = "response" | "create" | "update";

/** The JSON Schema of a use of a type in another type's file. */
export function describeReference(
  reference: TypeReference,
  mode: SchemaMode,
  from: SchemaType,
  context: ValidatorContext,
): JsonSchema {
  const { type, isCollection, facets } = reference;
  const schema =
    type.kind === "PrimitiveType"
      ? primitiveSchema(type, rootOf(from, context))
      : referToType(type, mode, from, context);
  if (isCollection)
    return { type: "array", items: facets.nullable === true ? orNull(schema) : schema };
  const limited =
    typeof facets.maxLength === "number" ? { ...schema, maxLength: facets.maxLength } : schema;
  return facets.nullable === false ? limited : orNull(limited);
}

export function referToType(
  type: SchemaType,
  mode: SchemaMode,
  from: SchemaType,
  { names }: ValidatorContext,
): JsonSchema {
  const specifier = relativeSpecifier(namesOf(from, names).path, namesOf(type, names).path);
  const file = specifier.replace(/^\.\//, "").replace(/js$/, "json");
  return { $ref: type === from ? `#/$defs/${mode}` : `${file}#/$defs/${mode}` };
}

/** Leads from a type's file to the folder of all. */
export function rootOf(type: SchemaType, { names }: ValidatorContext): string {
  return "../".repeat(namesOf(type, names).path.split("/").length - 1);
}
