import { createBare } from "../create-bare.js";
import type { JsonObject, JsonValue } from "../json.js";
import { copyBare } from "../body/parse-json.js";
import { encodeBase64Url } from "../base64.js";
import { layoutOf } from "../resource/type-layout.js";
import type { Entity } from "./entity.js";
import { pathOf, type EntityList } from "./entity-list.js";
import type { Store } from "./store.js";

/** All that a store holds. Sets that nobody has written to and singletons that are as they began are left out. */
export function saveState(store: Store): JsonObject {
  const state = createBare();
  for (const list of store.usedRoots) {
    if (!isUntouched(list, store)) state[list.name] = saveList(list, store);
  }
  return state;
}

function isUntouched(list: EntityList, store: Store): boolean {
  if (!list.isSingle) return list.items.length === 0 && store.seeder === undefined;
  const [entity] = list.items;
  if (entity === undefined) return true;
  return (
    entity.isDefault && entity.changed === entity.created && saveRelated(entity, store).length === 0
  );
}

function saveList(list: EntityList, store: Store): JsonValue {
  const items = list.items.map((entity) => saveEntity(entity, list, store));
  return list.isSingle ? (items[0] ?? null) : items;
}

function saveEntity(entity: Entity, list: EntityList, store: Store): JsonObject {
  const saved = createBare();
  if (entity.type !== list.type) saved["@odata.type"] = `#${entity.type.qualifiedName}`;
  Object.assign(saved, copyBare(entity.values));
  for (const [name, { defaultValue }] of layoutOf(entity.type).properties) {
    // Null in spite of a default has to be said.
    if (defaultValue !== undefined && !(name in saved)) saved[name] = null;
  }
  for (const [name, { bytes, contentType }] of entity.streams ?? []) {
    saved[name] = encodeBase64Url(bytes);
    saved[`${name}@odata.mediaContentType`] = contentType;
  }
  for (const [name, value] of saveRelated(entity, store)) saved[name] = value;
  return saved;
}

function saveRelated(entity: Entity, store: Store): readonly (readonly [string, JsonValue])[] {
  const related: [string, JsonValue][] = [];
  for (const [name, list] of entity.lists ?? []) {
    if (list.items.length > 0) related.push([name, saveList(list, store)]);
  }
  for (const [name, references] of entity.references ?? []) {
    const kept = entity.lists?.get(name);
    const others = [...references].filter(
      ({ isAlive, home }) => isAlive && (kept === undefined || home !== kept),
    );
    const paths = others.map(pathOf);
    if (paths.length === 0) continue;
    const isCollection = layoutOf(entity.type).navigation.get(name)?.type.isCollection ?? true;
    related.push([`${name}@odata.bind`, isCollection ? paths : (paths[0] ?? null)]);
  }
  return related;
}
