import type { Facets, TypeReference } from "../model.js";
import type { XmlAttribute } from "./xml-node.js";

/** The attribute `Type` and the facets next to it. */
export function writeTypeReference({
  type,
  isCollection,
  facets,
}: TypeReference): readonly XmlAttribute[] {
  const { qualifiedName } = type;
  return [
    ["Type", isCollection ? `Collection(${qualifiedName})` : qualifiedName],
    ...writeFacets(facets),
  ];
}

export function writeFacets(facets: Facets): readonly XmlAttribute[] {
  return [
    ["Nullable", facets.nullable],
    ["MaxLength", facets.maxLength],
    ["Precision", facets.precision],
    ["Scale", facets.scale],
    ["Unicode", facets.unicode],
    ["SRID", facets.srid],
  ];
}
