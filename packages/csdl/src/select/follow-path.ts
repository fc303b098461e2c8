import { descendantsOf, isOrDerivesFrom, lineageOf } from "../hierarchy.js";
import { suggestName } from "../link/suggest-name.js";
import type { EntityType, Model, NavigationProperty } from "../model.js";
import { findType, suggestQualified } from "./find-name.js";
import { castNotFound, navigationAmbiguous, navigationNotFound } from "./problems.js";

/** One step of a path root: only this navigation property of the type is wanted. */
export interface Step {
  readonly type: EntityType;
  readonly property: NavigationProperty;
}

/** Where a path leads, and by which navigation properties. */
export interface FollowedPath {
  readonly type: EntityType;
  readonly steps: readonly Step[];
}

/**
 * Follows navigation properties and type casts. A cast may be left out where a single derived type has the navigation
 * property.
 *
 * @param root the path as a whole, for messages
 * @returns where the path leads, or a message saying where it ends too early.
 */
export function followPath(
  root: string,
  start: EntityType,
  segments: readonly string[],
  model: Model,
): FollowedPath | string {
  const steps: Step[] = [];
  let type = start;
  for (const segment of segments) {
    if (segment.includes(".")) {
      const cast = findType(segment, model);
      if (cast?.kind !== "EntityType" || !areRelated(cast, type)) {
        const suggestion = suggestQualified(
          segment,
          [...lineageOf(type), ...descendantsOf(type)],
          model,
        );
        return castNotFound(root, segment, type.qualifiedName, suggestion);
      }
      type = cast;
      continue;
    }
    const own = navigationOf(lineageOf(type));
    const below = navigationOf(descendantsOf(type));
    const isWanted = ({ name }: NavigationProperty): boolean => name === segment;
    const candidates = own.some(isWanted) ? own.filter(isWanted) : below.filter(isWanted);
    const [property] = candidates;
    const target = property?.type.type;
    if (property === undefined || target?.kind !== "EntityType") {
      const names = [...own, ...below].map(({ name }) => name);
      return navigationNotFound(root, segment, type.qualifiedName, suggestName(segment, names));
    }
    if (candidates.length > 1) {
      const owners = candidates.map(({ declaringType }) => declaringType.qualifiedName);
      return navigationAmbiguous(root, segment, type.qualifiedName, owners);
    }
    steps.push({ type, property });
    type = target;
  }
  return { type, steps };
}

/** Navigation properties that a path can go on from. */
function navigationOf(types: readonly EntityType[]): readonly NavigationProperty[] {
  return types
    .flatMap(({ navigationProperties }) => navigationProperties)
    .filter(({ type }) => type.type.kind === "EntityType");
}

function areRelated(type: EntityType, other: EntityType): boolean {
  return isOrDerivesFrom(type, other) || isOrDerivesFrom(other, type);
}
