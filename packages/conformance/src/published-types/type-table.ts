/** What a text in TypeScript says of a service's types, in terms that Microsoft's text and ours have in common. */
export type TypeTable = ReadonlyMap<string, TypeEntry>;

export type TypeEntry = ObjectEntry | EnumEntry;

export interface ObjectEntry {
  readonly kind: "object";
  readonly base?: string;
  /** The members that the type itself declares. */
  readonly members: ReadonlyMap<string, MemberEntry>;
}

export interface MemberEntry {
  /** The type on one line, without null: `SecurityAlert[]`. */
  readonly type: string;
  readonly isNullable: boolean;
  readonly isOptional: boolean;
}

export interface EnumEntry {
  readonly kind: "enum";
  readonly values: ReadonlySet<string>;
}
