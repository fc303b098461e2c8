import type { Operation } from "@graphslice/csdl";
import { nameType } from "./declared-types.js";

/** What an operation goes by in TypeScript: the type it is bound to, if any, and its own name. */
export function nameOperation(operation: Operation): string {
  const { name, qualifiedName, namespace, bindingParameter } = operation;
  if (bindingParameter === undefined) return nameType(qualifiedName);
  const { type, isCollection } = bindingParameter.type;
  const owner = nameType(type.qualifiedName) + (isCollection ? "Collection" : "");
  const isAtHome = "namespace" in type && type.namespace === namespace;
  return owner + nameType(isAtHome ? name : qualifiedName);
}
