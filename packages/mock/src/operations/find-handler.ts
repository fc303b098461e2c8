import type { Operation } from "@graphslice/csdl";
import type { Service } from "../respond/service.js";
import type { OperationHandler } from "./operation-handler.js";

/** What code has for an operation, by its qualified name or its bare one. */
export function findHandler(
  { qualifiedName, name }: Operation,
  { operations }: Service,
): OperationHandler | undefined {
  return operations.get(qualifiedName) ?? operations.get(name);
}
