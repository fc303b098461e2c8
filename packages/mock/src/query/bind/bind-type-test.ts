import { isOrDerivesFrom, type StructuredType, type Type } from "@graphslice/csdl";
import type { Item } from "../../item.js";
import type { CallSyntax, Syntax } from "../syntax.js";
import { castValue } from "../values/cast-value.js";
import { describeType, valueTypeOf, type ValueType } from "../values/value-type.js";
import { makeComputed, type Bound } from "./bound.js";
import { resolveType } from "./resolve-type.js";
import { fail, spendText, type Scope } from "./scope.js";

/**
 * Binds `isof` and `cast` (OData 4.0 Part 2 §5.1.1.4.18), of what is named or of the current item. The type may stand in
 * quotes, as Graph documents it.
 *
 * @throws {UriError}
 */
export function bindTypeTest(scope: Scope, call: CallSyntax, name: "isof" | "cast"): Bound {
  const { position } = call;
  const values = call.arguments.map(({ value }) => value);
  const typeSyntax = values.at(-1);
  if (typeSyntax === undefined || values.length > 2) {
    return fail(scope, position, `${name} expects a type, or an expression and a type`);
  }
  const target = readType(scope, typeSyntax, name);
  const type = valueTypeOf(target);
  const [subject] = values.length === 2 ? values : [];
  const operand: Bound =
    subject === undefined
      ? {
          type: scope.current,
          isCollection: false,
          evaluate: (frame) => frame.current,
          position,
        }
      : scope.bind(subject, scope);
  if (operand.isCollection) return fail(scope, position, `${name} expects no collection`);
  return name === "isof"
    ? bindIsof(operand, type, position)
    : bindCast(scope, operand, target, position);
}

function readType(scope: Scope, syntax: Syntax, name: string): Type {
  const { position } = syntax;
  const text =
    syntax.kind === "Name"
      ? syntax.name
      : syntax.kind === "Literal" && syntax.form === "string"
        ? syntax.text
        : fail(scope, position, `${name} expects the name of a type`);
  if (!text.startsWith("Edm.")) return resolveType(scope, text, position);
  const type: Type = {
    kind: "PrimitiveType",
    name: text.slice("Edm.".length),
    qualifiedName: text,
  };
  if (valueTypeOf(type).kind !== "Untyped") return type;
  return fail(scope, position, `${text} is no type that ${name} knows`);
}

function bindIsof(operand: Bound, type: ValueType, position: number): Bound {
  const { evaluate, type: from } = operand;
  const isInstance = (value: unknown): boolean => {
    if (type.kind === "Structured" && from.kind === "Structured") {
      return isOrDerivesFrom((value as Item).type, type.type);
    }
    if (type.kind === "Enum") return from.kind === "Enum" && from.type === type.type;
    return type.kind === from.kind;
  };
  return makeComputed(
    { kind: "Boolean" },
    [operand],
    (frame) => {
      const value = evaluate(frame);
      return value !== null && isInstance(value);
    },
    position,
  );
}

function bindCast(scope: Scope, operand: Bound, target: Type, position: number): Bound {
  const { evaluate, type: from } = operand;
  const type = valueTypeOf(target);
  if (
    (from.kind === "Structured") !== (type.kind === "Structured") &&
    from.kind !== "Untyped" &&
    from.kind !== "Null"
  ) {
    return fail(scope, position, `${describeType(from)} cannot be cast to ${describeType(type)}`);
  }
  const convert = type.kind === "Structured" ? castItem(type.type) : castInto(from, type, target);
  return makeComputed(
    type,
    [operand],
    (frame) => {
      const value = evaluate(frame);
      spendText(scope, position, value);
      return value === null ? null : convert(value);
    },
    position,
  );
}

/** A cast fails, and gives null, where the integer does not fit into the type. */
function castInto(from: ValueType, to: ValueType, target: Type): (value: unknown) => unknown {
  const { name } = target.kind === "TypeDefinition" ? target.underlyingType : target;
  const range = integerRanges.get(name);
  if (to.kind !== "Integer" || range === undefined) return (value) => castValue(value, from, to);
  const [least, greatest] = range;
  return (value) => {
    // An integer is a number or a bigint, which compare.
    const integer = castValue(value, from, to) as number | bigint | null;
    return integer === null || integer < least || integer > greatest ? null : integer;
  };
}

const integerRanges: ReadonlyMap<string, readonly [least: bigint, greatest: bigint]> = new Map([
  ["SByte", [-(2n ** 7n), 2n ** 7n - 1n]],
  ["Byte", [0n, 2n ** 8n - 1n]],
  ["Int16", [-(2n ** 15n), 2n ** 15n - 1n]],
  ["Int32", [-(2n ** 31n), 2n ** 31n - 1n]],
  ["Int64", [-(2n ** 63n), 2n ** 63n - 1n]],
]);

function castItem(type: StructuredType): (value: unknown) => unknown {
  return (value) => (isOrDerivesFrom((value as Item).type, type) ? value : null);
}
