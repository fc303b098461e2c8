import {
  findAnnotation,
  lineageOf,
  readConstant,
  readItems,
  readMember,
  type EntityType,
  type Property,
  type PropertyRef,
  type TypeReference,
} from "@graphslice/csdl";
import { createBare } from "../create-bare.js";
import type { JsonObject, JsonValue } from "../json.js";
import type { ArgumentSyntax, Syntax } from "../query/syntax.js";
import { keyTextOf, normalizeKey } from "../store/key.js";
import { readOwn } from "./find-member.js";
import { layoutOf } from "./type-layout.js";

/** A key as a list keeps it, or values of the properties of an alternate key; and the members of a body that say the same. */
export type KeyRequest = { readonly members: JsonObject } & (
  | { readonly kind: "key"; readonly text: string }
  | { readonly kind: "alternate"; readonly values: ReadonlyMap<Property, string> }
);

/** Where a key stands: in a path, or in an expression. */
export interface KeyPlace {
  /** The JSON value of a constant of a type. */
  readonly readValue: (value: Syntax, type: TypeReference) => JsonValue;
  /** Turns away what is no key. */
  readonly fail: (message: string) => never;
}

const NUMBER = /^[+-]?\d{1,40}(\.\d{1,40})?$/;
const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A key that is a segment of its own: `/users/x`. Types with several key properties need parentheses. */
export function readKeySegment(
  text: string,
  type: EntityType,
  { fail }: Pick<KeyPlace, "fail">,
): KeyRequest {
  const { key } = layoutOf(type);
  const [only] = key;
  const shown = `'${text.slice(0, 100)}'`;
  if (only === undefined || key.length !== 1) {
    return fail(`${shown} is no key of ${type.qualifiedName}; expected ${describeKey(key)}`);
  }
  const primitive = only.property.type.type;
  const name = primitive.kind === "TypeDefinition" ? primitive.underlyingType.name : primitive.name;
  if (/^(S?Byte|Int16|Int32|Int64|Decimal)$/.test(name)) {
    if (!NUMBER.test(text)) return fail(`${shown} is no key: expected ${name}`);
    const number = normalizeNumber(text);
    const isExact = String(Number(number)) === number;
    return {
      kind: "key",
      text: number,
      members: { [only.name]: isExact ? Number(number) : number },
    };
  }
  if (name === "Guid" && !GUID.test(text)) return fail(`${shown} is no key: expected Guid`);
  return { kind: "key", text: normalizeKey(only.property, text), members: { [only.name]: text } };
}

/** A key in parentheses: `users('x')`, `lines(order=1,line=2)`, or an alternate key by the name of its property. */
export function readKeyPredicate(
  values: readonly ArgumentSyntax[],
  type: EntityType,
  { readValue, fail }: KeyPlace,
): KeyRequest {
  const { key } = layoutOf(type);
  const members = createBare();
  const read = (property: Property, value: Syntax): string => {
    const json = readValue(value, property.type);
    members[property.name] = json;
    return normalizeKey(property, json);
  };
  const [first] = values;
  if (first === undefined) return fail(`expected ${describeKey(key)}`);
  if (first.name === undefined && values.length === 1) {
    const [only] = key;
    if (only === undefined || key.length > 1) {
      return fail(`${type.qualifiedName} has another key; expected ${describeKey(key)}`);
    }
    return { kind: "key", text: read(only.property, first.value), members };
  }
  const given = new Map(values.map(({ name = "", value }) => [name, value]));
  const isPrimary =
    key.length === values.length && key.every((ref) => given.has(ref.alias ?? ref.name));
  if (isPrimary && key.length > 0) {
    const texts = key.map((ref) => {
      const value = given.get(ref.alias ?? ref.name);
      return value === undefined ? "" : read(ref.property, value);
    });
    const text = texts.length === 1 ? (texts[0] ?? "") : JSON.stringify(texts);
    return { kind: "key", text, members };
  }
  for (const alternate of alternateKeysOf(type)) {
    if (alternate.length !== values.length || !alternate.every(({ alias }) => given.has(alias)))
      continue;
    const texts = new Map<Property, string>();
    for (const { alias, property } of alternate) {
      const value = given.get(alias);
      if (value !== undefined) texts.set(property, read(property, value));
    }
    return { kind: "alternate", values: texts, members };
  }
  return fail(
    `${type.qualifiedName} has no key of ${[...given.keys()].join(", ").slice(0, 200)}; expected ${describeKey(key)}`,
  );
}

/** Whether an entity has a key. */
export function hasKey(key: KeyRequest, type: EntityType, values: JsonObject): boolean {
  if (key.kind === "key") return keyTextOf(type, values) === key.text;
  for (const [property, text] of key.values) {
    if (normalizeKey(property, readOwn(values, property.name)) !== text) return false;
  }
  return true;
}

function normalizeNumber(text: string): string {
  return text.replace(/^\+/, "").replace(/^(-?)0+(?=\d)/, "$1");
}

function describeKey(key: readonly PropertyRef[]): string {
  return key.length === 0
    ? "no key"
    : `a key of ${key.map((ref) => ref.alias ?? ref.name).join(", ")}`;
}

interface AlternateKeyPart {
  readonly alias: string;
  readonly property: Property;
}

/** `Core.AlternateKeys`, which may also stand under the name of the vocabulary that had it before. */
function alternateKeysOf(type: EntityType): readonly (readonly AlternateKeyPart[])[] {
  const { properties } = layoutOf(type);
  return lineageOf(type).flatMap((ancestor) =>
    ["Org.OData.Core.V1.AlternateKeys", "OData.Community.Keys.V1.AlternateKeys"].flatMap((term) =>
      readItems(findAnnotation(ancestor, term)?.value).map((record) =>
        readItems(readMember(record, "Key")).flatMap((ref) => {
          const name = readConstant(readMember(ref, "Name"));
          const property = name === undefined ? undefined : properties.get(name);
          if (name === undefined || property === undefined) return [];
          return [{ alias: readConstant(readMember(ref, "Alias")) || name, property }];
        }),
      ),
    ),
  );
}
