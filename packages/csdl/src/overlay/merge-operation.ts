import { describeChild, targetOf, type OperationElement } from "./element-members.js";
import { agree, annotate, typeAttributes, type MergeContext } from "./merge-context.js";
import { writeTypeName } from "./name-scope.js";

/**
 * What tells an overload from others: the types of a function's parameters, the binding type of an action
 * (OData CSDL XML 4.01 §12.1.1, §12.3.1).
 */
export function identifyOverload(
  operation: OperationElement,
  { namespace, scope }: Pick<MergeContext, "namespace" | "scope">,
): string {
  const bound = operation.isBound ? "bound" : "unbound";
  const [binding] = operation.parameters;
  const signature =
    operation.kind === "Function"
      ? targetOf(namespace, operation, scope)
      : `${operation.name}(${operation.isBound && binding !== undefined ? writeTypeName(binding.type, scope) : ""})`;
  return `${operation.kind} ${bound} ${signature}`;
}

/** Adds the overlay's annotations to an overload of the base, which must be declared alike. */
export function mergeOperation<T extends OperationElement>(
  existing: T,
  added: T,
  context: MergeContext,
): T {
  const within = describeChild(context.namespace, added);
  const { returnType } = existing;
  const isComposable = existing.kind === "Function" && existing.isComposable;
  const givesComposable = added.kind === "Function" && added.isComposable;
  let same = agree(context, existing, { place: added.place, within }, [
    ["parameters", writeNames(added), writeNames(existing)],
    ["EntitySetPath", added.entitySetPath, existing.entitySetPath],
    ["IsComposable", givesComposable || undefined, isComposable],
    ["ReturnType", added.returnType && "one", returnType && "one"],
  ]);
  const parameters = existing.parameters.map((parameter, index) => {
    const other = added.parameters[index];
    if (other?.name !== parameter.name) return parameter;
    const origin = { place: other.place, within: `Parameter ${other.name} of ${within}` };
    const attributes = typeAttributes(other.type, parameter.type, context);
    if (!agree(context, parameter, origin, attributes)) same = false;
    return annotate(parameter, other);
  });
  if (returnType === undefined || added.returnType === undefined) {
    return same ? annotate({ ...existing, parameters }, added) : existing;
  }
  const origin = { place: added.returnType.place, within: `ReturnType of ${within}` };
  const attributes = typeAttributes(added.returnType.type, returnType.type, context);
  if (!agree(context, returnType, origin, attributes)) same = false;
  const annotated = annotate(returnType, added.returnType);
  return same ? annotate({ ...existing, parameters, returnType: annotated }, added) : existing;
}

function writeNames({ parameters }: OperationElement): string {
  return parameters.map(({ name }) => name).join(", ");
}
