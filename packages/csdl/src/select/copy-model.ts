import { keyOf } from "../hierarchy.js";
import { primitiveType } from "../link/primitive-types.js";
import type {
  EntityContainer,
  EntityType,
  FunctionImport,
  Model,
  ModelElement,
  NavigationProperty,
  Operation,
  Parameter,
  Property,
  PropertyRef,
  Schema,
  SchemaType,
  StructuredType,
  Type,
  TypeReference,
} from "../model.js";
import type { Closure } from "./close-selection.js";
import type { Exclusion } from "./exclusion.js";
import type { ContainerChild } from "./resolve-root.js";

/** A reference that a slice could not keep as it was. */
export interface Cut {
  /** `type/member`, or an operation's qualified name. */
  readonly element: string;
  /** Qualified name of the type that is not in the slice. */
  readonly type: string;
  /** The ancestor that stands in for it; absent where the element had to be left out. */
  readonly replacedBy?: string;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Makes a model of its own, with links among themselves, of the selected types, operations and container children. */
export function copyModel(
  model: Model,
  closure: Closure,
  exclusion: Exclusion,
  children: ReadonlySet<ContainerChild>,
): { readonly model: Model; readonly cuts: readonly Cut[] } {
  const copier = new Copier(closure, exclusion);
  const types = new Map<string, SchemaType>();
  for (const type of model.types.values()) {
    if (closure.reasons.has(type)) types.set(type.qualifiedName, copier.declare(type));
  }
  for (const type of model.types.values()) {
    if (closure.reasons.has(type)) copier.fill(type);
  }
  const operations = new Map<Operation, Operation>();
  for (const operation of closure.operations) {
    const copy = copier.copyOperation(operation);
    if (copy !== undefined) operations.set(operation, copy);
  }
  const container = model.container && copyContainer(model.container, children, copier, operations);
  const schemas = model.schemas.map((schema): Schema => {
    const { container: declared, ...rest } = schema;
    return {
      ...rest,
      types: schema.types.map((type) => types.get(type.qualifiedName)).filter(isDefined),
      operations: schema.operations.map((operation) => operations.get(operation)).filter(isDefined),
      terms: [],
      ...(declared === undefined || container === undefined ? {} : { container }),
    };
  });
  const copied: Model = {
    kind: "Model",
    version: model.version,
    schemas: keepUsedTerms(model, schemas),
    types,
    ...(container === undefined ? {} : { container }),
  };
  return { model: copied, cuts: copier.cuts };
}

class Copier {
  readonly cuts: Cut[] = [];
  private readonly copies = new Map<SchemaType, SchemaType>();
  private readonly properties = new Map<Property, Property>();
  private readonly closure: Closure;
  private readonly exclusion: Exclusion;

  constructor(closure: Closure, exclusion: Exclusion) {
    this.closure = closure;
    this.exclusion = exclusion;
  }

  declare(type: SchemaType): SchemaType {
    const copy = { ...type };
    this.copies.set(type, copy);
    return copy;
  }

  copyOf<T extends SchemaType>(type: T): T {
    const copy = this.copies.get(type);
    if (copy === undefined) throw new TypeError(`${type.qualifiedName} is not in the slice`);
    return copy as T;
  }

  fill(type: SchemaType): void {
    if (type.kind !== "EntityType" && type.kind !== "ComplexType") return;
    const copy: Mutable<StructuredType> = this.copyOf(type);
    if (type.baseType) Object.assign(copy, { baseType: this.copyOf(type.baseType) });
    Object.assign(copy, {
      derivedTypes: type.derivedTypes.filter((t) => this.copies.has(t)).map((t) => this.copyOf(t)),
    });
    const way = this.closure.ways.get(type);
    const keyProperties = type.kind === "EntityType" ? keyOf(type).map((ref) => ref.property) : [];
    copy.properties = type.properties
      .filter((property) => way === undefined || keyProperties.includes(property))
      .map((property) => this.copyProperty(property, copy))
      .filter(isDefined);
    copy.navigationProperties = type.navigationProperties
      .filter((property) => way === undefined || way.has(property))
      .map((property) => this.copyNavigationProperty(property, copy))
      .filter(isDefined);
    if (type.kind === "EntityType") {
      Object.assign(copy, { key: type.key.map((ref) => this.copyKey(ref)).filter(isDefined) });
    }
  }

  copyOperation(operation: Operation): Operation | undefined {
    const name = operation.qualifiedName;
    const { bindingParameter, returnType } = operation;
    const binding = bindingParameter && this.copyParameter(bindingParameter, name);
    const parameters = operation.parameters.map((parameter) => this.copyParameter(parameter, name));
    const type = returnType && this.copyReference(returnType.type, name);
    const lost =
      parameters.some((parameter) => parameter === undefined) ||
      (bindingParameter && binding === undefined) ||
      (returnType && type === undefined);
    if (lost) return undefined;
    return {
      ...operation,
      ...(binding === undefined ? {} : { bindingParameter: binding }),
      parameters: parameters.filter(isDefined),
      ...(returnType === undefined || type === undefined
        ? {}
        : { returnType: { ...returnType, type } }),
    };
  }

