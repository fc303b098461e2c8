import type { Function, Model, StructuredType, Type } from "@graphslice/csdl";
import { valueTypeOf, type ResultType } from "../values/value-type.js";

/** The overloads of a function, by its qualified or bare name, that are bound to a type or to the nearest base of it. */
export function findFunctions(
  model: Model,
  name: string,
  { type, isCollection }: ResultType,
): readonly Function[] {
  const candidates = namedFunctions(model, name).filter(
    ({ bindingParameter }) => bindingParameter?.type.isCollection === isCollection,
  );
  if (type.kind !== "Structured") {
    return candidates.filter(({ bindingParameter }) => {
      const bound = bindingParameter && valueTypeOf(bindingParameter.type.type);
      if (bound?.kind === "Enum" && type.kind === "Enum") return bound.type === type.type;
      return bound?.kind === type.kind;
    });
  }
  for (let t: StructuredType | undefined = type.type; t !== undefined; t = t.baseType) {
    const bound: Type = t;
    const found = candidates.filter((each) => each.bindingParameter?.type.type === bound);
    if (found.length > 0) return found;
  }
  return [];
}

function namedFunctions(model: Model, name: string): readonly Function[] {
  const dot = name.lastIndexOf(".");
  const bare = name.slice(dot + 1);
  const prefix = name.slice(0, Math.max(dot, 0));
  return model.schemas
    .filter(({ namespace, alias }) => dot < 0 || prefix === namespace || prefix === alias)
    .flatMap(({ operations }) =>
      operations.filter(
        (operation): operation is Function =>
          operation.kind === "Function" && operation.name === bare,
      ),
    );
}
