/** What kind of fault an issue or a note tells of. */
export type IssueCode =
  /** Not of the declared type, outside its values, or not there where it has to be. */
  | "invalid"
  /** In a request: set by the service alone, or not to be changed after creation. */
  | "read-only"
  | "unknown-member"
  | "unknown-enum-member"
  | "unknown-type"
  /** The name of an abstract type, or none where the declared type is abstract. */
  | "abstract-type"
  /** An integer that a JavaScript number does not hold exactly. */
  | "lost-precision";

/** One fault of a value; also an issue of Standard Schema. Plain data, the same for the same value. */
export interface Issue {
  readonly code: IssueCode;
  /** Names and indexes from the root, as Standard Schema wants them. */
  readonly path: readonly (string | number)[];
  /** The same as a JSON Pointer (RFC 6901); empty for the root. */
  readonly pointer: string;
  /** What the metadata says, e.g. `Int32`. */
  readonly expected: string;
  /** What is there, in short. */
  readonly received: string;
  /** All of it in a sentence: `Invalid priority: expected Int32 but received "high"`. */
  readonly message: string;
}
