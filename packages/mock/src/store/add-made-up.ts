import type { EntityType } from "@graphslice/csdl";
import { copyBare } from "../body/parse-json.js";
import { readValues } from "../body/read-values.js";
import { choose } from "../fixtures/member.js";
import type { JsonObject } from "../json.js";
import { layoutOf } from "../resource/type-layout.js";
import { addDefaults } from "./default-value.js";
import type { EntityList } from "./entity-list.js";
import { keyTextOf } from "./key.js";
import type { Seeder } from "./seeder.js";
import type { Store } from "./store.js";

/** Entities that a list is filled with, beside those of other types. */
const ITEMS = 3;
/** How many types of a large hierarchy have an entity. */
const TYPES = 200;
/** How often another one is made up in place of one that has what only one may have. */
const ATTEMPTS = 8;

/** An entity that is to be made up: what it is depends on the path. */
interface Plan {
  readonly type: EntityType;
  readonly path: string;
}

/** Fills a list with what a seeder makes up: a function of the seed and the list's path. */
export function addMadeUp(list: EntityList, seeder: Seeder, store: Store): void {
  for (const { type, path } of planEntities(list, seeder, store.seed)) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const place = attempt === 0 ? path : `${path}/${attempt}`;
      const made = seeder.createEntity(type, place);
      if (made === undefined) break;
      if (addUnlessTaken(list, { type, path: place }, made, seeder, store)) break;
    }
  }
}

/**
 * A few entities of the list's type, or of any where that is abstract; and one of each type that has none yet, so that
 * there is something to find behind every cast. A type that is new changes no entity but those that it takes the place of.
 */
function planEntities(list: EntityList, seeder: Seeder, seed: number): readonly Plan[] {
  const types = seeder.typesOf(list.type);
  const [first, ...others] = types.map(nameOf);
  if (first === undefined) return [];
  const plan = (path: string): Plan => {
    const name = choose({ seed, path }, "@odata.type", [first, ...others]);
    const chosen = types.find((type) => nameOf(type) === name);
    return { type: (list.type.isAbstract ? chosen : undefined) ?? list.type, path };
  };
  if (list.isSingle) return [plan(list.path)];
  const few = Array.from({ length: ITEMS }, (_, i) => plan(`${list.path}/${i}`));
  const met = new Set(few.map(({ type }) => type));
  const rest = types.filter((type) => !met.has(type)).slice(0, TYPES);
  return [...few, ...rest.map((type) => ({ type, path: `${list.path}/${type.qualifiedName}` }))];
}

/** Whether no other entity has its key, or a value that only one may have. */
function addUnlessTaken(
  list: EntityList,
  { type, path }: Plan,
  { "@odata.type": _, ...made }: JsonObject,
  seeder: Seeder,
  store: Store,
): boolean {
  const values = readValues(type, copyBare(made) as JsonObject, store.index);
  for (const { name, property } of layoutOf(type).key)
    values[name] ??= store.createKey(property, list);
  addDefaults(type, values, store.now);
  const isTaken = list.find(list.isSingle ? "" : keyTextOf(type, values)) !== undefined;
  const isUnique = list.uniques.every((name) => list.countOf(name, values[name] ?? null) === 0);
  if (isTaken || !isUnique) return false;
  const entity = store.add(list, type, values, "seeded");
  const streams = seeder.createStreams(type, values, path);
  if (streams.size > 0) entity.streams = new Map(streams);
  return true;
}

function nameOf({ qualifiedName }: EntityType): string {
  return `#${qualifiedName}`;
}
