import type { EntityType, Model } from "@graphslice/csdl";

/**
 * The type that the examples of a README show, where it can be told which one users came for: that of the first entity
 * set with instances of its own.
 */
export function findExampleType({ container }: Model): EntityType | undefined {
  const types = container?.entitySets.map(({ entityType }) => entityType) ?? [];
  return types.find(({ isAbstract }) => !isAbstract);
}
