import type { PrimitiveType } from "@graphslice/csdl";
import type { JsonValue } from "../../package-context.js";

export type JsonSchema = Readonly<Record<string, JsonValue>>;

const DATE = "-?(?:0\\d{3}|[1-9]\\d{3,})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
const MINUTES = "(?:[01]\\d|2[0-3]):[0-5]\\d";
const SECONDS = "(?::[0-5]\\d(?:\\.\\d{1,12})?)?";
const BASE64 = "[\\w+/-]";
/** From here on a number rounds to infinity as an `Edm.Single`. */
const BEYOND_SINGLE = 3.4028235677973366e38;

/** The primitive types as JSON Schema, by unqualified name: the values that the validators accept. */
const schemas: Readonly<Record<string, JsonSchema>> = {
  Binary: pattern(`(?:${BASE64}{4})*(?:${BASE64}[AQgw](?:==)?|${BASE64}{2}[AEIMQUYcgkosw048]=?)?`),
  Boolean: { type: "boolean" },
  Byte: integer(0, 255),
  Date: pattern(DATE),
  DateTimeOffset: pattern(`${DATE}[Tt]${MINUTES}${SECONDS}(?:[Zz]|[+-]${MINUTES})`),
  Decimal: {
    type: ["number", "string"],
    pattern: "^(?:[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|NaN|-?INF)$",
  },
  Double: { anyOf: [{ type: "number" }, { enum: ["INF", "-INF", "NaN"] }] },
  Duration: pattern(
    "-?[Pp](?=\\d|[Tt]\\d)(?:\\d+[Dd])?(?:[Tt](?=\\d)(?:\\d+[Hh])?(?:\\d+[Mm])?(?:\\d+(?:\\.\\d+)?[Ss])?)?",
  ),
  Guid: pattern("[\\dA-Fa-f]{8}-[\\dA-Fa-f]{4}-[\\dA-Fa-f]{4}-[\\dA-Fa-f]{4}-[\\dA-Fa-f]{12}"),
  Int16: integer(-32768, 32767),
  Int32: integer(-2147483648, 2147483647),
  Int64: {
    type: ["integer", "string"],
    minimum: -(2 ** 63),
    maximum: 2 ** 63,
    pattern: "^[+-]?\\d{1,19}$",
  },
  PrimitiveType: { type: ["string", "number", "boolean"] },
  SByte: integer(-128, 127),
  Single: {
    anyOf: [
      { type: "number", exclusiveMinimum: -BEYOND_SINGLE, exclusiveMaximum: BEYOND_SINGLE },
      { enum: ["INF", "-INF", "NaN"] },
    ],
  },
  TimeOfDay: pattern(`${MINUTES}${SECONDS}`),
};

/** The JSON Schema of a primitive type; `root` leads from the schema's file to the folder of all. */
export function primitiveSchema({ name }: PrimitiveType, root: string): JsonSchema {
  if (name === "Untyped" || name === "EntityType" || name === "ComplexType") return {};
  if (name.startsWith("Geo")) {
    const shape = name.replace(/^Geo(graphy|metry)/, "");
    return { $ref: `${root}geo.json#/$defs/${shape === "" ? "Geo" : shape}` };
  }
  return schemas[name] ?? { type: "string" };
}

/** The same, or null. */
export function orNull(schema: JsonSchema): JsonSchema {
  const { type } = schema;
  if (Object.keys(schema).length === 0) return schema;
  if (typeof type === "string" && schema["enum"] === undefined) {
    return { ...schema, type: [type, "null"] };
  }
  return { anyOf: [schema, { type: "null" }] };
}

function pattern(source: string): JsonSchema {
  return { type: "string", pattern: `^${source}$` };
}

function integer(minimum: number, maximum: number): JsonSchema {
  return { type: "integer", minimum, maximum };
}
