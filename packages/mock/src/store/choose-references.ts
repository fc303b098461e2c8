import { isOrDerivesFrom, type NavigationProperty } from "@graphslice/csdl";
import { choose } from "../fixtures/member.js";
import type { Entity } from "./entity.js";
import { pathOf, type EntityList } from "./entity-list.js";
import type { Store } from "./store.js";

/** Entities that a made-up one refers to where it can refer to many. */
const REFERENCES = 2;

/**
 * What a made-up entity refers to: entities of the bound set; where sets hold entities of derived types, as those of users
 * and groups do beside `directoryObjects`, those of one of them.
 */
export function chooseReferences(
  owner: Entity,
  { name, type: { type, isCollection } }: NavigationProperty,
  target: EntityList,
  store: Store,
): readonly Entity[] {
  if (type.kind !== "EntityType") return [];
  const sets = store.setsUnder(target).filter((set) => isOrDerivesFrom(set.entityType, type));
  const [first, ...others] = sets.map((set) => set.name);
  const place = { seed: store.seed, path: pathOf(owner) };
  const chosen = first === undefined ? undefined : choose(place, name, [first, ...others]);
  const set = sets.find((each) => each.name === chosen);
  const { items } = set === undefined ? target : store.root(set);
  return items
    .filter((item) => item !== owner && isOrDerivesFrom(item.type, type))
    .slice(0, isCollection ? REFERENCES : 1);
}
