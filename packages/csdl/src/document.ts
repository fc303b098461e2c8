import type { AnnotationElement } from "./expression.js";
import type { Place } from "./place.js";

/** What every element of a CSDL document has. */
export interface CsdlElement {
  readonly place: Place;
  readonly annotations: readonly AnnotationElement[];
}

/** Type facets as declared (OData CSDL XML 4.01 §7.2); absent ones are `undefined`, never defaulted. */
export interface Facets {
  readonly nullable?: boolean;
  /** `max` or a length in characters or bytes. */
  readonly maxLength?: number | "max";
  readonly precision?: number;
  readonly scale?: number | "variable" | "floating";
  readonly unicode?: boolean;
  /** Spatial reference system: an EPSG code, or `variable`. */
  readonly srid?: number | "variable";
}

/** A type as written: `Edm.String`, `graph.user` or `Collection(self.alert)`. */
export interface TypeExpression {
  /** The (element) type's name as written, without `Collection()`. */
  readonly name: string;
  readonly isCollection: boolean;
  readonly facets: Facets;
}

export interface PropertyElement extends CsdlElement {
  readonly kind: "Property";
  readonly name: string;
  readonly type: TypeExpression;
  readonly defaultValue?: string;
}

export interface ReferentialConstraintElement extends CsdlElement {
  readonly property: string;
  readonly referencedProperty: string;
}

export interface NavigationPropertyElement extends CsdlElement {
  readonly kind: "NavigationProperty";
  readonly name: string;
  readonly type: TypeExpression;
  readonly partner?: string;
  readonly containsTarget: boolean;
  readonly referentialConstraints: readonly ReferentialConstraintElement[];
  readonly onDelete?: "Cascade" | "None" | "SetNull" | "SetDefault";
}

export interface PropertyRefElement {
  /** A property name, or a path through complex properties. */
  readonly name: string;
  readonly alias?: string;
  readonly place: Place;
}

interface StructuredTypeElement extends CsdlElement {
  readonly name: string;
  /** Qualified name as written. */
  readonly baseType?: string;
  readonly isAbstract: boolean;
  /** As declared: openness is also inherited. */
  readonly isOpen: boolean;
  readonly properties: readonly PropertyElement[];
  readonly navigationProperties: readonly NavigationPropertyElement[];
}

export interface EntityTypeElement extends StructuredTypeElement {
  readonly kind: "EntityType";
  readonly hasStream: boolean;
  readonly key?: { readonly properties: readonly PropertyRefElement[]; readonly place: Place };
}

export interface ComplexTypeElement extends StructuredTypeElement {
  readonly kind: "ComplexType";
}

export interface EnumMemberElement extends CsdlElement {
  readonly kind: "EnumMember";
  readonly name: string;
  /** Explicit, or counted from the member before; exact beyond 2^53. */
  readonly value: bigint;
}

export interface EnumTypeElement extends CsdlElement {
  readonly kind: "EnumType";
  readonly name: string;
  readonly underlyingType: "Edm.Byte" | "Edm.SByte" | "Edm.Int16" | "Edm.Int32" | "Edm.Int64";
  readonly isFlags: boolean;
  readonly members: readonly EnumMemberElement[];
}

export interface TypeDefinitionElement extends CsdlElement {
  readonly kind: "TypeDefinition";
  readonly name: string;
  /** A primitive type, `Edm.`-qualified. */
  readonly underlyingType: string;
  readonly facets: Facets;
}

export interface ParameterElement extends CsdlElement {
  readonly kind: "Parameter";
  readonly name: string;
  readonly type: TypeExpression;
}

export interface ReturnTypeElement extends CsdlElement {
  readonly kind: "ReturnType";
  readonly type: TypeExpression;
}

interface OperationElement extends CsdlElement {
  readonly name: string;
  readonly isBound: boolean;
  readonly entitySetPath?: string;
  /** In order; a bound operation's first one is the binding parameter. */
  readonly parameters: readonly ParameterElement[];
  readonly returnType?: ReturnTypeElement;
}

export interface ActionElement extends OperationElement {
  readonly kind: "Action";
}

export interface FunctionElement extends OperationElement {
  readonly kind: "Function";
  readonly isComposable: boolean;
}

export interface TermElement extends CsdlElement {
  readonly kind: "Term";
  readonly name: string;
  readonly type: TypeExpression;
  readonly baseTerm?: string;
  readonly defaultValue?: string;
  /** Element kinds, as a list. */
  readonly appliesTo: readonly string[];
}

export interface NavigationPropertyBindingElement {
  readonly path: string;
  readonly target: string;
  readonly place: Place;
}

export interface EntitySetElement extends CsdlElement {
  readonly kind: "EntitySet";
  readonly name: string;
  readonly entityType: string;
  readonly includeInServiceDocument: boolean;
  readonly bindings: readonly NavigationPropertyBindingElement[];
}

export interface SingletonElement extends CsdlElement {
  readonly kind: "Singleton";
  readonly name: string;
  readonly type: string;
  readonly bindings: readonly NavigationPropertyBindingElement[];
}

export interface ActionImportElement extends CsdlElement {
  readonly kind: "ActionImport";
  readonly name: string;
  readonly action: string;
  readonly entitySet?: string;
}

export interface FunctionImportElement extends CsdlElement {
  readonly kind: "FunctionImport";
  readonly name: string;
  readonly function: string;
  readonly entitySet?: string;
  readonly includeInServiceDocument: boolean;
}

export interface EntityContainerElement extends CsdlElement {
  readonly kind: "EntityContainer";
  readonly name: string;
  readonly extends?: string;
  readonly entitySets: readonly EntitySetElement[];
  readonly singletons: readonly SingletonElement[];
  readonly actionImports: readonly ActionImportElement[];
  readonly functionImports: readonly FunctionImportElement[];
}

/** `edm:Annotations`: annotations of an element named by its path (§14.2.2). */
export interface ExternalAnnotationsElement {
  readonly target: string;
  readonly qualifier?: string;
  readonly annotations: readonly AnnotationElement[];
  readonly place: Place;
}

export type SchemaChildElement =
  | EntityTypeElement
  | ComplexTypeElement
  | EnumTypeElement
  | TypeDefinitionElement
  | ActionElement
  | FunctionElement
  | TermElement
  | EntityContainerElement;

export interface SchemaElement extends CsdlElement {
  readonly kind: "Schema";
  readonly namespace: string;
  readonly alias?: string;
  /** In document order. */
  readonly children: readonly SchemaChildElement[];
  readonly externalAnnotations: readonly ExternalAnnotationsElement[];
}

/** `edmx:Include`: a schema of another document, with the alias it has in this one. */
export interface IncludeElement {
  readonly namespace: string;
  readonly alias?: string;
  readonly place: Place;
}

/** `edmx:Reference` (§3.3). References are read for their aliases and never followed. */
export interface ReferenceElement {
  readonly uri: string;
  readonly includes: readonly IncludeElement[];
  readonly place: Place;
}

/** A CSDL XML text as typed elements; names are as written and nothing is resolved. */
export interface CsdlDocument {
  readonly kind: "Document";
  readonly file: string;
  readonly version: "4.0" | "4.01";
  readonly references: readonly ReferenceElement[];
  readonly schemas: readonly SchemaElement[];
}
