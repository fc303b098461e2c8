import type { EnumType } from "@graphslice/csdl";

const valuesOf = new WeakMap<EnumType, ReadonlyMap<string, bigint>>();

function membersOf(type: EnumType): ReadonlyMap<string, bigint> {
  let members = valuesOf.get(type);
  if (members === undefined) {
    members = new Map(type.members.map(({ name, value }) => [name, value]));
    valuesOf.set(type, members);
  }
  return members;
}

/**
 * The value of an enumeration that a text writes: names of members or numbers, several of them separated by commas.
 * Undefined where a name is none of the enumeration's members.
 */
export function readEnumValue(type: EnumType, text: string): bigint | undefined {
  const members = membersOf(type);
  const single = members.get(text);
  if (single !== undefined) return single;
  let value = 0n;
  for (const part of text.split(",")) {
    const name = part.trim();
    const bits = members.get(name) ?? (/^[+-]?\d{1,20}$/.test(name) ? BigInt(name) : undefined);
    if (bits === undefined) return undefined;
    value |= bits;
  }
  return value;
}

/** The first name in the text that the enumeration does not have. */
export function findUnknownMember(type: EnumType, text: string): string | undefined {
  return text
    .split(",")
    .map((part) => part.trim())
    .find((name) => readEnumValue(type, name) === undefined);
}
