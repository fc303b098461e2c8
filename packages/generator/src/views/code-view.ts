/** An expression in emitted code. `value` is the object whose members are looked at. */
export type ExpressionView =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "string"; readonly value: string }
  /** `value.name` */
  | { readonly kind: "member"; readonly name: string }
  /** `!test(value.name)` */
  | { readonly kind: "fails"; readonly test: string; readonly member: string }
  /** `isLongerThan(value.name, maximum)` */
  | { readonly kind: "longer"; readonly member: string; readonly maximum: number }
  /** `value.name != null` and the like */
  | {
      readonly kind: "compare";
      readonly member: string;
      readonly operator: "!= null" | "== null" | "=== undefined";
    };

/** A call that stands as a statement, perhaps under a condition. */
export interface CallView {
  readonly condition?: ExpressionView;
  readonly callee: string;
  readonly operands: readonly ExpressionView[];
  /** Whether the condition is on a line of its own. */
  readonly isConditionLong: boolean;
  /** Whether the call is on a line of its own below its condition. */
  readonly isLong: boolean;
  /** Whether each operand is on a line of its own. */
  readonly isBroken: boolean;
}

export function nameOf(name: string): ExpressionView {
  return { kind: "name", name };
}

export function stringOf(value: string): ExpressionView {
  return { kind: "string", value };
}

export function memberOf(name: string): ExpressionView {
  return { kind: "member", name };
}
