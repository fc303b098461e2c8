import type { EnumEntry, MemberEntry, ObjectEntry, TypeTable } from "./type-table.js";

/** Where two tables disagree: what the emitted types say and what the published ones say. */
export interface Difference {
  readonly aspect: Aspect;
  readonly type: string;
  /** The member, or the value of an enumeration. */
  readonly member?: string;
  /** Absent where there is nothing of it on this side. */
  readonly emitted?: string;
  readonly published?: string;
}

export type Aspect = "type" | "kind" | "base" | "member" | "value" | "member type" | "null" | "?";

export interface Comparison {
  /** How many of each were found on both sides. */
  readonly types: number;
  readonly members: number;
  readonly values: number;
  readonly differences: readonly Difference[];
}

/** Compares types, bases, members with their types and nullability, and values of enumerations. */
export function compareTables(emitted: TypeTable, published: TypeTable): Comparison {
  const differences: Difference[] = [];
  const counts = { types: 0, members: 0, values: 0 };
  for (const [type, ours, theirs] of join(emitted, published)) {
    if (ours === undefined || theirs === undefined) {
      differences.push(oneSided("type", type, undefined, ours?.kind, theirs?.kind));
      continue;
    }
    counts.types += 1;
    if (ours.kind === "object" && theirs.kind === "object") {
      counts.members += compareObjects(type, ours, theirs, differences);
    } else if (ours.kind === "enum" && theirs.kind === "enum") {
      counts.values += compareEnums(type, ours, theirs, differences);
    } else differences.push(oneSided("kind", type, undefined, ours.kind, theirs.kind));
  }
  return { ...counts, differences };
}

function compareObjects(
  type: string,
  ours: ObjectEntry,
  theirs: ObjectEntry,
  differences: Difference[],
): number {
  let shared = 0;
  if (ours.base !== theirs.base) {
    differences.push(oneSided("base", type, undefined, ours.base, theirs.base));
  }
  for (const [member, own, other] of join(ours.members, theirs.members)) {
    if (own === undefined || other === undefined) {
      differences.push(oneSided("member", type, member, own?.type, other?.type));
      continue;
    }
    shared += 1;
    const compare = (aspect: Aspect, tell: (entry: MemberEntry) => string): void => {
      const [emitted, published] = [tell(own), tell(other)];
      if (emitted !== published) differences.push({ aspect, type, member, emitted, published });
    };
    compare("member type", (entry) => entry.type);
    compare("null", ({ isNullable }) => (isNullable ? "nullable" : "not nullable"));
    compare("?", ({ isOptional }) => (isOptional ? "optional" : "required"));
  }
  return shared;
}

function compareEnums(
  type: string,
  ours: EnumEntry,
  theirs: EnumEntry,
  differences: Difference[],
): number {
  for (const value of ours.values) {
    if (!theirs.values.has(value)) differences.push(oneSided("value", type, value, value));
  }
  for (const value of theirs.values) {
    if (!ours.values.has(value)) differences.push(oneSided("value", type, value, undefined, value));
  }
  return [...ours.values].filter((value) => theirs.values.has(value)).length;
}

function oneSided(
  aspect: Aspect,
  type: string,
  member: string | undefined,
  emitted?: string,
  published?: string,
): Difference {
  return {
    aspect,
    type,
    ...(member === undefined ? {} : { member }),
    ...(emitted === undefined ? {} : { emitted }),
    ...(published === undefined ? {} : { published }),
  };
}

/** All keys of two maps with what each of them has. */
function join<Value>(
  left: ReadonlyMap<string, Value>,
  right: ReadonlyMap<string, Value>,
): readonly (readonly [key: string, left: Value | undefined, right: Value | undefined])[] {
  const keys = new Set([...left.keys(), ...right.keys()]);
  return [...keys].sort().map((key) => [key, left.get(key), right.get(key)] as const);
}
