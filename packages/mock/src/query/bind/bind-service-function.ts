import type { Function, TypeReference } from "@graphslice/csdl";
import { createBare } from "../../create-bare.js";
import type { FunctionBinding, Item } from "../../item.js";
import type { JsonValue } from "../../json.js";
import { chooseOverload, describeOverloads } from "../choose-overload.js";
import type { CallSyntax, Syntax } from "../syntax.js";
import { describeType, resultTypeOf, type ValueType } from "../values/value-type.js";
import { bindConstant, toJson } from "./bind-constant.js";
import { elementReader, readAll } from "./bind-path.js";
import type { Bound, Evaluate } from "./bound.js";
import { coerce } from "./coerce.js";
import { fail, spendSteps, type Scope } from "./scope.js";

/**
 * Binds a call of a function that the model has. What is bound to null is null.
 *
 * @param owner what it is bound to; undefined for a function import.
 * @throws {UriError} if no overload has the parameters, or an argument does not fit.
 */
export function bindServiceFunction(
  scope: Scope,
  { name, position, arguments: values }: CallSyntax,
  overloads: readonly Function[],
  owner: Bound | undefined,
): Bound {
  const given = new Map(values.map((argument) => [argument.name ?? "", argument.value]));
  const operation = chooseOverload(overloads, new Set(given.keys()));
  const returned = operation?.returnType?.type;
  if (operation === undefined || returned === undefined) {
    return fail(scope, position, `${name} expects ${describeOverloads(overloads)}`);
  }
  const parameters = operation.parameters.flatMap((parameter) => {
    const value = given.get(parameter.name);
    return value === undefined
      ? []
      : [[parameter.name, bindParameter(scope, value, parameter.type)] as const];
  });
  const { type, isCollection } = resultTypeOf(returned);
  const read = elementReader(scope, type, position);
  const evaluate: Evaluate = (frame) => {
    const binding =
      owner === undefined ? undefined : readBinding(scope, owner, owner.evaluate(frame));
    if (binding === null) return isCollection ? [] : null;
    const given = createBare();
    for (const [parameter, argument] of parameters) given[parameter] = argument(frame);
    const result = frame.navigator.callFunction(operation, given, binding);
    return isCollection ? readAll(scope, result, read, position) : read(result);
  };
  return { type, isCollection, evaluate, position };
}

/** An argument as JSON: a constant, or what an expression gives for each item. */
function bindParameter(
  scope: Scope,
  syntax: Syntax,
  reference: TypeReference,
): (...frame: Parameters<Evaluate>) => JsonValue {
  const value = syntax.kind === "Alias" ? (scope.aliases.get(syntax.name) ?? syntax) : syntax;
  if (value.kind === "List" || value.kind === "Object" || value.kind === "Literal") {
    const json = bindConstant(scope, syntax, reference);
    return () => json;
  }
  const { type, isCollection } = resultTypeOf(reference);
  const bound = scope.bind(syntax, scope);
  if (isCollection && bound.isCollection && bound.type.kind === type.kind) {
    return (frame) => {
      const values = bound.evaluate(frame) as readonly unknown[];
      spendSteps(scope, syntax.position, values.length);
      return values.map((each) => write(each, type));
    };
  }
  const coerced = isCollection ? undefined : coerce(scope, bound, type);
  if (coerced === undefined) {
    const found = describeType(bound.type, bound.isCollection);
    const expected = describeType(type, isCollection);
    return fail(scope, syntax.position, `expected ${expected}, found ${found}`);
  }
  return (frame) => write(coerced.evaluate(frame), type);
}

function write(value: unknown, type: ValueType): JsonValue {
  if (value === null) return null;
  return type.kind === "Structured" ? (value as Item).values : toJson(value, type);
}

/** What a function is called on: entities as they are, other values as JSON. */
function readBinding(
  scope: Scope,
  { type, isCollection, position }: Bound,
  value: unknown,
): FunctionBinding {
  // The elements of a list are handed on one by one.
  if (isCollection) spendSteps(scope, position, (value as readonly unknown[]).length);
  if (type.kind === "Structured" && type.type.kind === "EntityType") {
    return value as Item | readonly Item[] | null;
  }
  return isCollection
    ? (value as readonly unknown[]).map((each) => write(each, type))
    : write(value, type);
}
