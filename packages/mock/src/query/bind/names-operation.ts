import type { Model } from "@graphslice/csdl";

/** Whether the model has bound operations of a name: qualified, `namespace.*`, or just the name. */
export function namesOperation(model: Model, name: string): boolean {
  return model.schemas.some(({ namespace, alias, operations }) => {
    if (name === `${namespace}.*` || name === `${alias}.*`) return true;
    return operations.some(
      (operation) =>
        operation.bindingParameter !== undefined &&
        (operation.qualifiedName === name ||
          operation.name === name ||
          `${alias}.${operation.name}` === name),
    );
  });
}
