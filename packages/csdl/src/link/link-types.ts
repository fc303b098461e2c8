import type {
  ComplexTypeElement,
  EntityTypeElement,
  EnumTypeElement,
  NavigationPropertyElement,
  PropertyElement,
  TypeDefinitionElement,
} from "../document.js";
import type {
  ComplexType,
  EntityType,
  EnumType,
  NavigationProperty,
  Property,
  PropertyRef,
  SchemaType,
  StructuredType,
  TypeDefinition,
} from "../model.js";
import type { TypeElement } from "./declarations.js";
import type { Linker } from "./linker.js";
import { primitiveType } from "./primitive-types.js";
import { baseTooDeep, cyclicBase, entityInProperty, notDeclared, wrongKind } from "./problems.js";

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type MutableStructuredType = Mutable<EntityType> | Mutable<ComplexType>;

/** A type that is known by name and is filled in once all names are known. */
export interface Declared {
  readonly element: TypeElement;
  readonly namespace: string;
  readonly linker: Linker;
}

/** An empty type, so that links to it can be made before it is filled in. */
export function createType({ element, namespace }: Declared): SchemaType {
  const { name, place } = element;
  const named = { name, namespace, qualifiedName: `${namespace}.${name}`, place, annotations: [] };
  switch (element.kind) {
    case "EntityType":
    case "ComplexType": {
      const structured = {
        ...named,
        derivedTypes: [],
        isAbstract: element.isAbstract,
        isOpen: element.isOpen,
        properties: [],
        navigationProperties: [],
      };
      return element.kind === "EntityType"
        ? { kind: "EntityType", ...structured, hasStream: element.hasStream, key: [] }
        : { kind: "ComplexType", ...structured };
    }
    case "EnumType":
      return {
        kind: "EnumType",
        ...named,
        underlyingType: primitiveType(element.underlyingType),
        isFlags: element.isFlags,
        members: [],
      };
    case "TypeDefinition":
      return {
        kind: "TypeDefinition",
        ...named,
        underlyingType: primitiveType("Edm.Untyped"),
        facets: element.facets,
      };
  }
}

/** Fills in a type made by `createType`. */
export function fillType(type: SchemaType, { element, linker }: Declared): void {
  const describe = () => describeType(type);
  Object.assign(type, linker.element(element, describe));
  switch (element.kind) {
    case "EntityType":
    case "ComplexType":
      fillStructuredType(type as MutableStructuredType, element, linker);
      break;
    case "EnumType":
      fillEnumType(type as Mutable<EnumType>, element, linker);
      break;
    case "TypeDefinition":
      fillTypeDefinition(type as Mutable<TypeDefinition>, element, linker);
  }
}

export function describeType({ kind, qualifiedName }: SchemaType): string {
  return `${kind} ${qualifiedName}`;
}

function fillEnumType(type: Mutable<EnumType>, element: EnumTypeElement, linker: Linker): void {
  type.members = element.members.map((member) => ({
    kind: "EnumMember",
    name: member.name,
    value: member.value,
    ...linker.element(member, () => `Member ${member.name} of ${describeType(type)}`),
  }));
}

function fillTypeDefinition(
  type: Mutable<TypeDefinition>,
  element: TypeDefinitionElement,
  linker: Linker,
): void {
  const origin = { place: element.place, within: describeType(type) };
  const underlying = linker.type(element.underlyingType, origin);
  if (underlying.kind === "PrimitiveType") type.underlyingType = underlying;
  else linker.diagnostics.push(wrongKind("UnderlyingType", "a primitive type", underlying, origin));
}

function fillStructuredType(
  type: MutableStructuredType,
  element: EntityTypeElement | ComplexTypeElement,
  linker: Linker,
): void {
  linkBase(type, element, linker);
  type.properties = element.properties.map((property) => linkProperty(property, type, linker));
  type.navigationProperties = element.navigationProperties.map((property) =>
    linkNavigationProperty(property, type, linker),
  );
}

function linkBase(
  type: MutableStructuredType,
  element: EntityTypeElement | ComplexTypeElement,
  linker: Linker,
): void {
  if (element.baseType === undefined) return;
  const origin = { place: element.place, within: describeType(type) };
  const base = linker.type(element.baseType, origin);
  if (base.kind === type.kind) Object.assign(type, { baseType: base });
  else if (base.kind !== "PrimitiveType" || base.name !== "Untyped") {
    linker.diagnostics.push(wrongKind("BaseType", `an ${type.kind}`, base, origin));
  }
}

function linkProperty(
  element: PropertyElement,
  declaringType: StructuredType,
  linker: Linker,
): Property {
  const within = `Property ${element.name} of ${describeType(declaringType)}`;
  const origin = { place: element.place, within };
  const type = linker.reference(element.type, origin);
  if (type.type.kind === "EntityType") {
    linker.diagnostics.push(entityInProperty(type.type.qualifiedName, origin));
  }
  return {
    kind: "Property",
    name: element.name,
    declaringType,
    type,
    ...(element.defaultValue === undefined ? {} : { defaultValue: element.defaultValue }),
    ...linker.element(element, () => within),
  };
}

