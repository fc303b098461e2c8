import { resolvePath } from "../check/resolve-path.js";
import { primitiveType } from "../link/primitive-types.js";
import type {
  Model,
  NavigationProperty,
  Operation,
  Parameter,
  Property,
  PropertyRef,
  SchemaType,
  StructuredType,
  Term,
  Type,
  TypeReference,
} from "../model.js";
import type { Closure } from "./close-selection.js";
import type { Exclusion } from "./exclusion.js";

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

/**
 * Copies the elements of a slice: each type is declared first, then filled with its members, then linked to what
 * members of other types it names.
 */
export class Copier {
  /** The whole that is copied from. */
  readonly model: Model;
  /** Where paths are looked up in the slice: the copied types under the names and aliases of the whole. */
  readonly slice: Model;
  readonly cuts: Cut[] = [];
  private readonly types = new Map<string, SchemaType>();
  private readonly copies = new Map<SchemaType, SchemaType>();
  private readonly properties = new Map<Property, Property>();
  private readonly closure: Closure;
  private readonly exclusion: Exclusion;

  constructor(model: Model, closure: Closure, exclusion: Exclusion) {
    this.model = model;
    this.slice = { ...model, types: this.types };
    this.closure = closure;
    this.exclusion = exclusion;
  }

  declare(type: SchemaType): void {
    const copy = { ...type };
    this.copies.set(type, copy);
    this.types.set(type.qualifiedName, copy);
  }

  has(type: SchemaType): boolean {
    return this.copies.has(type);
  }

  copyOf<T extends SchemaType>(type: T): T {
    const copy = this.copies.get(type);
    if (copy === undefined) throw new TypeError(`${type.qualifiedName} is not in the slice`);
    return copy as T;
  }

  fill(type: SchemaType): void {
    if (!isStructured(type)) return;
    const copy: Mutable<StructuredType> = this.copyOf(type);
    if (type.baseType) Object.assign(copy, { baseType: this.copyOf(type.baseType) });
    Object.assign(copy, {
      derivedTypes: type.derivedTypes.filter((t) => this.copies.has(t)).map((t) => this.copyOf(t)),
    });
    const way = this.closure.ways.get(type);
    copy.properties = type.properties
      .filter((property) => way?.has(property) ?? true)
      .map((property) => this.copyProperty(property, copy))
      .filter(isDefined);
    copy.navigationProperties = type.navigationProperties
      .filter((property) => way?.has(property) ?? true)
      .map((property) => this.copyNavigationProperty(property, copy))
      .filter(isDefined);
  }

  link(type: SchemaType): void {
    if (!isStructured(type)) return;
    const copy: Mutable<StructuredType> = this.copyOf(type);
    if (type.kind === "EntityType") {
      Object.assign(copy, { key: type.key.map((ref) => this.copyKey(ref)).filter(isDefined) });
    }
    const originals = new Map(
      type.navigationProperties.map((property) => [property.name, property]),
    );
    copy.navigationProperties = copy.navigationProperties.map((property) => {
      const original = originals.get(property.name);
      return original === undefined ? property : this.linkNavigation(property, original);
    });
  }

  /** Whether a path from a type leads somewhere in the slice, or leads nowhere in the whole either. */
  keepsPath(path: string, type: StructuredType, copy: StructuredType = this.copyOf(type)): boolean {
    if (path === "" || "end" in resolvePath(copy, path, this.slice)) return true;
    return "missing" in resolvePath(type, path, this.model);
  }

  copyOperation(operation: Operation): Operation | undefined {
    const name = operation.qualifiedName;
    const { bindingParameter, returnType, entitySetPath, ...rest } = operation;
    const binding = bindingParameter && this.copyParameter(bindingParameter, name);
    const parameters = operation.parameters.map((parameter) => this.copyParameter(parameter, name));
    const type = returnType && this.copyReference(returnType.type, name);
    const lost =
      parameters.some((parameter) => parameter === undefined) ||
      (bindingParameter && binding === undefined) ||
      (returnType && type === undefined);
    if (lost) return undefined;
    return {
      ...rest,
      ...(binding === undefined ? {} : { bindingParameter: binding }),
      parameters: parameters.filter(isDefined),
      ...(this.keepsEntitySetPath(operation) && entitySetPath !== undefined
        ? { entitySetPath }
        : {}),
      ...(returnType === undefined || type === undefined
        ? {}
        : { returnType: { ...returnType, type } }),
    };
  }

  /** A term whose type is in the slice; terms bring no types. */
  copyTerm(term: Term): Term | undefined {
    const { type } = term.type;
    if (type.kind === "PrimitiveType") return term;
    return this.has(type)
      ? { ...term, type: { ...term.type, type: this.copyOf(type) } }
      : undefined;
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

  /** Leaves out the partner and the constraints that slicing has left without their other end. */
  private linkNavigation(
    property: NavigationProperty,
    original: NavigationProperty,
  ): NavigationProperty {
    const { partner, referentialConstraints, ...rest } = property;
    const target = original.type.type;
    if (!isStructured(target)) return property;
    const end = property.type.type;
    const hasEnd = (path: string): boolean =>
      isStructured(end) && this.keepsPath(path, target, end);
    return {
      ...rest,
      ...(partner !== undefined && hasEnd(partner) ? { partner } : {}),
      referentialConstraints: referentialConstraints.filter(
        (constraint) =>
          this.keepsPath(constraint.property, original.declaringType) &&
          hasEnd(constraint.referencedProperty),
      ),
    };
  }

  private keepsEntitySetPath({ entitySetPath, bindingParameter }: Operation): boolean {
    const type = bindingParameter?.type.type;
    if (entitySetPath === undefined || type === undefined || !isStructured(type)) return true;
    return this.keepsPath(entitySetPath.split("/").slice(1).join("/"), type);
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

function baseOf(type: SchemaType): SchemaType | undefined {
  return isStructured(type) ? type.baseType : undefined;
}

function isStructured(type: Type): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
