import type { TermElement, TypeDefinitionElement } from "../document.js";
import { openNamed } from "./attribute-reader.js";
import { readContent } from "./content-reader.js";
import { appliesToUnknown } from "./problems.js";
import { QUALIFIED_NAME } from "./name-syntax.js";
import { readFacets, readTypeExpression } from "./read-type-expression.js";
import type { XmlElement } from "./read-xml.js";
import { enterSchemaChild, report, type Scope } from "./scope.js";
import { ANY_TEXT, textMatching } from "./value-syntax.js";

const PRIMITIVE_TYPE = textMatching("a primitive type such as Edm.String", (text) =>
  /^Edm\.(?:Binary|Boolean|Byte|Date|DateTimeOffset|Decimal|Double|Duration|Guid|Int16|Int32|Int64|SByte|Single|Stream|String|TimeOfDay|PrimitiveType|Geo(?:graphy|metry)(?:Collection|(?:Multi)?(?:Point|LineString|Polygon))?)$/.test(
    text,
  ),
);

/** What a term can apply to (OData CSDL XML 4.01 §14.1.2). */
const MODEL_ELEMENTS = new Set(
  [
    "Action ActionImport Annotation Apply Cast Collection ComplexType EntityContainer",
    "EntitySet EntityType EnumType Function FunctionImport If Include IsOf LabeledElement",
    "Member NavigationProperty Null OnDelete Parameter Property PropertyValue Record",
    "Reference ReferentialConstraint ReturnType Schema Singleton Term TypeDefinition UrlRef",
    "And Or Not Eq Ne Gt Ge Lt Le Has In Neg Add Sub Mul Div DivBy Mod",
    "LabeledElementReference Path",
  ].flatMap((line) => line.split(" ")),
);

/** Reads an `edm:Term` (§14.1). */
export function readTerm(element: XmlElement, outer: Scope): TermElement {
  const { name, scope, attributes } = openNamed(element, (name) =>
    enterSchemaChild(outer, "Term", name),
  );
  const type = readTypeExpression(attributes);
  const baseTerm = attributes.optional("BaseTerm", QUALIFIED_NAME);
  const defaultValue = attributes.optional("DefaultValue", ANY_TEXT);
  const appliesTo = (attributes.optional("AppliesTo", ANY_TEXT) ?? "").split(/\s+/).filter(Boolean);
  attributes.close();
  for (const kind of appliesTo)
    if (!MODEL_ELEMENTS.has(kind)) report(scope, element.place, appliesToUnknown(kind));
  return {
    kind: "Term",
    name,
    type,
    ...(baseTerm !== undefined && { baseTerm }),
    ...(defaultValue !== undefined && { defaultValue }),
    appliesTo,
    annotations: readContent(element, scope),
    place: element.place,
  };
}

/** Reads an `edm:TypeDefinition` (§11). */
export function readTypeDefinition(element: XmlElement, outer: Scope): TypeDefinitionElement {
  const { name, scope, attributes } = openNamed(element, (name) =>
    enterSchemaChild(outer, "TypeDefinition", name),
  );
  const underlyingType = attributes.required("UnderlyingType", PRIMITIVE_TYPE, "Edm.String");
  const facets = readFacets(attributes);
  attributes.close();
  const annotations = readContent(element, scope);
  return {
    kind: "TypeDefinition",
    name,
    underlyingType,
    facets,
    annotations,
    place: element.place,
  };
}
