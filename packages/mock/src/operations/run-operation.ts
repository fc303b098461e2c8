import type { Operation, TypeReference } from "@graphslice/csdl";
import { copyBare } from "../body/parse-json.js";
import { readValue } from "../body/read-values.js";
import type { JsonObject, JsonValue } from "../json.js";
import { itemsOf } from "../resource/cast-items.js";
import type { Binding } from "../resource/resource.js";
import type { Service } from "../respond/service.js";
import type { Entity } from "../store/entity.js";
import { pathOf } from "../store/entity-list.js";
import { findHandler } from "./find-handler.js";
import type { OperationCall } from "./operation-handler.js";
import { readReplaced, replaceContent } from "./replace-content.js";
import { readSetsEach, setEach } from "./set-each.js";
import { viewEntity } from "./view-entity.js";

/** What an operation returned: entities of the store, JSON of the return type, or nothing. */
export type OperationResult =
  | { readonly kind: "nothing" }
  | { readonly kind: "entities"; readonly items: readonly Entity[] }
  | { readonly kind: "value"; readonly value: JsonValue };

/** Runs what code has for an operation, or what annotations say; otherwise its return value is made up. */
export function runOperation(
  operation: Operation,
  parameters: JsonObject,
  binding: Binding | undefined,
  path: string,
  service: Service,
): OperationResult {
  const handler = findHandler(operation, service);
  if (handler !== undefined) {
    const bound = binding === undefined ? undefined : viewBinding(binding, service);
    const call: OperationCall = { operation, parameters, path, graph: service.graph };
    const value = handler(bound === undefined ? call : { ...call, binding: bound });
    return value === undefined ? { kind: "nothing" } : { kind: "value", value: copyBare(value) };
  }
  const replaced = readReplaced(operation);
  if (replaced !== undefined && binding?.kind === "entity" && binding.entity !== undefined) {
    return {
      kind: "entities",
      items: replaceContent(binding.entity, replaced, operation, parameters, service),
    };
  }
  const sets = readSetsEach(operation);
  if (sets !== undefined && binding?.kind === "collection") {
    setEach(itemsOf(binding, service.store), sets, parameters, service);
    return { kind: "nothing" };
  }
  if (operation.returnType === undefined) return { kind: "nothing" };
  // However the path is spelled, and whatever follows in it.
  const place = `${writePlace(binding)}/${operation.qualifiedName}?${JSON.stringify(parameters)}`;
  return { kind: "value", value: makeUp(operation.returnType.type, place, service) };
}

/** What an operation is bound to, as a part of a path. */
function writePlace(binding: Binding | undefined): string {
  switch (binding?.kind) {
    case undefined:
      return "";
    case "entity":
      return binding.entity === undefined ? "" : pathOf(binding.entity);
    case "property":
      return [pathOf(binding.entity), ...binding.path].join("/");
    case "collection": {
      const { relation } = binding;
      if (relation.kind === "list") return relation.list.path;
      return relation.kind === "references" ? `${pathOf(relation.owner)}/${relation.path}` : "";
    }
  }
}

function viewBinding(binding: Binding, { store }: Service): OperationCall["binding"] {
  switch (binding.kind) {
    case "entity":
      return binding.entity === undefined ? undefined : viewEntity(binding.entity);
    case "collection":
      return itemsOf(binding, store).map(viewEntity);
    case "property":
      return binding.value;
  }
}

/** Null, or no items, where nothing makes values up. */
function makeUp(type: TypeReference, path: string, { store, index }: Service): JsonValue {
  if (store.seeder === undefined) return type.isCollection ? [] : null;
  return readValue(type, copyBare(store.seeder.createValue(type, path)), index);
}
