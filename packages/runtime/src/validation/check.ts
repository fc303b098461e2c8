import type { Issue, IssueCode } from "./issue.js";
import type { Mode } from "./modes.js";
import type { TypeRules } from "./rules.js";

/** A member's name or an element's index. */
export type Key = string | number;

/** Writes a type's name in full, `#` first, however it was given: with or without `#`, by alias or namespace. */
export type Qualify = (type: string) => string;

/** Checks one value against one type and reports what is wrong. */
export type TypeCheck = (value: unknown, name: Key, check: Check) => void;

/**
 * An object's members before they are checked: those that `T` declares or, of a union, any of its arms.
 * No others can be read.
 */
export type MembersOf<T> = (
  T extends unknown ? (members: { readonly [Name in keyof T]?: unknown }) => void : never
) extends (members: infer Members) => void
  ? Members
  : never;

/** Sees each object that a check enters, and may put another in its place. */
export type Watch = (value: object, check: Check, type: string, rules?: TypeRules) => object;

/** Told of what the metadata does not know and a response may nevertheless have. */
export type Remark = (
  value: unknown,
  name: Key,
  check: Check,
  expected: string,
  code: IssueCode,
) => void;

/** The state of one validation. A plain response has neither of the optional functions, so that they cost it nothing. */
export interface Check {
  /** A response, unless a schema for requests says otherwise. */
  mode: Mode;
  readonly qualify: Qualify;
  /** The way to the current object: the first `depth` entries, the root's empty name before all. */
  readonly path: Key[];
  depth: number;
  /** Absent as long as nothing is wrong. */
  issues?: Issue[];
  watch?: Watch;
  remark?: Remark;
}
