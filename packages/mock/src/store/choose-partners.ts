import type { NavigationProperty } from "@graphslice/csdl";
import type { Entity } from "./entity.js";
import { bestFirst } from "./rank-pair.js";
import type { Store } from "./store.js";

/**
 * Which of some entities a made-up one refers to by a property that has a partner, so that both directions agree: one of
 * the two decides, and the other looks what that has come to, also after writes. One that refers to a single entity
 * decides by itself and is no matter of this function, unless its partner does as well.
 */
export function choosePartners(
  owner: Entity,
  property: NavigationProperty,
  partner: NavigationProperty,
  items: readonly Entity[],
  store: Store,
): readonly Entity[] {
  if (!decides(property, partner)) {
    return items.filter((item) => store.itemsOf(store.relate(item, partner)).includes(owner));
  }
  // What is created since does not change what is made up.
  const sources = (owner.home?.items ?? [owner]).filter(({ isSeeded }) => isSeeded);
  const [own] = bestFirst(owner, items, property, store);
  const isOthers = (item: Entity): boolean =>
    bestFirst(
      item,
      sources.filter((it) => it !== item),
      property,
      store,
      true,
    )[0] === owner;
  // One each is a match that is best for both; of many, what is best for either: nobody is left out.
  return items.filter((item) =>
    property.type.isCollection ? item === own || isOthers(item) : item === own && isOthers(item),
  );
}

function decides(property: NavigationProperty, partner: NavigationProperty): boolean {
  if (property.type.isCollection !== partner.type.isCollection) return !property.type.isCollection;
  return nameOf(property) <= nameOf(partner);
}

function nameOf({ declaringType, name }: NavigationProperty): string {
  return `${declaringType.qualifiedName}/${name}`;
}
