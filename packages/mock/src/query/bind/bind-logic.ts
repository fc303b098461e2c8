import type { BinarySyntax } from "../syntax.js";
import { describeType, type ValueType } from "../values/value-type.js";
import { makeComputed, type Bound } from "./bound.js";
import { coerce } from "./coerce.js";
import { fail, type Scope } from "./scope.js";

const boolean: ValueType = { kind: "Boolean" };

/** The expression as a Boolean one. @throws {UriError} if it is none. */
export function expectBoolean(scope: Scope, bound: Bound, what: string): Bound {
  const coerced = coerce(scope, bound, boolean);
  if (coerced !== undefined) return coerced;
  const found = describeType(bound.type, bound.isCollection);
  return fail(scope, bound.position, `${what} expects Boolean, found ${found}`);
}

/** Binds `and` and `or`: null where the operands that are not null do not decide (OData 4.0 Part 2 §5.1.1.1.7). */
export function bindLogic(scope: Scope, syntax: BinarySyntax, operands: readonly Bound[]): Bound {
  const { operator, position } = syntax;
  const decisive = operator === "or";
  const tests = operands.map((operand) => expectBoolean(scope, operand, operator).evaluate);
  return makeComputed(
    boolean,
    operands,
    (frame) => {
      let result: boolean | null = !decisive;
      for (const test of tests) {
        const value = test(frame);
        if (value === decisive) return decisive;
        if (value === null) result = null;
      }
      return result;
    },
    position,
  );
}

/** Binds `not`; not null is null. */
export function bindNot(scope: Scope, operand: Bound, position: number): Bound {
  const { evaluate } = expectBoolean(scope, operand, "not");
  return makeComputed(
    boolean,
    [operand],
    (frame) => {
      const value = evaluate(frame);
      return value === null ? null : value === false;
    },
    position,
  );
}
