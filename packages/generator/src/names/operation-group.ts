import type { Model, Operation, Type } from "@graphslice/csdl";

/** The overloads of one operation on one binding: what a caller sees as one thing to call. */
export interface OperationGroup {
  readonly qualifiedName: string;
  readonly name: string;
  readonly namespace: string;
  /** What it is bound to; absent for unbound operations. */
  readonly binding?: { readonly type: Type; readonly isCollection: boolean };
  /** In document order; at least one. */
  readonly overloads: readonly Operation[];
}

/** Groups a model's operations by qualified name and binding, in document order. */
export function groupOperations(model: Model): readonly OperationGroup[] {
  const groups = new Map<string, OperationGroup & { readonly overloads: Operation[] }>();
  for (const operation of model.schemas.flatMap((schema) => schema.operations)) {
    const { qualifiedName, name, namespace } = operation;
    const binding = operation.bindingParameter?.type;
    const key = `${qualifiedName} ${binding?.type.qualifiedName ?? ""} ${binding?.isCollection ?? ""}`;
    const group = groups.get(key);
    if (group !== undefined) group.overloads.push(operation);
    else {
      groups.set(key, {
        qualifiedName,
        name,
        namespace,
        ...(binding && { binding: { type: binding.type, isCollection: binding.isCollection } }),
        overloads: [operation],
      });
    }
  }
  return [...groups.values()];
}
