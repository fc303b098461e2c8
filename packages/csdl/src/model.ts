import type { Facets } from "./document.js";
import type { Expression } from "./expression.js";
import type { Place } from "./place.js";

export type { Facets } from "./document.js";

/** An annotation with its term's full name; inline and external ones are the same here. */
export interface Annotation {
  /** Namespace-qualified, e.g. `Org.OData.Core.V1.Description`. */
  readonly term: string;
  readonly qualifier?: string;
  readonly value?: Expression;
  readonly annotations: readonly Annotation[];
  readonly place: Place;
}

/** What every model element has. */
export interface ModelElement {
  readonly place: Place;
  readonly annotations: readonly Annotation[];
  /** The overlay file that brought the element, if one did. */
  readonly overlay?: string;
}

/** A use of a type: the type itself, whether it is a collection of it, and the facets of the use. */
export interface TypeReference {
  readonly kind: "TypeReference";
  readonly type: Type;
  readonly isCollection: boolean;
  readonly facets: Facets;
  /** Qualified name of the declared type where slicing replaced it by its nearest ancestor. */
  readonly cutFrom?: string;
}

/** A built-in type such as `Edm.String`; also the abstract `Edm.EntityType`, `Edm.ComplexType`, `Edm.PrimitiveType`, `Edm.Untyped`. */
export interface PrimitiveType {
  readonly kind: "PrimitiveType";
  readonly name: string;
  readonly qualifiedName: string;
}

interface NamedElement extends ModelElement {
  readonly name: string;
  /** Namespace and name, never an alias. */
  readonly qualifiedName: string;
  readonly namespace: string;
}

interface StructuredTypeBase<Self> extends NamedElement {
  readonly baseType?: Self;
  /** Direct subtypes, ordered by qualified name. */
  readonly derivedTypes: readonly Self[];
  readonly isAbstract: boolean;
  /** Declared or inherited. */
  readonly isOpen: boolean;
  /** Declared here; see `allProperties` for inherited ones too. */
  readonly properties: readonly Property[];
  readonly navigationProperties: readonly NavigationProperty[];
}

export interface EntityType extends StructuredTypeBase<EntityType> {
  readonly kind: "EntityType";
  /** Declared or inherited. */
  readonly hasStream: boolean;
  /** Declared here; see `keyOf` for the inherited one. Empty if this type declares none. */
  readonly key: readonly PropertyRef[];
}

export interface ComplexType extends StructuredTypeBase<ComplexType> {
  readonly kind: "ComplexType";
}

export type StructuredType = EntityType | ComplexType;

export interface PropertyRef {
  readonly name: string;
  readonly alias?: string;
  readonly property: Property;
}

export interface EnumMember extends ModelElement {
  readonly kind: "EnumMember";
  readonly name: string;
  readonly value: bigint;
}

export interface EnumType extends NamedElement {
  readonly kind: "EnumType";
  readonly underlyingType: PrimitiveType;
  readonly isFlags: boolean;
  readonly members: readonly EnumMember[];
}

export interface TypeDefinition extends NamedElement {
  readonly kind: "TypeDefinition";
  readonly underlyingType: PrimitiveType;
  readonly facets: Facets;
}

export type SchemaType = StructuredType | EnumType | TypeDefinition;
export type Type = SchemaType | PrimitiveType;

export interface Property extends ModelElement {
  readonly kind: "Property";
  readonly name: string;
  readonly declaringType: StructuredType;
  readonly type: TypeReference;
  readonly defaultValue?: string;
}

export interface ReferentialConstraint extends ModelElement {
  readonly property: string;
  readonly referencedProperty: string;
}

export interface NavigationProperty extends ModelElement {
  readonly kind: "NavigationProperty";
  readonly name: string;
  readonly declaringType: StructuredType;
  readonly type: TypeReference;
  readonly partner?: string;
  readonly containsTarget: boolean;
  readonly referentialConstraints: readonly ReferentialConstraint[];
  readonly onDelete?: "Cascade" | "None" | "SetNull" | "SetDefault";
}

export interface Parameter extends ModelElement {
  readonly kind: "Parameter";
  readonly name: string;
  readonly type: TypeReference;
}

export interface ReturnType extends ModelElement {
  readonly kind: "ReturnType";
  readonly type: TypeReference;
}

interface OperationBase extends NamedElement {
  /** The first parameter of a bound operation; absent on unbound ones. */
  readonly bindingParameter?: Parameter;
  /** Without the binding parameter. */
  readonly parameters: readonly Parameter[];
  readonly returnType?: ReturnType;
  readonly entitySetPath?: string;
}

/** One overload of an action. */
export interface Action extends OperationBase {
  readonly kind: "Action";
}

/** One overload of a function. */
export interface Function extends OperationBase {
  readonly kind: "Function";
  readonly isComposable: boolean;
}

export type Operation = Action | Function;

export interface Term extends NamedElement {
  readonly kind: "Term";
  readonly type: TypeReference;
  readonly baseTerm?: string;
  readonly defaultValue?: string;
  readonly appliesTo: readonly string[];
}

export interface NavigationPropertyBinding {
  readonly path: string;
  readonly target: string;
  readonly place: Place;
}

interface ContainerChild extends ModelElement {
  readonly name: string;
}

export interface EntitySet extends ContainerChild {
  readonly kind: "EntitySet";
  readonly entityType: EntityType;
  readonly includeInServiceDocument: boolean;
  readonly bindings: readonly NavigationPropertyBinding[];
}

export interface Singleton extends ContainerChild {
  readonly kind: "Singleton";
  readonly entityType: EntityType;
  readonly bindings: readonly NavigationPropertyBinding[];
}

export interface ActionImport extends ContainerChild {
  readonly kind: "ActionImport";
  /** The unbound action; actions have one unbound overload. */
  readonly action: Action;
  readonly entitySet?: string;
}

export interface FunctionImport extends ContainerChild {
  readonly kind: "FunctionImport";
  /** All unbound overloads of the function. */
  readonly functions: readonly Function[];
  readonly entitySet?: string;
  readonly includeInServiceDocument: boolean;
}

export interface EntityContainer extends NamedElement {
  readonly kind: "EntityContainer";
  readonly entitySets: readonly EntitySet[];
  readonly singletons: readonly Singleton[];
  readonly actionImports: readonly ActionImport[];
  readonly functionImports: readonly FunctionImport[];
}

export interface Schema extends ModelElement {
  readonly kind: "Schema";
  readonly namespace: string;
  readonly alias?: string;
  readonly types: readonly SchemaType[];
  readonly operations: readonly Operation[];
  readonly terms: readonly Term[];
  readonly container?: EntityContainer;
}

/** A linked metadata model in OData's terms. Links are objects; elements keep document order unless said otherwise. */
export interface Model {
  readonly kind: "Model";
  readonly version: "4.0" | "4.01";
  readonly schemas: readonly Schema[];
  /** The service's entity container, if the metadata declares one. */
  readonly container?: EntityContainer;
  /** Every schema type by qualified name, in document order. */
  readonly types: ReadonlyMap<string, SchemaType>;
}
