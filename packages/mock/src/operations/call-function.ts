import type { Function } from "@graphslice/csdl";
import { copyBare } from "../body/parse-json.js";
import type { FunctionBinding, Item } from "../item.js";
import type { JsonObject, JsonValue } from "../json.js";
import { Refusal } from "../refusal.js";
import type { Service } from "../respond/service.js";
import { Entity } from "../store/entity.js";
import { pathOf } from "../store/entity-list.js";
import { findHandler } from "./find-handler.js";
import type { EntityView, OperationCall } from "./operation-handler.js";
import { viewEntity } from "./view-entity.js";

/** Calls a function for an expression. @throws {Refusal} 501 where no code has it: made-up values would filter by chance. */
export function callFunction(
  operation: Function,
  parameters: JsonObject,
  binding: FunctionBinding | undefined,
  service: Service,
): JsonValue | undefined {
  const { qualifiedName, bindingParameter } = operation;
  const handler = findHandler(operation, service);
  if (handler === undefined) {
    throw new Refusal(
      501,
      `The function ${qualifiedName} is not implemented; expressions call only what the mock's operations have.`,
    );
  }
  const place = binding instanceof Entity ? `${pathOf(binding)}/` : "";
  const call: OperationCall = {
    operation,
    parameters,
    path: `${place}${qualifiedName}`,
    graph: service.graph,
    ...(binding === undefined
      ? {}
      : { binding: viewBinding(binding, bindingParameter?.type.type.kind === "EntityType") }),
  };
  const value = handler(call);
  return value === undefined ? undefined : copyBare(value);
}

function viewBinding(
  binding: FunctionBinding,
  isOfEntities: boolean,
): NonNullable<OperationCall["binding"]> | null {
  if (!isOfEntities) return binding as JsonValue;
  return Array.isArray(binding)
    ? (binding as readonly Item[]).map(viewItem)
    : viewItem(binding as Item);
}

function viewItem(item: Item): EntityView {
  return item instanceof Entity
    ? viewEntity(item)
    : { path: "", type: item.type.qualifiedName, values: item.values };
}
