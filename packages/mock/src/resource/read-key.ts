import {
  findAnnotation,
  lineageOf,
  readConstant,
  readItems,
  readMember,
  type EntityType,
  type Property,
  type PropertyRef,
} from "@graphslice/csdl";
import { createBare } from "../create-bare.js";
import type { JsonObject } from "../json.js";
import { badRequest } from "../refusal.js";
import { bindArgument } from "../query/bind-argument.js";
import type { Parentheses } from "../uri/segment.js";
import { normalizeKey } from "../store/key.js";
import type { PathContext } from "./path-context.js";
import { layoutOf } from "./type-layout.js";

/** A key as a list keeps it, or values of the properties of an alternate key; and the members of a body that say the same. */
export type KeyRequest = { readonly members: JsonObject } & (
  | { readonly kind: "key"; readonly text: string }
  | { readonly kind: "alternate"; readonly values: ReadonlyMap<Property, string> }
);

const NUMBER = /^[+-]?\d{1,40}(\.\d{1,40})?$/;
const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A key that is a segment of its own: `/users/x`. Types with several key properties need parentheses. */
export function readKeySegment(text: string, type: EntityType): KeyRequest {
  const { key } = layoutOf(type);
  const [only] = key;
  if (only === undefined || key.length !== 1) {
    throw badRequest(
      `'${text.slice(0, 100)}' is no key of ${type.qualifiedName}; expected ${describeKey(key)}.`,
    );
  }
  const primitive = only.property.type.type;
  const name = primitive.kind === "TypeDefinition" ? primitive.underlyingType.name : primitive.name;
  if (/^(S?Byte|Int16|Int32|Int64|Decimal)$/.test(name)) {
    if (!NUMBER.test(text))
      throw badRequest(`'${text.slice(0, 100)}' is no key: expected ${name}.`);
    const number = normalizeNumber(text);
    const isExact = String(Number(number)) === number;
    return {
      kind: "key",
      text: number,
      members: { [only.name]: isExact ? Number(number) : number },
    };
  }
  if (name === "Guid" && !GUID.test(text)) {
    throw badRequest(`'${text.slice(0, 100)}' is no key: expected Guid.`);
  }
  return { kind: "key", text: normalizeKey(only.property, text), members: { [only.name]: text } };
}

/** A key in parentheses: `users('x')`, `lines(order=1,line=2)`, or an alternate key by the name of its property. */
export function readKeyPredicate(
  parentheses: Parentheses,
  type: EntityType,
  { index, aliases }: PathContext,
): KeyRequest {
  const { key } = layoutOf(type);
  const members = createBare();
  const bind = (property: Property, value: Parameters<typeof bindArgument>[0]): string => {
    const json = bindArgument(value, property.type, index.model, aliases);
    members[property.name] = json;
    return normalizeKey(property, json);
  };
  if (parentheses.kind === "value") {
    const [only] = key;
    if (only === undefined || key.length > 1) {
      throw badRequest(`${type.qualifiedName} has another key; expected ${describeKey(key)}.`);
    }
    return { kind: "key", text: bind(only.property, parentheses.value), members };
  }
  if (parentheses.kind === "empty") throw badRequest(`expected ${describeKey(key)}.`);
  const given = new Map(parentheses.values.map(({ name, value }) => [name, value]));
  const isPrimary =
    key.length === given.size && key.every((ref) => given.has(ref.alias ?? ref.name));
  if (isPrimary && key.length > 0) {
    const texts = key.map((ref) => {
      const value = given.get(ref.alias ?? ref.name);
      return value === undefined ? "" : bind(ref.property, value);
    });
    const text = texts.length === 1 ? (texts[0] ?? "") : JSON.stringify(texts);
    return { kind: "key", text, members };
  }
  for (const alternate of alternateKeysOf(type)) {
    if (alternate.length !== given.size || !alternate.every(({ alias }) => given.has(alias)))
      continue;
    const values = new Map<Property, string>();
    for (const { alias, property } of alternate) {
      const value = given.get(alias);
      if (value !== undefined) values.set(property, bind(property, value));
    }
    return { kind: "alternate", values, members };
  }
  throw badRequest(
    `${type.qualifiedName} has no key of ${[...given.keys()].join(", ").slice(0, 200)}; expected ${describeKey(key)}.`,
  );
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
