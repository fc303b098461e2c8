import type { Diagnostic } from "../diagnostic.js";
import type { EnumMember, EnumType } from "../model.js";
import { describeType } from "./describe-element.js";
import { flagsIncomplete, nameRepeated } from "./problems.js";

/** Members have names of their own; flags are made of bits that have members (OData CSDL XML 4.01 §10). */
export function checkEnumType(type: EnumType): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const within = describeType(type);
  const members = new Map<string, EnumMember>();
  let bits = 0n;
  for (const member of type.members) {
    const { name, value, place } = member;
    const first = members.get(name);
    if (first === undefined) members.set(name, member);
    else diagnostics.push(nameRepeated("Member", name, first.place, { place, within }));
    if (value > 0n && (value & (value - 1n)) === 0n) bits |= value;
  }
  if (!type.isFlags) return diagnostics;
  for (const { name, value, place } of type.members) {
    const rest = value & ~bits;
    if (value > 0n && rest !== 0n) {
      diagnostics.push(flagsIncomplete(name, value, rest, { place, within }));
    }
  }
  return diagnostics;
}
