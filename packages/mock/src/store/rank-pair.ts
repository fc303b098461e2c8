import type { NavigationProperty } from "@graphslice/csdl";
import { hash } from "../fixtures/draw.js";
import type { Entity } from "./entity.js";
import { pathOf } from "./entity-list.js";
import type { Store } from "./store.js";

/**
 * Entities in an order that depends on the seed, the property, and the paths of each and of another one.
 *
 * @param isBack whether the property leads from each of them to the other one
 */
export function bestFirst(
  entity: Entity,
  others: readonly Entity[],
  { declaringType, name, partner }: NavigationProperty,
  { seed }: Store,
  isBack = false,
): readonly Entity[] {
  const path = pathOf(entity);
  const rank = (other: Entity): number => {
    const pair = isBack ? [pathOf(other), path] : [path, pathOf(other)];
    // A property that is its own partner leads both ways.
    const ends = partner === name ? pair.toSorted() : pair;
    return hash(`${seed} ${declaringType.qualifiedName}/${name} ${ends.join(" ")}`);
  };
  return others
    .map((other) => [other, rank(other)] as const)
    .sort(([, a], [, b]) => b - a)
    .map(([other]) => other);
}
