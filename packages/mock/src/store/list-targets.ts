import { isOrDerivesFrom, type EntitySet, type NavigationProperty } from "@graphslice/csdl";
import { hash } from "../fixtures/draw.js";
import type { Entity } from "./entity.js";
import { pathOf, type EntityList } from "./entity-list.js";
import type { Store } from "./store.js";

/** Types of what references with such names lead to, where these can be of many types. */
const LIKELY: readonly (readonly [references: RegExp, types: RegExp])[] = [
  [/memberOf$/i, /^group$/i],
  [/device/i, /device$/i],
  [
    /manager|member|owner|report|sponsor|sender|principal|user|approver/i,
    /^(user|person|employee)$/i,
  ],
];

/**
 * Where that is which can be referred to: the sets of derived types where there are some, the likely ones first, the
 * others in an order that depends on the seed and the owner.
 */
export function listTargets(
  owner: Entity,
  property: NavigationProperty,
  target: EntityList,
  store: Store,
): readonly EntityList[] {
  const { type } = property.type;
  if (type.kind !== "EntityType") return [];
  const sets = store.setsUnder(target).filter((set) => isOrDerivesFrom(set.entityType, type));
  if (sets.length === 0) return [target];
  const types = LIKELY.find(([references]) => references.test(property.name))?.[1];
  const path = pathOf(owner);
  const rank = ({ name, entityType }: EntitySet): number =>
    (types?.test(entityType.name) === true ? 1 : 0) +
    hash(`${store.seed} ${path}/${property.name} =${name}`) / 2 ** 32;
  return sets
    .map((set) => [set, rank(set)] as const)
    .sort(([, a], [, b]) => b - a)
    .map(([set]) => store.root(set));
}
