import type { Function, Operation } from "@graphslice/csdl";
import type { ModelIndex } from "../../resource/model-index.js";
import { valueTypeOf, type ResultType } from "../values/value-type.js";

/** The overloads of a function, by its qualified or bare name, that are bound to a type or to the nearest base of it. */
export function findFunctions(
  index: ModelIndex,
  name: string,
  { type, isCollection }: ResultType,
): readonly Function[] {
  if (type.kind === "Structured") {
    return index.findBoundOperations(name, { type: type.type, isCollection }).filter(isFunction);
  }
  return index
    .findOperations(name, isCollection)
    .filter(isFunction)
    .filter(({ bindingParameter }) => {
      const bound = bindingParameter && valueTypeOf(bindingParameter.type.type);
      if (bound?.kind === "Enum" && type.kind === "Enum") return bound.type === type.type;
      return bound?.kind === type.kind;
    });
}

function isFunction(operation: Operation): operation is Function {
  return operation.kind === "Function";
}
