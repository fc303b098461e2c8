import type {
  ActionImport,
  EntityContainer,
  EntitySet,
  EnumMember,
  FunctionImport,
  ModelElement,
  NavigationProperty,
  Operation,
  Parameter,
  Property,
  ReferentialConstraint,
  ReturnType,
  Schema,
  SchemaType,
  Singleton,
  Term,
} from "../model.js";
import type { Place } from "../place.js";

/** The elements that changes are told of. A referential constraint has no `kind` of its own in the model. */
export interface ElementsByKind {
  readonly Schema: Schema;
  readonly EntityType: SchemaType;
  readonly ComplexType: SchemaType;
  readonly EnumType: SchemaType;
  readonly TypeDefinition: SchemaType;
  readonly Property: Property;
  readonly NavigationProperty: NavigationProperty;
  readonly ReferentialConstraint: ReferentialConstraint;
  readonly EnumMember: EnumMember;
  readonly Action: Operation;
  readonly Function: Operation;
  readonly Parameter: Parameter;
  readonly ReturnType: ReturnType;
  readonly Term: Term;
  readonly EntityContainer: EntityContainer;
  readonly EntitySet: ContainerElement;
  readonly Singleton: ContainerElement;
  readonly ActionImport: ContainerElement;
  readonly FunctionImport: ContainerElement;
}

export type ContainerElement = EntitySet | Singleton | ActionImport | FunctionImport;

export type ElementKind = keyof ElementsByKind;

/** What of an element changed, by the name that CSDL has for it. */
export type Aspect =
  | "Kind"
  | "Name"
  | "BaseType"
  | "Abstract"
  | "OpenType"
  | "HasStream"
  | "Key"
  | "Type"
  | "Nullable"
  | "MaxLength"
  | "Precision"
  | "Scale"
  | "Unicode"
  | "SRID"
  | "DefaultValue"
  | "ContainsTarget"
  | "Partner"
  | "ReferentialConstraint"
  | "OnDelete"
  | "Value"
  | "UnderlyingType"
  | "IsFlags"
  | "IsComposable"
  | "EntitySetPath"
  | "ParameterOrder"
  | "NavigationPropertyBinding"
  | "IncludeInServiceDocument"
  | "EntitySet"
  | "BaseTerm"
  | "AppliesTo";

interface ChangeBase {
  /** The kind of the element; where that changed, the new one. */
  readonly element: ElementKind;
  /**
   * Which element it is, in the form of CSDL's annotation targets: `microsoft.graph.user/displayName`,
   * `microsoft.graph.GraphService/users`. Operations are told apart by what they are bound to and, where there are
   * overloads, by their parameters: `microsoft.graph.user/microsoft.graph.assign(a,b)`; their results are `$ReturnType`.
   */
  readonly path: string;
  /** In words for people: values as CSDL writes them, with full names. Absent where there is none. */
  readonly before?: string;
  readonly after?: string;
  readonly places: { readonly before?: Place; readonly after?: Place };
  /** The elements themselves, each linked to the rest of its own model. Absent on the side that has none. */
  readonly elements: {
    readonly before?: ElementsByKind[ElementKind];
    readonly after?: ElementsByKind[ElementKind];
  };
  /** What the elements belong to: a property's type, a parameter's operation, an import's container. */
  readonly owners: { readonly before?: ModelElement; readonly after?: ModelElement };
}

/** An element that only the later model has. What it contains is not told of. */
export interface Addition extends ChangeBase {
  readonly kind: "added";
}

/** An element that only the earlier model has. What it contains is not told of. */
export interface Removal extends ChangeBase {
  readonly kind: "removed";
}

/**
 * A member that a type declared before and inherits now, or the other way round; or an operation whose binding went to
 * a base type or to a derived type. `before` and `after` name the types; `path` names the lower one.
 */
export interface Move extends ChangeBase {
  readonly kind: "moved";
}

/** Something about an element that both models have. */
export interface Alteration extends ChangeBase {
  readonly kind: "changed";
  readonly aspect: Aspect;
}

/** An annotation that was added, removed or given another value. */
export interface AnnotationChange extends ChangeBase {
  readonly kind: "annotated";
  /** Namespace-qualified. */
  readonly term: string;
  readonly qualifier?: string;
}

/** A difference between two models, in OData's terms and without a verdict. */
export type Change = Addition | Removal | Move | Alteration | AnnotationChange;
