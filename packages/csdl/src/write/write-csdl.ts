import type { Model, Schema } from "../model.js";
import { writeAnnotations } from "./write-annotation.js";
import { writeContainer } from "./write-container.js";
import { writeOperation, writeTerm } from "./write-operation.js";
import { writeType } from "./write-type.js";
import { createNode, renderNode, type XmlNode } from "./xml-node.js";

/**
 * Writes a model as one CSDL XML document of its version. Names are qualified by namespace, annotations stand inline
 * on their elements, inherited openness and media are not repeated; the same model gives the same text. Reading the
 * text gives an equal model. An alias that schemas of several documents share is left out, as it would be ambiguous.
 */
export function writeCsdl(model: Model): string {
  const schemas = model.schemas.map((schema) => writeSchema(schema, hasOwnAlias(schema, model)));
  return renderNode(
    createNode(
      "edmx:Edmx",
      [
        ["Version", model.version],
        ["xmlns:edmx", "http://docs.oasis-open.org/odata/ns/edmx"],
      ],
      [createNode("edmx:DataServices", [], schemas)],
    ),
  );
}

function writeSchema(schema: Schema, withAlias: boolean): XmlNode {
  const { container } = schema;
  return createNode(
    "Schema",
    [
      ["Namespace", schema.namespace],
      ["Alias", withAlias ? schema.alias : undefined],
      ["xmlns", "http://docs.oasis-open.org/odata/ns/edm"],
    ],
    [
      ...schema.types.map(writeType),
      ...schema.operations.map(writeOperation),
      ...schema.terms.map(writeTerm),
      ...(container === undefined ? [] : [writeContainer(container)]),
      ...writeAnnotations(schema.annotations),
    ],
  );
}

function hasOwnAlias(schema: Schema, model: Model): boolean {
  return !model.schemas.some(
    (other) =>
      other !== schema && (other.alias === schema.alias || other.namespace === schema.alias),
  );
}