  private copyParameter(parameter: Parameter, operation: string): Parameter | undefined {
    const type = this.copyReference(parameter.type, operation);
    return type && { ...parameter, type };
  }

  private copyProperty(property: Property, declaringType: StructuredType): Property | undefined {
    const element = `${declaringType.qualifiedName}/${property.name}`;
    if (this.exclusion.matches(element)) return undefined;
    const type = this.copyReference(property.type, element);
    if (type === undefined) return undefined;
    const copy: Property = { ...property, declaringType, type };
    this.properties.set(property, copy);
    return copy;
  }

  private copyNavigationProperty(
    property: NavigationProperty,
    declaringType: StructuredType,
  ): NavigationProperty | undefined {
    const element = `${declaringType.qualifiedName}/${property.name}`;
    if (this.exclusion.matches(element)) return undefined;
    const type = this.copyReference(property.type, element, primitiveType("Edm.EntityType"));
    return type && { ...property, declaringType, type };
  }

  private copyKey(ref: PropertyRef): PropertyRef | undefined {
    const property = this.properties.get(ref.property);
    return property && { ...ref, property };
  }

  /** The reference within the slice: to the type, to its nearest ancestor in the slice, or to the fallback. */
  private copyReference(
    reference: TypeReference,
    element: string,
    fallback?: Type,
  ): TypeReference | undefined {
    if (reference.type.kind === "PrimitiveType") return reference;
    const { qualifiedName } = reference.type;
    for (let type: SchemaType | undefined = reference.type; type; type = baseOf(type)) {
      const copy = this.copies.get(type);
      if (copy === undefined) continue;
      if (type === reference.type) return { ...reference, type: copy };
      this.cuts.push({ element, type: qualifiedName, replacedBy: copy.qualifiedName });
      return { ...reference, type: copy, cutFrom: qualifiedName };
    }
    this.cuts.push({
      element,
      type: qualifiedName,
      ...(fallback === undefined ? {} : { replacedBy: fallback.qualifiedName }),
    });
    return fallback && { ...reference, type: fallback, cutFrom: qualifiedName };
  }
}

function copyContainer(
  container: EntityContainer,
  children: ReadonlySet<ContainerChild>,
  copier: Copier,
  operations: ReadonlyMap<Operation, Operation>,
): EntityContainer | undefined {
  if (children.size === 0) return undefined;
  const names = new Set([...children].map((child) => child.name));
  const copySource = <
    T extends { entityType: EntityType; bindings: readonly { target: string }[] },
  >(
    child: T,
  ): T => ({
    ...child,
    entityType: copier.copyOf(child.entityType),
    bindings: child.bindings.filter(({ target }) => names.has(target.split("/")[0] ?? "")),
  });
  return {
    ...container,
    entitySets: container.entitySets.filter((set) => children.has(set)).map(copySource),
    singletons: container.singletons.filter((child) => children.has(child)).map(copySource),
    actionImports: container.actionImports.flatMap((actionImport) => {
      const action = operations.get(actionImport.action);
      const kept = children.has(actionImport) && action?.kind === "Action";
      return kept ? [{ ...actionImport, action }] : [];
    }),
    functionImports: container.functionImports.flatMap((functionImport): FunctionImport[] => {
      if (!children.has(functionImport)) return [];
      const functions = functionImport.functions
        .map((overload) => operations.get(overload))
        .filter((operation) => operation?.kind === "Function");
      return functions.length === 0 ? [] : [{ ...functionImport, functions }];
    }),
  };
}

/** Terms follow their uses: a slice declares those that annotate something in it. */
function keepUsedTerms(model: Model, schemas: readonly Schema[]): readonly Schema[] {
  const used = new Set(
    schemas.flatMap(elementsOf).flatMap(({ annotations }) => annotations.map(({ term }) => term)),
  );
  return schemas
    .map((schema): Schema => {
      const declared = model.schemas.find(({ namespace }) => namespace === schema.namespace);
      const terms = (declared?.terms ?? []).filter(
        ({ qualifiedName, type }) => used.has(qualifiedName) && type.type.kind === "PrimitiveType",
      );
      return { ...schema, terms };
    })
    .filter(
      ({ types, operations, terms, container }) =>
        types.length + operations.length + terms.length > 0 || container !== undefined,
    );
}

function elementsOf(schema: Schema): readonly ModelElement[] {
  const elements: ModelElement[] = [schema, ...schema.types, ...schema.operations];
  for (const type of schema.types) {
    if (type.kind === "EnumType") elements.push(...type.members);
    else if (type.kind !== "TypeDefinition") {
      elements.push(...type.properties, ...type.navigationProperties);
    }
  }
  for (const operation of schema.operations) elements.push(...operation.parameters);
  if (schema.container) {
    const { entitySets, singletons, actionImports, functionImports } = schema.container;
    elements.push(schema.container, ...entitySets, ...singletons);
    elements.push(...actionImports, ...functionImports);
  }
  return elements;
}

function baseOf(type: SchemaType): SchemaType | undefined {
  return type.kind === "EntityType" || type.kind === "ComplexType" ? type.baseType : undefined;
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
