import type { CsdlDocument, SchemaElement } from "../../../src/document.js";
import { qualifyDocument } from "../../../src/overlay/qualify-document.js";

/** The same metadata written otherwise: full names, another order, annotations of types where they are external. */
export function rewriteDocument(document: CsdlDocument, random: () => number): CsdlDocument {
  const { schemas, ...rest } = qualifyDocument(document);
  return {
    ...rest,
    schemas: shuffle(schemas, random).map((schema) => rewriteSchema(schema, random)),
  };
}

function rewriteSchema(schema: SchemaElement, random: () => number): SchemaElement {
  const { alias: _, ...rest } = schema;
  const externalAnnotations = [...schema.externalAnnotations];
  const children = shuffle(schema.children, random).map((child): typeof child => {
    if (child.kind !== "EntityType" && child.kind !== "ComplexType") return child;
    const { annotations, place } = child;
    // A target of that name would be the operation as well.
    if (schema.children.some((other) => other !== child && other.name === child.name)) return child;
    if (annotations.length > 0) {
      const target = `${schema.namespace}.${child.name}`;
      externalAnnotations.push({ target, annotations, place });
    }
    return {
      ...child,
      annotations: [],
      properties: shuffle(child.properties, random).map((property) => ({
        ...property,
        annotations: shuffle(property.annotations, random),
        type: {
          ...property.type,
          facets: {
            ...(property.type.isCollection ? {} : { nullable: true }),
            ...(property.type.name === "Edm.String" ? { unicode: true } : {}),
            ...property.type.facets,
          },
        },
      })),
      navigationProperties: shuffle(child.navigationProperties, random),
    };
  });
  return { ...rest, children, externalAnnotations };
}

function shuffle<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}
