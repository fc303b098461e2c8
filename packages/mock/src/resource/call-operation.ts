import type { Action, Function, Operation } from "@graphslice/csdl";
import { badRequest, segmentNotFound } from "../refusal.js";
import type { NameSegment } from "../uri/segment.js";
import { chooseFunction } from "./choose-function.js";
import { followKeys } from "./follow-navigation.js";
import type { PathContext } from "./path-context.js";
import type { Binding, Resource } from "./resource.js";
import { requireEntity } from "./segment-faults.js";

/** Calls a function, or names an action: of what is bound, either has the name. */
export function callOperation(
  operations: readonly Operation[],
  segment: NameSegment,
  binding: Binding,
  context: PathContext,
): Resource {
  // What does not exist has no operations either.
  if (binding.kind === "entity") requireEntity(binding);
  const actions = operations.filter(
    (operation): operation is Action => operation.kind === "Action",
  );
  if (actions.length > 0) {
    if (segment.parentheses.some(({ kind }) => kind !== "empty")) {
      throw badRequest(`The parameters of the action ${segment.name} belong into the body.`);
    }
    return { kind: "action", overloads: actions, binding };
  }
  const functions = operations.filter(
    (operation): operation is Function => operation.kind === "Function",
  );
  return callFunction(functions, segment, binding, context);
}

/** Chooses an overload by the parameters, and goes on from what it returns. */
export function callFunction(
  overloads: readonly Function[],
  segment: NameSegment,
  binding: Binding | undefined,
  context: PathContext,
): Resource {
  const [first, ...rest] = segment.parentheses;
  const { operation, parameters } = chooseFunction(overloads, segment.name, first, context);
  const returned = operation.returnType?.type;
  if (returned === undefined) throw segmentNotFound(segment.name);
  if (operation.name === "delta" && binding?.kind === "collection" && returned.isCollection) {
    return { kind: "delta", of: binding };
  }
  const result = context.present(context.evaluate(operation, parameters, binding), returned);
  if (rest.length === 0) return result;
  if (result.kind !== "collection") throw segmentNotFound(segment.text);
  return followKeys(result, segment, rest, context);
}
