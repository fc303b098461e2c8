import {
  isOrDerivesFrom,
  lineageOf,
  type ComplexType,
  type EntityType,
  type StructuredType,
  type Type,
} from "@graphslice/csdl";

/** The nearest type that all of them are, or derive from; `undefined` if there is none. */
export function commonAncestor<Kind extends EntityType | ComplexType>([
  first,
  ...others
]: readonly Kind[]): Kind | undefined {
  if (first === undefined) return undefined;
  const lineage = lineageOf(first) as readonly Kind[]; // An ancestor is of the same kind.
  return lineage.findLast((type) => others.every((other) => isOrDerivesFrom(other, type)));
}

/**
 * What the complex values have in common that several types declare by one name; `undefined` if they have nothing in
 * common, or if a type declares something else by that name.
 */
export function commonComplexType(
  name: string,
  owners: readonly StructuredType[],
): ComplexType | undefined {
  const declared = owners.flatMap((owner) =>
    [...owner.properties, ...owner.navigationProperties].filter((each) => each.name === name),
  );
  const types = [...new Set(declared.map(({ type }) => type.type))].filter(isComplex);
  const cardinalities = new Set(declared.map(({ type }) => type.isCollection));
  const isComplexOnly = declared.every(({ type }) => isComplex(type.type));
  return isComplexOnly && cardinalities.size === 1 ? commonAncestor(types) : undefined;
}

function isComplex(type: Type): type is ComplexType {
  return type.kind === "ComplexType";
}
