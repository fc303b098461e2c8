import {
  findAnnotation,
  readBool,
  readConstant,
  readItems,
  readMember,
  readString,
  type Facets,
  type ModelElement,
  type NavigationProperty,
  type Property,
  type TypeReference,
} from "@graphslice/csdl";
import type { DocParts } from "../views/doc-view.js";
import { COMPUTED, DESCRIPTION, IMMUTABLE, LONG_DESCRIPTION, REVISIONS } from "./terms.js";

/** What the metadata says about an element in words: its descriptions and whether it is deprecated. */
export function describeElement(element: ModelElement): DocParts {
  const longDescription = readString(element, LONG_DESCRIPTION);
  return {
    description: readString(element, DESCRIPTION) ?? longDescription,
    notes:
      longDescription === undefined || readString(element, DESCRIPTION) === undefined
        ? []
        : [longDescription],
    deprecated: describeDeprecation(element),
  };
}

/** A type as the CSDL writes it, with its full name: `Collection(microsoft.graph.user)`. */
export function describeTypeReference({ type, isCollection, cutFrom }: TypeReference): string {
  const name = cutFrom ?? type.qualifiedName;
  return isCollection ? `Collection(${name})` : name;
}

/** Where a property comes from: type, facets, and what the service does with it. */
export function describeProperty(property: Property): string {
  const { type, defaultValue } = property;
  return [
    describeTypeReference(type),
    ...describeFacets(type.facets),
    ...(defaultValue === undefined ? [] : [`default ${JSON.stringify(defaultValue)}`]),
    ...describeCut(type),
    ...describeRules(property),
  ].join(", ");
}

export function describeNavigationProperty(property: NavigationProperty): string {
  const { type, containsTarget } = property;
  return [
    `NavigationProperty ${describeTypeReference(type)}`,
    ...(containsTarget ? ["contained"] : []),
    ...(type.facets.nullable === false ? ["not nullable"] : []),
    ...describeCut(type),
    ...describeRules(property),
  ].join(", ");
}

/** Facets in words; what every string or collection has by default is not said. */
export function describeFacets(facets: Facets): readonly string[] {
  const { nullable, maxLength, precision, scale } = facets;
  return [
    ...(nullable === false ? ["not nullable"] : []),
    ...(maxLength === undefined ? [] : [`MaxLength ${maxLength}`]),
    ...(precision === undefined ? [] : [`Precision ${precision}`]),
    ...(scale === undefined ? [] : [`Scale ${scale}`]),
  ];
}

function describeCut({ cutFrom }: TypeReference): readonly string[] {
  return cutFrom === undefined ? [] : ["not in the slice"];
}

function describeRules(property: Property | NavigationProperty): readonly string[] {
  return [
    ...(readBool(property, COMPUTED) === true ? ["computed"] : []),
    ...(readBool(property, IMMUTABLE) === true ? ["immutable"] : []),
    ...(property.overlay === undefined ? [] : ["from the overlay"]),
  ];
}

function describeDeprecation(element: ModelElement): string | undefined {
  for (const revision of readItems(findAnnotation(element, REVISIONS)?.value)) {
    const kind = readConstant(readMember(revision, "Kind"));
    if (kind === undefined || !kind.endsWith("/Deprecated")) continue;
    const since = readConstant(readMember(revision, "Date"));
    const removal = readConstant(readMember(revision, "RemovalDate"));
    const dates = [
      ...(since === undefined ? [] : [`since ${since}`]),
      ...(removal === undefined ? [] : [`to be removed on ${removal}`]),
    ].join(", ");
    const description = readConstant(readMember(revision, "Description")) ?? "";
    return [description, ...(dates === "" ? [] : [`(${dates})`])].join(" ").trim();
  }
  return undefined;
}
