import type { EnumType, SchemaType } from "@graphslice/csdl";
import { isAnyJson } from "../../models/any-json.js";
import type { ValidatorContext } from "../validator-context.js";
import { rootOf, type SchemaMode } from "./describe-reference.js";
import { primitiveSchema, type JsonSchema } from "./primitive-schema.js";
import { describeStructuredType } from "./describe-structured-type.js";

const MODES: readonly SchemaMode[] = ["response", "create", "update"];
// OData's rule `singleEnumValue`.
const MEMBER =
  "(?:[\\p{L}\\p{Nl}_][\\p{L}\\p{Nl}\\p{Nd}\\p{Mn}\\p{Mc}\\p{Pc}\\p{Cf}]{0,127}|[+-]?\\d{1,19})";

/** The JSON Schema of a type, as a response has it, with a definition for each mode. */
export function describeType(type: SchemaType, context: ValidatorContext): JsonSchema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: type.qualifiedName,
    $ref: "#/$defs/response",
    $defs: Object.fromEntries(MODES.map((mode) => [mode, describeMode(type, mode, context)])),
  };
}

function describeMode(type: SchemaType, mode: SchemaMode, context: ValidatorContext): JsonSchema {
  switch (type.kind) {
    case "EntityType":
    case "ComplexType":
      return isAnyJson(type) ? {} : describeStructuredType(type, mode, context);
    case "EnumType":
      return describeEnumType(type, mode);
    case "TypeDefinition":
      return primitiveSchema(type.underlyingType, rootOf(type, context));
  }
}

/** Responses may have members that are newer than the metadata; requests may not. */
function describeEnumType({ members, isFlags }: EnumType, mode: SchemaMode): JsonSchema {
  const names = members.map(({ name }) => name);
  const isOpen = mode === "response";
  if (!isFlags && !isOpen) return names.length === 0 ? { not: {} } : { enum: names };
  const member = isOpen ? MEMBER : `(?:${names.join("|")})`;
  if (!isOpen && names.length === 0) return { not: {} };
  return { type: "string", pattern: isFlags ? `^${member}(?:, ?${member})*$` : `^${member}$` };
}
