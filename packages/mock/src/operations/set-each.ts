import { findAnnotation, readConstant, readMember, type Operation } from "@graphslice/csdl";
import { createBare } from "../create-bare.js";
import type { JsonObject, JsonValue } from "../json.js";
import { badRequest, entityNotFound, Refusal } from "../refusal.js";
import { stampValues } from "../respond/stamp-values.js";
import type { Service } from "../respond/service.js";
import { layoutOf } from "../resource/type-layout.js";
import { checkUniques } from "../respond/change-entity.js";
import type { Entity } from "../store/entity.js";
import { normalizeKey } from "../store/key.js";
import { SETS_EACH } from "./mock-terms.js";

/** The names in an action's annotation. */
export interface SetsEach {
  readonly keys: string;
  readonly values: string;
  readonly property: string;
}

export function readSetsEach(operation: Operation): SetsEach | undefined {
  const value = findAnnotation(operation, SETS_EACH)?.value;
  const keys = readConstant(readMember(value, "Keys"));
  const values = readConstant(readMember(value, "Values"));
  const property = readConstant(readMember(value, "Property"));
  if (keys === undefined || values === undefined || property === undefined) return undefined;
  return { keys, values, property };
}

/** Sets a property of several entities at once, so that unique values can be exchanged. */
export function setEach(
  items: readonly Entity[],
  { keys, values, property }: SetsEach,
  parameters: JsonObject,
  service: Service,
): void {
  const ids = listOf(parameters, keys);
  const news = listOf(parameters, values);
  if (ids.length !== news.length) {
    throw badRequest(
      `Invalid ${values}: expected ${ids.length} items, as ${keys} has, but received ${news.length}.`,
    );
  }
  refuseRepeated(keys, ids);
  const byKey = new Map(
    items.flatMap((entity) => {
      const [ref] = layoutOf(entity.type).key;
      return ref === undefined
        ? []
        : [[normalizeKey(ref.property, entity.values[ref.name]), entity] as const];
    }),
  );
  const changed = ids.map((id) => {
    const entity = byKey.get(String(id));
    if (entity === undefined) throw entityNotFound(String(id));
    return entity;
  });
  if (changed.some(({ home }) => home?.uniques.includes(property))) refuseRepeated(values, news);
  changed.forEach((entity, i) => {
    const copy = Object.assign(createBare(), entity.values);
    copy[property] = news[i] ?? null;
    stampValues(entity.type, copy, "update", service);
    service.store.change(entity, copy);
  });
  for (const entity of changed) refuseTaken(entity, values);
}

/** The action has no other fault for it than a bad request. */
function refuseTaken(entity: Entity, values: string): void {
  try {
    checkUniques(entity);
  } catch (error) {
    throw error instanceof Refusal ? badRequest(`Invalid ${values}: ${error.message}`) : error;
  }
}

function refuseRepeated(name: string, items: readonly JsonValue[]): void {
  const seen = new Set<JsonValue>();
  for (const item of items) {
    if (seen.has(item))
      throw badRequest(
        `Invalid ${name}: expected each value once but received ${JSON.stringify(item).slice(0, 60)} again.`,
      );
    seen.add(item);
  }
}

function listOf(parameters: JsonObject, name: string): readonly JsonValue[] {
  const value = parameters[name];
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
