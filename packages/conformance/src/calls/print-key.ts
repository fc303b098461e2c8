import {
  findAnnotation,
  keyOf,
  lineageOf,
  readConstant,
  readItems,
  readMember,
  type EntityType,
  type Property,
  type Type,
} from "@graphslice/csdl";
import { fault, type Fault } from "./call.js";
import type { PrintedCode, Respelling } from "./print-step.js";
import { printValue } from "./print-value.js";
import type { Arguments } from "./read-arguments.js";

const ALTERNATE_KEYS = [
  "Org.OData.Core.V1.AlternateKeys",
  "OData.Community.Keys.V1.AlternateKeys",
] as const;
/** Types of which keys are no texts in an expression. */
const BARE = /^Edm\.(?:S?Byte|Int16|Int32|Single|Double|Boolean)$/;

/** Writes a key in an expression: a value, or values by the names of a key or an alternate one. */
export function printKey(given: Arguments, type: Type | undefined): PrintedCode | Fault {
  if (type?.kind !== "EntityType") return fault("argument", describe(given));
  const key = keyOf(type);
  const [ref, ...others] = key;
  if (ref === undefined) return fault("argument", describe(given));
  if (given.kind === "key") {
    return others.length > 0 ? fault("argument", given.key) : printSingle(given.key, ref.property);
  }
  const [own] = keysOf(type);
  const names = given.values.map(([name]) => name.toLowerCase()).toSorted();
  const named = keysOf(type).find(
    (each) => `${each.map(([name]) => name.toLowerCase()).toSorted()}` === `${names}`,
  );
  if (named === undefined) return fault("argument", describe(given));
  const [value] = given.values;
  // The name of a key's only property may be left out, and so it is.
  if (named === own && others.length === 0 && value !== undefined) {
    return fault("argument", describe(given));
  }
  return printNamed(given.values, named);
}

/** The names that an address has for the properties of a type's key, if it has one, and of its alternate ones. */
export function keysOf(type: EntityType): readonly (readonly NamedProperty[])[] {
  const own = keyOf(type).map(({ name, alias, property }): NamedProperty => [
    alias ?? name,
    property,
  ]);
  return own.length === 0 ? [] : [own, ...alternateKeys(type)];
}

type NamedProperty = readonly [name: string, property: Property];

function printSingle(text: string, { type: { type } }: Property): PrintedCode | Fault {
  if (!BARE.test(type.qualifiedName)) {
    return { kind: "code", code: `(${JSON.stringify(text)})`, respelled: [] };
  }
  const literal = printValue(text, type);
  return literal === undefined
    ? fault("argument", text)
    : { kind: "code", code: `(${literal.code})`, respelled: [[text, literal.sent]] };
}

function printNamed(
  values: readonly (readonly [name: string, value: string])[],
  named: readonly NamedProperty[],
): PrintedCode | Fault {
  const respelled: Respelling[] = [];
  const members: string[] = [];
  for (const [written, value] of values) {
    const [name, property] =
      named.find(([each]) => each.toLowerCase() === written.toLowerCase()) ?? [];
    const literal = property && printValue(value, property.type.type);
    if (name === undefined || literal === undefined) return fault("argument", written);
    members.push(`${name}: ${literal.code}`);
    respelled.push([written, name], [value, literal.sent]);
  }
  return { kind: "code", code: `({ ${members.join(", ")} })`, respelled };
}

function alternateKeys(type: EntityType): readonly (readonly NamedProperty[])[] {
  const properties = lineageOf(type).flatMap((each) => each.properties);
  const annotations = lineageOf(type).flatMap((each) =>
    ALTERNATE_KEYS.flatMap((term) => readItems(findAnnotation(each, term)?.value)),
  );
  return annotations.flatMap((record) => {
    const named = readItems(readMember(record, "Key")).map((ref): NamedProperty | undefined => {
      const name = readConstant(readMember(ref, "Name"));
      const property = properties.find((each) => each.name === name);
      return property && [readConstant(readMember(ref, "Alias")) ?? property.name, property];
    });
    const known = named.filter((each) => each !== undefined);
    return known.length > 0 && known.length === named.length ? [known] : [];
  });
}

function describe(given: Arguments): string {
  return given.kind === "key" ? given.key : given.values.map((pair) => pair.join("=")).join();
}
