import type { Facets, TypeExpression } from "../document.js";
import type { AttributeReader } from "./attribute-reader.js";
import { TYPE_NAME } from "./name-syntax.js";
import { BOOLEAN, MAX_LENGTH, NON_NEGATIVE_INTEGER, SCALE, SRID } from "./value-syntax.js";

const NO_FACETS: Facets = Object.freeze({});

/** Reads the attribute `Type` and the facets that go with it (OData CSDL XML 4.01 §7.1, §7.2). */
export function readTypeExpression(attributes: AttributeReader): TypeExpression {
  const { name, isCollection } = attributes.required("Type", TYPE_NAME, {
    name: "",
    isCollection: false,
  });
  return { name, isCollection, facets: readFacets(attributes) };
}

/** Reads the facets that are declared. */
export function readFacets(attributes: AttributeReader): Facets {
  const nullable = attributes.optional("Nullable", BOOLEAN);
  const maxLength = attributes.optional("MaxLength", MAX_LENGTH);
  const precision = attributes.optional("Precision", NON_NEGATIVE_INTEGER);
  const scale = attributes.optional("Scale", SCALE);
  const unicode = attributes.optional("Unicode", BOOLEAN);
  const srid = attributes.optional("SRID", SRID);
  const facets: Facets = {
    ...(nullable !== undefined && { nullable }),
    ...(maxLength !== undefined && { maxLength }),
    ...(precision !== undefined && { precision }),
    ...(scale !== undefined && { scale }),
    ...(unicode !== undefined && { unicode }),
    ...(srid !== undefined && { srid }),
  };
  return Object.keys(facets).length === 0 ? NO_FACETS : facets;
}
