import {
  descendantsOf,
  type Model,
  type StructuredType,
  type Type,
  type TypeReference,
} from "@graphslice/csdl";

/** The largest hierarchy, in types under its root, that is emitted as a union: editors stay fast with it. */
const LARGEST_UNION = 12;

/**
 * How a type of a hierarchy is emitted. `single`: it has no derived types. `union`: a discriminated union of itself and
 * its derived types, which share an interface with its members. `base`: it has derived types but stays an interface,
 * since nothing is declared to be of this type or of one that it derives from, or since they are so many.
 */
export type Hierarchy = "single" | "union" | "base";

/** Knows the hierarchies of a model. */
export class Polymorphism {
  private readonly referred: ReadonlySet<Type>;
  private readonly unions: ReadonlySet<Type>;

  constructor(model: Model) {
    this.referred = collectReferred(model);
    this.unions = collectUnions(this.referred);
  }

  hierarchyOf(type: StructuredType): Hierarchy {
    if (type.derivedTypes.length === 0) return "single";
    return this.unions.has(type) ? "union" : "base";
  }

  /**
   * Whether values of exactly this type always carry `@odata.type`: it is met only where one of its base types is
   * declared (OData JSON Format 4.01 §4.5.3).
   */
  isTypeNameRequired(type: StructuredType): boolean {
    if (this.referred.has(type)) return false;
    for (let base = type.baseType; base !== undefined; base = base.baseType) {
      if (this.referred.has(base)) return true;
    }
    return false;
  }
}

/** The types that are declared as the type of something; a type that only stands for one that was cut is not. */
function collectReferred(model: Model): ReadonlySet<Type> {
  const referred = new Set<Type>();
  const refer = ({ type, cutFrom }: Pick<TypeReference, "type" | "cutFrom">): void => {
    if (cutFrom === undefined) referred.add(type);
  };
  for (const type of model.types.values()) {
    if (type.kind !== "EntityType" && type.kind !== "ComplexType") continue;
    for (const property of [...type.properties, ...type.navigationProperties]) refer(property.type);
  }
  for (const { operations } of model.schemas) {
    for (const { parameters, returnType } of operations) {
      for (const parameter of parameters) refer(parameter.type);
      if (returnType !== undefined) refer(returnType.type);
    }
  }
  for (const source of [
    ...(model.container?.entitySets ?? []),
    ...(model.container?.singletons ?? []),
  ]) {
    refer({ type: source.entityType });
  }
  return referred;
}

/** Types that are emitted as unions where they have derived types: an arm of a union that has some is one itself. */
function collectUnions(referred: ReadonlySet<Type>): ReadonlySet<Type> {
  const unions = new Set<Type>();
  for (const type of referred) {
    if (type.kind !== "EntityType" && type.kind !== "ComplexType") continue;
    const descendants = descendantsOf(type);
    if (descendants.length > LARGEST_UNION) continue;
    for (const member of [type, ...descendants]) unions.add(member);
  }
  return unions;
}
