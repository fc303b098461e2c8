import type { Api } from "../slices/read-api.js";
import { readTypeCall, splitType } from "./type-text.js";

/** A member of an exported interface. */
export interface ExportedMember {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
}

/** A call or index signature is no member: `(id: string)`, `[annotation: string]`. */
export function readMembers(api: Api, name: string): readonly ExportedMember[] {
  return Object.entries(api[name]?.members ?? {}).flatMap(([key, type]) => {
    if (/^[([]/.test(key)) return [];
    const isOptional = key.endsWith("?");
    const bare = key.replace(/\?$/, "").replace(/^readonly /, "");
    return [{ name: bare.startsWith('"') ? JSON.parse(bare) : bare, type, isOptional }];
  });
}

/** The types that an interface extends, as they are written. */
export function readBases(api: Api, name: string): readonly string[] {
  return splitType(api[name]?.extends ?? "", ",");
}

/** An interface of the package and those that it extends, the nearest first. */
function readLineage(api: Api, name: string): readonly string[] {
  const bases = readBases(api, name).map((base) => {
    const { name: own, typeArguments } = readTypeCall(base);
    // A client's interface leaves out what it declares again.
    return own === "Omit" ? (typeArguments[0] ?? "") : own;
  });
  return [
    name,
    ...bases.filter((base) => Object.hasOwn(api, base)).flatMap((base) => readLineage(api, base)),
  ];
}

/** The members of an interface, also those that it inherits; the nearest hides the others. */
export function readAllMembers(api: Api, name: string): readonly ExportedMember[] {
  const members = new Map<string, ExportedMember>();
  for (const owner of readLineage(api, name)) {
    for (const member of readMembers(api, owner)) {
      if (!members.has(member.name)) members.set(member.name, member);
    }
  }
  return [...members.values()];
}

/**
 * The members of an interface, and one of each that it extends: what an interface inherits from another, it inherits as a
 * whole.
 */
export function sampleMembers(
  api: Api,
  name: string,
  isMeant: (member: ExportedMember) => boolean = () => true,
): readonly ExportedMember[] {
  const [own = name, ...bases] = readLineage(api, name);
  const sampled = readMembers(api, own).filter(isMeant);
  const known = new Set(readMembers(api, own).map((member) => member.name));
  for (const base of bases) {
    const members = readMembers(api, base).filter((member) => !known.has(member.name));
    sampled.push(...members.filter(isMeant).slice(0, 1));
    for (const member of members) known.add(member.name);
  }
  return sampled;
}

/** Whether an interface says that values have members that it does not declare. */
export function isOpen(api: Api, name: string): boolean {
  return Object.keys(api[name]?.members ?? {}).some((key) => /^\[\w+: string\]$/.test(key));
}
