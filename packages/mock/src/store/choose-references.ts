import { isOrDerivesFrom, type NavigationProperty } from "@graphslice/csdl";
import { layoutOf } from "../resource/type-layout.js";
import type { Entity } from "./entity.js";
import type { EntityList } from "./entity-list.js";
import { choosePartners } from "./choose-partners.js";
import { listTargets } from "./list-targets.js";
import { bestFirst } from "./rank-pair.js";
import type { Store } from "./store.js";

/** Entities of a list that a made-up one refers to where it can refer to many. */
const REFERENCES = 2;

/**
 * What a made-up entity refers to, a function of the seed and of the paths of both. Where sets hold entities of derived
 * types, as those of users and groups do beside `directoryObjects`, it is some of each; partners refer to each other.
 */
export function chooseReferences(
  owner: Entity,
  property: NavigationProperty,
  target: EntityList,
  store: Store,
): readonly Entity[] {
  const container = findContainer(owner, property);
  if (container !== undefined) return [container];
  // What the owner keeps cannot be reached otherwise.
  if (target.owner === owner) return target.items;
  const lists = listTargets(owner, property, target, store);
  if (property.type.isCollection) {
    return lists.flatMap((list, index) =>
      chooseFrom(list, owner, property, store, index === 0 ? REFERENCES : 1),
    );
  }
  // Who is at the top of the likely set is below nobody of another one.
  const list = lists.find((each) => candidatesIn(each, owner, property).length > 0);
  return list === undefined ? [] : chooseFrom(list, owner, property, store, 1).slice(0, 1);
}

/** The entity that contains the owner, if that is what the property leads to. */
function findContainer(
  { home }: Entity,
  { name, partner }: NavigationProperty,
): Entity | undefined {
  if (home?.owner === undefined || home.element.kind !== "NavigationProperty") return undefined;
  return home.element.partner === name || home.element.name === partner ? home.owner : undefined;
}

function chooseFrom(
  list: EntityList,
  owner: Entity,
  property: NavigationProperty,
  store: Store,
  count: number,
): readonly Entity[] {
  const { isCollection } = property.type;
  const items = candidatesIn(list, owner, property);
  const partner = findPartner(items, owner, property, store);
  if (partner !== undefined && (isCollection || !partner.type.isCollection))
    return choosePartners(owner, property, partner, items, store);
  // Bosses have bosses, but nobody is above oneself.
  const above =
    isCollection || list !== owner.home
      ? items
      : items.filter((it) => it.sequence < owner.sequence);
  const best = new Set(bestFirst(owner, above, property, store).slice(0, count));
  return items.filter((it) => best.has(it));
}

/** What there was at the start: what is created since does not change what is made up. */
function candidatesIn(
  { items }: EntityList,
  owner: Entity,
  { type: { type } }: NavigationProperty,
): readonly Entity[] {
  if (type.kind !== "EntityType") return [];
  const madeUp = items.filter(({ isSeeded }) => isSeeded);
  return (madeUp.length === 0 ? items : madeUp).filter(
    (item) => item !== owner && isOrDerivesFrom(item.type, type),
  );
}

/** The navigation property that leads back, if it leads to where the owner is. */
function findPartner(
  [first]: readonly Entity[],
  { home }: Entity,
  { partner: name }: NavigationProperty,
  store: Store,
): NavigationProperty | undefined {
  if (first === undefined || home === undefined || name === undefined) return undefined;
  const partner = layoutOf(first.type).navigation.get(name);
  const back = partner === undefined ? undefined : store.relate(first, partner);
  if (back?.kind !== "references") return undefined;
  const isBack =
    back.target === home || store.setsUnder(back.target).some((set) => set === home.element);
  return isBack ? partner : undefined;
}
