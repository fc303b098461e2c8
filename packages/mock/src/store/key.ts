import type { EntityType, Property } from "@graphslice/csdl";
import { layoutOf } from "../resource/type-layout.js";
import type { JsonObject, JsonValue } from "../json.js";

/** The text under which a list keeps an entity: equal where keys are. */
export function keyTextOf(type: EntityType, values: JsonObject): string {
  const { key } = layoutOf(type);
  if (key.length === 1 && key[0] !== undefined) {
    return normalizeKey(key[0].property, readPath(values, key[0].name));
  }
  return JSON.stringify(
    key.map(({ name, property }) => normalizeKey(property, readPath(values, name))),
  );
}

/** Key values as text. Guids differ in case only, numbers in being quoted. */
export function normalizeKey(property: Property, value: JsonValue | undefined): string {
  const text = value === undefined || value === null ? "" : String(value);
  return property.type.type.qualifiedName === "Edm.Guid" ? text.toLowerCase() : text;
}

/** A key in parentheses, as a part of a URL: `('x')`, `(order=1,line=2)`; empty for types without a key. */
export function writeKey(type: EntityType, values: JsonObject): string {
  const { key } = layoutOf(type);
  const parts = key.map(({ name, alias, property }) => {
    const literal = writeLiteral(property, readPath(values, name));
    return key.length === 1 ? literal : `${alias ?? name}=${literal}`;
  });
  return parts.length === 0 ? "" : `(${parts.join(",")})`;
}

const UNQUOTED = new Set(
  ["Boolean", "Byte", "Date", "DateTimeOffset", "Decimal", "Guid", "Int16", "Int32", "Int64"]
    .concat(["SByte", "TimeOfDay"])
    .map((name) => `Edm.${name}`),
);

function writeLiteral({ type: { type } }: Property, value: JsonValue | undefined): string {
  const text = String(value ?? "");
  if (type.kind === "PrimitiveType" && UNQUOTED.has(type.qualifiedName)) return encode(text);
  const quoted = `'${encode(text.replaceAll("'", "''"))}'`;
  if (type.kind === "EnumType") return `${type.qualifiedName}${quoted}`;
  return type.qualifiedName === "Edm.Duration" ? `duration${quoted}` : quoted;
}

/** JSON can have halves of characters, which no URL can; they become what stands for what is unreadable. */
function encode(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "\ufffd"));
}

/** The values that a key is made of, in place of all. */
export function keyValuesOf(type: EntityType, values: JsonObject): JsonObject {
  const names = layoutOf(type).key.map(({ name }) => name.split("/", 1)[0] ?? name);
  const own = names.flatMap((name) => (name in values ? [[name, values[name]] as const] : []));
  return Object.assign(Object.create(null) as JsonObject, Object.fromEntries(own));
}

function readPath(values: JsonObject, path: string): JsonValue | undefined {
  if (!path.includes("/")) return values[path];
  let value: JsonValue | undefined = values;
  for (const name of path.split("/")) {
    value = isObject(value) ? value[name] : undefined;
  }
  return value;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
