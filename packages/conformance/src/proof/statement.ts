import type { Consequence } from "@graphslice/generator";

/** What a statement depends on, in the words of a diff. A change of anything else must not break it. */
export interface Subject {
  /** Types whose own changes count, by qualified name. */
  readonly types: ReadonlySet<string>;
  /** The members that it is about, of any of these types. */
  readonly members?: ReadonlySet<string>;
  /** Whether it is a body, which has or lacks any of their members: the compiler says which of them is at fault. */
  readonly isBody?: boolean;
  /** The operations that it is about, by the names that they go by at a path. */
  readonly operations?: ReadonlySet<string>;
  /** The set, singleton or import of the container that it is about. */
  readonly child?: string;
}

export type Direction = Consequence["direction"];

/** A line of a consumer's program: what is written there, in which directions, and about what. */
export interface Statement {
  readonly code: string;
  readonly directions: readonly Direction[];
  readonly subject: Subject;
  /** The exported name, if the statement says no more than that there is one. */
  readonly exports?: string;
}
