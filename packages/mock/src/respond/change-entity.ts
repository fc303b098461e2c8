import { isOrDerivesFrom, type EntityType, type NavigationProperty } from "@graphslice/csdl";
import { createBare } from "../create-bare.js";
import { completeTypes, mergeValues } from "../body/merge-values.js";
import { readValues, typeOfValue } from "../body/read-values.js";
import type { JsonObject, JsonValue } from "../json.js";
import type { Change } from "../operations/operation-handler.js";
import { viewEntity } from "../operations/view-entity.js";
import { badRequest, Refusal } from "../refusal.js";
import { layoutOf } from "../resource/type-layout.js";
import { addDefaults } from "../store/default-value.js";
import type { Entity } from "../store/entity.js";
import { pathOf, type EntityList } from "../store/entity-list.js";
import { isObject } from "../store/key.js";
import type { Relation } from "../store/relation.js";
import { refuseIssues } from "./refuse-issues.js";
import { resolveReference } from "./resolve-reference.js";
import type { Service } from "./service.js";
import { stampValues } from "./stamp-values.js";

/**
 * Creates an entity, and those that its body has inline, from a body that was judged. Call it in a transaction.
 *
 * @throws {Refusal} 409 for a key or unique value that is taken, 400 for references to nothing.
 */
export function insertEntity(
  list: EntityList,
  declared: EntityType,
  body: JsonObject,
  service: Service,
): Entity {
  const { index, store } = service;
  const type = typeOfValue(declared, body, index);
  const values = readValues(type, body, index);
  for (const { name, property } of layoutOf(type).key) {
    if (!name.includes("/")) values[name] ??= store.createKey(property, list);
  }
  stampValues(type, values, "create", service, body);
  addDefaults(type, values, store.now, body);
  const entity = store.add(list, type, values);
  checkUniques(entity);
  for (const property of layoutOf(type).navigation.values()) {
    insertRelated(entity, property, body, service);
    bindRelated(entity, property, body[`${property.name}@odata.bind`], service);
  }
  checkRules("create", entity, service);
  return entity;
}

function insertRelated(
  owner: Entity,
  property: NavigationProperty,
  body: JsonObject,
  service: Service,
): void {
  const given = body[property.name];
  if (given === undefined || given === null) return;
  const { type } = property.type;
  if (type.kind !== "EntityType") return;
  const relation = service.store.relate(owner, property);
  for (const item of Array.isArray(given) ? (given as readonly JsonValue[]) : [given]) {
    if (isObject(item)) addRelated(relation, type, item, service);
  }
}

/** Creates an entity where a path leads to; what is only referred to is created in its own set. */
export function addRelated(
  relation: Relation,
  type: EntityType,
  body: JsonObject,
  service: Service,
): Entity {
  switch (relation.kind) {
    case "list":
      return insertEntity(relation.list, type, body, service);
    case "references": {
      const entity = insertEntity(relation.target, type, body, service);
      service.store.link(relation, entity);
      return entity;
    }
    case "computed":
      throw new Refusal(405, "What a function returns takes no new entities.", {
        headers: { Allow: "GET" },
      });
  }
}

/** `@odata.bind`: refers to entities that are there (OData JSON Format 4.0 §8.3). */
export function bindRelated(
  owner: Entity,
  property: NavigationProperty,
  given: JsonValue | undefined,
  service: Service,
): void {
  if (given === undefined) return;
  const { name } = property;
  const { isCollection, type } = property.type;
  const relation = service.store.relate(owner, property);
  if (relation.kind !== "references")
    throw badRequest(`Invalid ${name}@odata.bind: ${name} contains its entities.`);
  if (given === null && !isCollection) {
    for (const target of service.store.itemsOf(relation)) service.store.unlink(relation, target);
    return;
  }
  if (isCollection !== Array.isArray(given)) {
    throw badRequest(
      `Invalid ${name}@odata.bind: expected ${isCollection ? "an array of URLs" : "a URL"}.`,
    );
  }
  for (const url of Array.isArray(given) ? (given as readonly JsonValue[]) : [given]) {
    if (typeof url !== "string") throw badRequest(`Invalid ${name}@odata.bind: expected a URL.`);
    const target = resolveReference(url, service);
    linkEntity(relation, target, type.kind === "EntityType" ? type : target.type, service);
  }
}

/** @throws {Refusal} 400 if the entity is not of the type that is referred to. */
export function linkEntity(
  relation: Relation & { kind: "references" },
  target: Entity,
  type: EntityType,
  { store }: Service,
): void {
  if (!isOrDerivesFrom(target.type, type)) {
    throw badRequest(
      `Invalid reference: expected ${type.qualifiedName} but '${pathOf(target)}' is ${target.type.qualifiedName}.`,
    );
  }
  store.link(relation, target);
}

/** Merges a body into an entity. Call it in a transaction. @throws {Refusal} */
export function updateEntity(entity: Entity, given: JsonObject, service: Service): void {
  const { index, schemas } = service;
  const { type } = entity;
  const body = completeTypes(type, entity.values, given, index);
  refuseOtherType(type, body, service);
  refuseIssues(schemas.judgeUpdate(type, body));
  changeValues(entity, body, service);
  for (const property of layoutOf(type).navigation.values()) {
    bindRelated(entity, property, body[`${property.name}@odata.bind`], service);
  }
}

function refuseOtherType(
  type: EntityType,
  { "@odata.type": name }: JsonObject,
  { index }: Service,
): void {
  if (name === undefined) return;
  if (typeof name === "string" && index.findType(name) === type) return;
  throw badRequest(
    `Invalid @odata.type: expected #${type.qualifiedName} but received ${JSON.stringify(name).slice(0, 100)}`,
  );
}

/** Changes values that were judged one by one; the whole is judged here. */
export function changeValues(entity: Entity, body: JsonObject, service: Service): void {
  const { index, schemas, store } = service;
  const { type, values: before } = entity;
  const values = Object.assign(createBare(), mergeValues(type, before, body, index));
  for (const [name, { type: reference }] of layoutOf(type).properties) {
    const value = values[name];
    if (body[name] === undefined || reference.type.kind !== "ComplexType" || !isObject(value))
      continue;
    refuseIssues(schemas.judgeWhole(reference.type, value));
  }
  stampValues(type, values, "update", service, body);
  store.change(entity, values);
  checkUniques(entity);
  checkRules("update", entity, service, before);
}

/** Deletes an entity and what it contains. Call it in a transaction. */
export function deleteEntity(entity: Entity, service: Service): void {
  checkRules("delete", entity, service);
  service.store.remove(entity);
}

/** @throws {Refusal} 409 */
export function checkUniques({ home, values }: Entity): void {
  for (const name of home?.uniques ?? []) {
    const value = values[name];
    if (value === undefined || value === null || (home?.countOf(name, value) ?? 0) < 2) continue;
    const text = JSON.stringify(value).slice(0, 60);
    throw new Refusal(
      409,
      `Another object with the ${name} ${text} already exists; expected a unique value.`,
    );
  }
}

function checkRules(
  kind: Change["kind"],
  entity: Entity,
  service: Service,
  before?: JsonObject,
): void {
  for (const rule of service.rules) {
    const type = service.index.findStructuredType(rule.type);
    if (type === undefined || !isOrDerivesFrom(entity.type, type)) continue;
    const change = { kind, entity: viewEntity(entity), graph: service.graph };
    rule.check(before === undefined ? change : { ...change, before });
  }
}
