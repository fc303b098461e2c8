import { allProperties, descendantsOf } from "./hierarchy.js";
import type { Model, Property, StructuredType } from "./model.js";

/** The largest hierarchy, in types under its root, of which any type stands for the root. */
const LARGEST_HIERARCHY = 12;

/** Which types have instances that end, and which types instances of abstract ones can have. */
export interface Instances {
  /**
   * Whether there is an instance of the type: not where one is of a type that is newer than the metadata, nor where
   * each would have to hold another one.
   */
  readonly has: (type: StructuredType) => boolean;
  /**
   * The types that an instance of the type can have: itself, or, where it is abstract, those that derive from it; the
   * least deep first. One of them where very many derive from it.
   */
  readonly typesFor: (type: StructuredType) => readonly StructuredType[];
}

/** Looks through a model for the types that have instances. */
export function collectInstances(model: Model): Instances {
  const heights = measureHeights(model);
  return {
    has: (type) => heights.has(type),
    typesFor: (type) => {
      if (!type.isAbstract) return heights.has(type) ? [type] : [];
      const derived = concreteTypesUnder(type)
        .filter((each) => heights.has(each))
        .sort((a, b) => (heights.get(a) ?? 0) - (heights.get(b) ?? 0));
      return descendantsOf(type).length > LARGEST_HIERARCHY ? derived.slice(0, 1) : derived;
    },
  };
}

function concreteTypesUnder(type: StructuredType): StructuredType[] {
  return [...descendantsOf(type)]
    .filter(({ isAbstract }) => !isAbstract)
    .sort((a, b) => (a.qualifiedName < b.qualifiedName ? -1 : 1));
}

/** How many values stand in each other at least in an instance of each type; absent where there is none. */
function measureHeights({ types }: Model): ReadonlyMap<StructuredType, number> {
  const heights = new Map<StructuredType, number>();
  let rest = [...types.values()].filter(isStructured);
  for (let height = 0; rest.length > 0; height += 1) {
    const known = new Set(heights.keys());
    const next = rest.filter((type) =>
      type.isAbstract
        ? descendantsOf(type).some((derived) => known.has(derived) && !derived.isAbstract)
        : requiredTypes(type).every((required) => known.has(required)),
    );
    if (next.length === 0) break;
    const found = new Set(next);
    for (const type of next) heights.set(type, height);
    rest = rest.filter((type) => !found.has(type));
  }
  return heights;
}

/** The types of what an instance cannot be without. */
function requiredTypes(type: StructuredType): readonly StructuredType[] {
  return allProperties(type)
    .filter(isRequired)
    .flatMap(({ type }) => (isStructured(type.type) ? [type.type] : []));
}

function isRequired({ type }: Property): boolean {
  return type.facets.nullable === false && !type.isCollection;
}

function isStructured(type: { readonly kind: string }): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}