function linkNavigationProperty(
  element: NavigationPropertyElement,
  declaringType: StructuredType,
  linker: Linker,
): NavigationProperty {
  const within = `NavigationProperty ${element.name} of ${describeType(declaringType)}`;
  const origin = { place: element.place, within };
  const type = linker.reference(element.type, origin);
  const isEntity =
    type.type.kind === "EntityType" ||
    (type.type.kind === "PrimitiveType" && ["EntityType", "Untyped"].includes(type.type.name));
  if (!isEntity) linker.diagnostics.push(wrongKind("Type", "an entity type", type.type, origin));
  return {
    kind: "NavigationProperty",
    name: element.name,
    declaringType,
    type,
    ...(element.partner === undefined ? {} : { partner: element.partner }),
    containsTarget: element.containsTarget,
    referentialConstraints: element.referentialConstraints.map((constraint) => ({
      property: constraint.property,
      referencedProperty: constraint.referencedProperty,
      ...linker.element(constraint, () => `ReferentialConstraint of ${within}`),
    })),
    ...(element.onDelete === undefined ? {} : { onDelete: element.onDelete }),
    ...linker.element(element, () => within),
  };
}

/** How many base types a type may have, one above the other: Graph's have eight at most. */
const MAX_BASES = 100;

/**
 * Fills in what needs the whole hierarchy: derived types, inherited openness and media, keys.
 * A type that would derive from itself is reported once and loses its base type.
 */
export function linkHierarchy(declared: ReadonlyMap<SchemaType, Declared>): void {
  for (const [type, { element, linker }] of declared) {
    if (type.kind !== "EntityType" && type.kind !== "ComplexType") continue;
    const chain = findFaultyBases(type);
    if (chain === undefined) continue;
    const origin = { place: element.place, within: describeType(type) };
    const isCyclic = chain.at(-1) === type.qualifiedName;
    linker.diagnostics.push(isCyclic ? cyclicBase(chain, origin) : baseTooDeep(MAX_BASES, origin));
    delete (type as Mutable<StructuredType>).baseType;
  }
  for (const type of declared.keys()) {
    if (type.kind !== "EntityType" && type.kind !== "ComplexType") continue;
    const mutable: MutableStructuredType = type;
    mutable.isOpen = isInherited(type, (ancestor) => ancestor.isOpen);
    if (mutable.kind === "EntityType") {
      mutable.hasStream = isInherited(type, (t) => t.kind === "EntityType" && t.hasStream);
    }
    (type.baseType?.derivedTypes as StructuredType[] | undefined)?.push(type);
  }
  for (const [type, { element, linker }] of declared) {
    if (type.kind !== "EntityType" && type.kind !== "ComplexType") continue;
    (type.derivedTypes as StructuredType[]).sort((a, b) =>
      a.qualifiedName < b.qualifiedName ? -1 : 1,
    );
    if (type.kind === "EntityType" && element.kind === "EntityType") {
      (type as Mutable<EntityType>).key = linkKey(type, element, linker);
    }
  }
}

/** The types from this one up, if they lead back to it or are too many. */
function findFaultyBases(type: StructuredType): readonly string[] | undefined {
  const chain = [type.qualifiedName];
  const seen = new Set<StructuredType>();
  for (let base = type.baseType; base !== undefined; base = base.baseType) {
    chain.push(base.qualifiedName);
    if (base === type || chain.length > MAX_BASES + 1) return chain;
    // A cycle further up is reported where it is.
    if (seen.has(base)) return undefined;
    seen.add(base);
  }
  return undefined;
}

function isInherited(type: StructuredType, has: (ancestor: StructuredType) => boolean): boolean {
  for (let t: StructuredType | undefined = type; t !== undefined; t = t.baseType) {
    if (has(t)) return true;
  }
  return false;
}

function linkKey(type: EntityType, element: EntityTypeElement, linker: Linker): PropertyRef[] {
  const key: PropertyRef[] = [];
  for (const { name, alias, place } of element.key?.properties ?? []) {
    const property = findPath(type, name);
    if (property === undefined) {
      const names = type.properties.map((candidate) => candidate.name);
      const origin = { place, within: describeType(type) };
      linker.diagnostics.push(notDeclared("key property", name, names, origin));
    } else {
      key.push({ name, ...(alias === undefined ? {} : { alias }), property });
    }
  }
  return key;
}

/** A property by its path through complex properties, own and inherited ones. */
function findPath(type: StructuredType, path: string): Property | undefined {
  let property: Property | undefined;
  let owner: StructuredType | undefined = type;
  for (const segment of path.split("/")) {
    property = undefined;
    for (let t: StructuredType | undefined = owner; t !== undefined && !property; t = t.baseType) {
      property = t.properties.find((candidate) => candidate.name === segment);
    }
    const next: Property["type"]["type"] | undefined = property?.type.type;
    owner = next?.kind === "ComplexType" ? next : undefined;
    if (property === undefined) return undefined;
  }
  return property;
}
