import type { BinarySyntax } from "../syntax.js";
import { comparisonOf, type CompareValues } from "../values/compare-values.js";
import type { Value } from "../values/read-value.js";
import type { ValueType } from "../values/value-type.js";
import { makeComputed, type Bound, type Evaluate } from "./bound.js";
import { unify } from "./coerce.js";
import { fail, isLong, spendComparison, spendSteps, spendText, type Scope } from "./scope.js";

const boolean: ValueType = { kind: "Boolean" };

/** What an order of -1, 0 or 1 means to an operator; NaN means no to all but `ne`. */
const tests: Record<string, (order: number) => boolean> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

/** Operators that hold between two nulls (OData 4.0 Part 2 §5.1.1.1): null is equal to itself. */
const nullEqual: ReadonlySet<string> = new Set(["eq", "ge", "le"]);

/** Kinds of which equal values are identical. */
const identityKinds: ReadonlySet<string> = new Set(["String", "Boolean", "Guid", "Binary", "Date"]);

/** Kinds of which values may be long texts. */
const textKinds: ReadonlySet<string> = new Set(["String", "Binary", "Untyped"]);

/** Kinds that have only equality. */
const unordered: ReadonlySet<string> = new Set(["Structured", "Stream", "Binary"]);

/** Binds `eq`, `ne`, `gt`, `ge`, `lt`, `le`. @throws {UriError} if the operands do not compare. */
export function bindComparison(
  scope: Scope,
  syntax: BinarySyntax,
  operands: readonly [Bound, Bound],
): Bound {
  const { operator, position } = syntax;
  const [left, right, type] = unify(scope, ...operands, operator, position);
  const isNullTest =
    left.type.kind === "Null" || right.constant?.value === null || left.constant?.value === null;
  const isEquality = operator === "eq" || operator === "ne";
  if ((type.kind === "Structured" || type.kind === "Stream") && !(isNullTest && isEquality)) {
    return fail(
      scope,
      position,
      `values of ${type.kind === "Structured" ? type.type.qualifiedName : "Edm.Stream"} compare only with null, by eq and ne`,
    );
  }
  if (!isEquality && unordered.has(type.kind)) {
    return fail(scope, position, `${type.kind} has no order, so ${operator} is not allowed`);
  }
  const evaluate = compareBy(scope, operator, type, left, right, position);
  return makeComputed(boolean, [left, right], evaluate, position);
}

function compareBy(
  scope: Scope,
  operator: string,
  type: ValueType,
  left: Bound,
  right: Bound,
  position: number,
): Evaluate {
  if (identityKinds.has(type.kind) && operator === "eq") {
    return compareIdentity(scope, type, left, right, position);
  }
  const [a, b] = [left.evaluate, right.evaluate];
  const compare = countedComparisonOf(scope, type, position);
  const test = tests[operator] ?? (() => false);
  const ofNulls = nullEqual.has(operator);
  const ofOneNull = operator === "ne";
  return (frame) => {
    const x = a(frame);
    const y = b(frame);
    if (x === null || y === null) return x === y ? ofNulls : ofOneNull;
    return test(compare(x as Value, y as Value));
  };
}

function compareIdentity(
  scope: Scope,
  { kind }: ValueType,
  left: Bound,
  right: Bound,
  position: number,
): Evaluate {
  const [a, b] = [left.evaluate, right.evaluate];
  if (right.constant !== undefined && !isLong(right.constant.value)) {
    const { value } = right.constant;
    return (frame) => a(frame) === value;
  }
  if (!textKinds.has(kind)) return (frame) => a(frame) === b(frame);
  return (frame) => {
    const x = a(frame);
    const y = b(frame);
    spendComparison(scope, position, x, y);
    return x === y;
  };
}

/** How two values of a type compare, where long texts are counted. */
export function countedComparisonOf(
  scope: Scope,
  type: ValueType,
  position: number,
): CompareValues {
  const compare = comparisonOf(type);
  if (!textKinds.has(type.kind)) return compare;
  return (a, b) => {
    spendComparison(scope, position, a, b);
    return compare(a, b);
  };
}

/** Binds `in` with a list of literals, or a collection. @throws {UriError} */
export function bindIn(
  scope: Scope,
  left: Bound,
  items: readonly Bound[],
  position: number,
): Bound {
  const pairs = items.map((item) => unify(scope, left, item, "in", position));
  const constants = pairs.flatMap(([, { constant }]) =>
    constant === undefined ? [] : [constant.value],
  );
  const isConstant = constants.length === items.length;
  const kinds = new Set(pairs.map(([, , { kind }]) => kind));
  const [kind] = kinds;
  if (isConstant && kinds.size === 1 && (kind === "String" || kind === "Guid")) {
    const values = new Set(constants);
    const { evaluate } = pairs[0]?.[0] ?? left;
    const has: Evaluate = (frame) => {
      const value = evaluate(frame);
      spendText(scope, position, value);
      return values.has(value);
    };
    return makeComputed(boolean, [left], has, position);
  }
  const tests = pairs.map(([own, item, type]) => compareBy(scope, "eq", type, own, item, position));
  const operands = [left, ...items];
  return makeComputed(boolean, operands, (frame) => tests.some((test) => test(frame)), position);
}

/** Binds `in` with an expression of a collection. @throws {UriError} */
export function bindInCollection(scope: Scope, left: Bound, right: Bound, position: number): Bound {
  let tested: unknown = null;
  let element: unknown = null;
  // It is evaluated once for all elements.
  const held = left.constant === undefined ? { ...left, evaluate: () => tested } : left;
  const item: Bound = { type: right.type, isCollection: false, evaluate: () => element, position };
  const [own, other, type] = unify(scope, held, item, "in", position);
  const equals = compareBy(scope, "eq", type, own, other, position);
  return {
    type: boolean,
    isCollection: false,
    position,
    evaluate: (frame) => {
      tested = left.evaluate(frame);
      for (const next of right.evaluate(frame) as readonly unknown[]) {
        spendSteps(scope, position, 1);
        element = next;
        if (equals(frame) === true) return true;
      }
      return false;
    },
  };
}

/** Binds `has`: whether all flags of the right are set in the left. @throws {UriError} */
export function bindHas(scope: Scope, operands: readonly [Bound, Bound], position: number): Bound {
  const [left, right, type] = unify(scope, ...operands, "has", position);
  if (type.kind !== "Enum" && type.kind !== "Null") {
    return fail(scope, position, `has expects an enumeration, found ${type.kind}`);
  }
  return makeComputed(
    boolean,
    [left, right],
    (frame) => {
      const [value, flags] = [left.evaluate(frame), right.evaluate(frame)];
      if (value === null || flags === null) return null;
      return ((value as bigint) & (flags as bigint)) === flags;
    },
    position,
  );
}
