import type { Syntax } from "../query/syntax.js";
import type { UriError } from "./uri-error.js";

/** What may start with a dollar sign in a path (OData 4.0 Part 2 §4). */
export type SystemSegmentName =
  "$all" | "$batch" | "$count" | "$crossjoin" | "$entity" | "$metadata" | "$ref" | "$value";

/** One part of a request path. Syntax only: what a name stands for is up to the model. */
export type Segment = SystemSegment | NameSegment | TextSegment;

export interface SystemSegment {
  readonly kind: "system";
  readonly name: SystemSegmentName;
  /** The entity sets of `$crossjoin`. */
  readonly entitySets?: readonly string[];
  readonly position: number;
}

/** A name, qualified where it has dots: of a resource, property, type or operation, or a key that looks like one. */
export interface NameSegment {
  readonly kind: "name";
  readonly name: string;
  /** What stands in parentheses behind the name: parameters, and then a key, or only one of them. */
  readonly parentheses: readonly Parentheses[];
  /** The whole segment, decoded: the key if it stands where a key may. */
  readonly text: string;
  readonly position: number;
}

/** What cannot be a name, so only a key as a segment: `48d31887-5fad-4d73-a9f5-3c356e68a038`, `0`, `megan@contoso.com`. */
export interface TextSegment {
  readonly kind: "text";
  readonly text: string;
  readonly position: number;
  /** Why the segment is no name: for those who need one. */
  readonly problem: UriError;
}

/** `()`, a single value as in `users('x')`, or names and values as in `lines(order=1,line=2)` and `f(p=@p)`. */
export type Parentheses =
  | { readonly kind: "empty"; readonly position: number }
  | { readonly kind: "value"; readonly value: Syntax; readonly position: number }
  | {
      readonly kind: "named";
      readonly values: readonly NamedArgument[];
      readonly position: number;
    };

export interface NamedArgument {
  readonly name: string;
  readonly value: Syntax;
  readonly position: number;
}
