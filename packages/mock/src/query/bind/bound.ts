import type { Navigator } from "../../item.js";
import type { ResultType, ValueType } from "../values/value-type.js";

/** What expressions are evaluated against: values and items. */
export interface Frame {
  /** `$it`. */
  readonly root: unknown;
  /** `$this`, and what names without a prefix belong to. */
  readonly current: unknown;
  /** The range variables of the lambdas around, by slot; each lambda sets its own while it runs. */
  readonly variables: unknown[];
  readonly navigator: Navigator;
}

/**
 * Gives a `Value`, an `Item`, or an array of them, as the static type says, or null. It is unknown here because only the
 * static type tells which; those who look at that type cast.
 */
export type Evaluate = (frame: Frame) => unknown;

/** An expression whose names and types are resolved. */
export interface Bound extends ResultType {
  readonly evaluate: Evaluate;
  /** Present if the value depends on no item. */
  readonly constant?: { readonly value: unknown };
  /** The text of a string literal, which may yet become an enumeration's or a duration's. */
  readonly text?: string;
  readonly position: number;
}

export function makeConstant(type: ValueType, value: unknown, position: number): Bound {
  return { type, isCollection: false, evaluate: () => value, constant: { value }, position };
}

/** A single value computed from operands; computed at once if those are constant. */
export function makeComputed(
  type: ValueType,
  operands: readonly Bound[],
  evaluate: Evaluate,
  position: number,
): Bound {
  if (operands.every(({ constant }) => constant !== undefined)) {
    // Constants look at no part of a frame.
    return makeConstant(type, evaluate(undefined as unknown as Frame), position);
  }
  return { type, isCollection: false, evaluate, position };
}
