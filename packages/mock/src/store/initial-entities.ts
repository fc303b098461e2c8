import type { EntityType } from "@graphslice/csdl";
import { copyBare, createBare } from "../body/parse-json.js";
import { readValues } from "../body/read-values.js";
import type { JsonObject, JsonValue } from "../json.js";
import { layoutOf } from "../resource/type-layout.js";
import { createGuid } from "./create-guid.js";
import { concreteTypeOf, defaultValueOf } from "./default-value.js";
import type { EntityList } from "./entity-list.js";
import { keyTextOf } from "./key.js";
import type { Seeder } from "./seeder.js";
import type { Store } from "./store.js";

/** Entities that lists are filled with when they are made up. */
const SEEDED_ITEMS = 3;

/** Gives a singleton its entity. */
export function addDefault(list: EntityList, store: Store): void {
  const type = concreteTypeOf(list.type);
  const values = createBare();
  for (const { name, property } of layoutOf(type).key) {
    // The same each time, so that a saved state need not tell of what nobody has changed.
    const isText = /^Edm\.(String|Guid)$/.test(property.type.type.qualifiedName);
    values[name] = isText ? createGuid(store.seed, list.path) : store.createKey(property, list);
  }
  completeValues(type, values, store);
  store.add(list, type, values, "default");
}

/** Fills a list with what a seeder makes up; what would share a key or a unique value is left out. */
export function addSeeded(list: EntityList, seeder: Seeder, store: Store): void {
  const { seed, index } = store;
  const declared = concreteTypeOf(list.type);
  for (let i = 0; i < (list.isSingle ? 1 : SEEDED_ITEMS); i++) {
    const path = list.isSingle ? list.path : `${list.path}/${i}`;
    const { "@odata.type": name, ...given } = seeder.createEntity(declared, { seed, path });
    const named = typeof name === "string" ? index.findType(name) : undefined;
    const type = named?.kind === "EntityType" ? named : declared;
    const values = readValues(type, copyBare(given) as JsonObject, index);
    for (const { name, property } of layoutOf(type).key) {
      values[name] ??= store.createKey(property, list);
    }
    completeValues(type, values, store);
    const isTaken = list.find(list.isSingle ? "" : keyTextOf(type, values)) !== undefined;
    const isUnique = list.uniques.every((name) => list.countOf(name, values[name] ?? null) === 0);
    if (!isTaken && isUnique) store.add(list, type, values, "seeded");
  }
}

function completeValues(type: EntityType, values: Record<string, JsonValue>, store: Store): void {
  for (const [name, property] of layoutOf(type).properties) {
    const value = name in values ? undefined : defaultValueOf(property, store.now());
    if (value !== undefined) values[name] = value;
  }
}
