import { copyBare } from "../body/parse-json.js";
import { readValues } from "../body/read-values.js";
import type { JsonObject } from "../json.js";
import { layoutOf } from "../resource/type-layout.js";
import { defaultValueOf } from "./default-value.js";
import type { EntityList } from "./entity-list.js";
import { keyTextOf } from "./key.js";
import type { Seeder } from "./seeder.js";
import type { Store } from "./store.js";

/** Entities that a list is filled with. */
const ITEMS = 3;
/** How often another one is made up in place of one that has what only one may have. */
const ATTEMPTS = 8;

/** Fills a list with what a seeder makes up: a function of the seed and the list's path. */
export function addMadeUp(list: EntityList, seeder: Seeder, store: Store): void {
  for (let i = 0; i < (list.isSingle ? 1 : ITEMS); i++) {
    const path = list.isSingle ? list.path : `${list.path}/${i}`;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const place = attempt === 0 ? path : `${path}/${attempt}`;
      const made = seeder.createEntity(list.type, place);
      if (made === undefined) return;
      if (addUnlessTaken(list, made, store)) break;
    }
  }
}

/** Whether no other entity has its key, or a value that only one may have. */
function addUnlessTaken(
  list: EntityList,
  { "@odata.type": typeName, ...made }: JsonObject,
  store: Store,
): boolean {
  const named = typeof typeName === "string" ? store.index.findType(typeName) : undefined;
  const type = named?.kind === "EntityType" ? named : list.type;
  const values = readValues(type, copyBare(made) as JsonObject, store.index);
  for (const { name, property } of layoutOf(type).key)
    values[name] ??= store.createKey(property, list);
  for (const [name, property] of layoutOf(type).properties) {
    const value = name in values ? undefined : defaultValueOf(property, store.now);
    if (value !== undefined) values[name] = value;
  }
  const isTaken = list.find(list.isSingle ? "" : keyTextOf(type, values)) !== undefined;
  const isUnique = list.uniques.every((name) => list.countOf(name, values[name] ?? null) === 0);
  if (isTaken || !isUnique) return false;
  store.add(list, type, values, "seeded");
  return true;
}
