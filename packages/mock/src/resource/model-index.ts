import {
  descendantsOf,
  isOrDerivesFrom,
  readBool,
  type ActionImport,
  type EntitySet,
  type EntityType,
  type FunctionImport,
  type Model,
  type NavigationProperty,
  type Operation,
  type SchemaType,
  type Singleton,
  type StructuredType,
  type Type,
} from "@graphslice/csdl";

import { UNIQUE } from "../operations/mock-terms.js";
import { layoutOf } from "./type-layout.js";

/** What the first segment of a path can name. */
export type ContainerMember = EntitySet | Singleton | ActionImport | FunctionImport;

/** What an operation is bound to: an instance of a type, or a collection of them. */
export interface BindingTarget {
  readonly type: Type;
  readonly isCollection: boolean;
}

/** The reference pages qualify operations by it, the metadata does not. */
const DOCUMENTED_NAMESPACE = "microsoft.management.services.api";

const NONE: readonly Operation[] = [];

/** Finds elements of a model by their names as requests write them: qualified by namespace or alias, or not at all. */
export class ModelIndex {
  readonly model: Model;
  readonly members: ReadonlyMap<string, ContainerMember>;
  private readonly namespaces: ReadonlyMap<string, string>;
  private readonly uniques = new Map<EntityType, readonly string[]>();
  private boundOperations: ReadonlyMap<string, readonly Operation[]> | undefined;
  private readonly targets = new Map<NavigationProperty, EntitySet | Singleton | undefined>();

  constructor(model: Model) {
    this.model = model;
    const { container } = model;
    this.members = new Map(
      container === undefined
        ? []
        : [
            ...container.entitySets,
            ...container.singletons,
            ...container.actionImports,
            ...container.functionImports,
          ].map((member) => [member.name, member]),
    );
    this.namespaces = new Map(
      model.schemas.flatMap(({ namespace, alias }) => [
        [namespace, namespace] as const,
        ...(alias === undefined ? [] : [[alias, namespace] as const]),
      ]),
    );
  }

  /** The name with its namespace instead of an alias, without a leading `#`. */
  qualify(name: string): string {
    const plain = name.startsWith("#") ? name.slice(1) : name;
    const dot = plain.lastIndexOf(".");
    const prefix = plain.slice(0, Math.max(dot, 0));
    const namespace = this.namespaces.get(prefix) ?? prefix;
    return namespace === prefix ? plain : `${namespace}${plain.slice(dot)}`;
  }

  /**
   * Whether a name is one of the model's by its namespace or alias, and not a key that has dots. A key that looks like one
   * stands in parentheses.
   */
  isQualified(name: string): boolean {
    return this.namespaces.has(name.slice(0, Math.max(name.lastIndexOf("."), 0)));
  }

  findType(name: string): SchemaType | undefined {
    return this.model.types.get(this.qualify(name));
  }

  findStructuredType(name: string): StructuredType | undefined {
    const type = this.findType(name);
    return type?.kind === "EntityType" || type?.kind === "ComplexType" ? type : undefined;
  }

  /** The overloads that are bound to the target or to a base type of it: those of the nearest type. */
  findBoundOperations(name: string, { type, isCollection }: BindingTarget): readonly Operation[] {
    const candidates = this.findOperations(name, isCollection);
    for (let bound: Type | undefined = type; bound !== undefined; bound = baseOf(bound)) {
      const found = candidates.filter((o) => o.bindingParameter?.type.type === bound);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** The operations of a name, qualified or not, that are bound to one instance or to collections, of whatever type. */
  findOperations(name: string, isCollection: boolean): readonly Operation[] {
    const dot = name.lastIndexOf(".");
    const prefix = name.slice(0, Math.max(dot, 0));
    const namespace = this.namespaces.get(prefix);
    if (dot >= 0 && namespace === undefined && prefix !== DOCUMENTED_NAMESPACE) return NONE;
    const named = this.operationsByName().get(name.slice(dot + 1));
    if (named === undefined) return NONE;
    return named.filter(
      (operation) =>
        (namespace === undefined || operation.namespace === namespace) &&
        operation.bindingParameter?.type.isCollection === isCollection,
    );
  }

  /**
   * The set or singleton that holds what a navigation property refers to: the one it is bound to, or the only sensible
   * one of its type. Undefined where there is none, and the property behaves as if it contained its target.
   *
   * @param source the set or singleton that the path starts at; its bindings come before those of others.
   */
  targetOf(property: NavigationProperty, source?: string): EntitySet | Singleton | undefined {
    if (property.containsTarget) return undefined;
    const member = source === undefined ? undefined : this.members.get(source);
    const bound = member === undefined ? undefined : this.bindingOf(member, property);
    if (bound !== undefined) return bound;
    if (!this.targets.has(property)) this.targets.set(property, this.guessTarget(property));
    return this.targets.get(property);
  }

  /** Properties of a type or its derived types that are annotated as unique. */
  uniquePropertiesOf(type: EntityType): readonly string[] {
    let names = this.uniques.get(type);
    if (names === undefined) {
      const properties = [
        ...layoutOf(type).properties.values(),
        ...descendantsOf(type).flatMap((derived) => derived.properties),
      ];
      names = properties.filter((p) => readBool(p, UNIQUE) === true).map(({ name }) => name);
      this.uniques.set(type, names);
    }
    return names;
  }

  private bindingOf(
    member: ContainerMember,
    { name, declaringType }: NavigationProperty,
  ): EntitySet | Singleton | undefined {
    if (member.kind !== "EntitySet" && member.kind !== "Singleton") return undefined;
    const isReachable =
      declaringType.kind === "ComplexType" ||
      isOrDerivesFrom(member.entityType, declaringType) ||
      isOrDerivesFrom(declaringType, member.entityType);
    const target = member.bindings.find(({ path }) => {
      const names = path.split("/").filter((part) => !part.includes("."));
      return names.at(-1) === name && (names.length > 1 || isReachable);
    })?.target;
    const found =
      target === undefined ? undefined : this.members.get(target.split("/").at(-1) ?? "");
    return found?.kind === "EntitySet" || found?.kind === "Singleton" ? found : undefined;
  }

  private guessTarget(property: NavigationProperty): EntitySet | Singleton | undefined {
    const sets = this.model.container?.entitySets ?? [];
    const { type } = property.type;
    if (type.kind !== "EntityType") return undefined;
    for (const set of sets) {
      const bound = this.bindingOf(set, property);
      if (bound !== undefined) return bound;
    }
    const exact = sets.find(({ entityType }) => entityType === type);
    return exact ?? sets.find(({ entityType }) => isNarrowBase(entityType, type));
  }

  private operationsByName(): ReadonlyMap<string, readonly Operation[]> {
    if (this.boundOperations === undefined) {
      const byName = new Map<string, Operation[]>();
      for (const { operations } of this.model.schemas) {
        for (const operation of operations) {
          if (operation.bindingParameter === undefined) continue;
          const overloads = byName.get(operation.name);
          if (overloads === undefined) byName.set(operation.name, [operation]);
          else overloads.push(operation);
        }
      }
      this.boundOperations = byName;
    }
    return this.boundOperations;
  }
}

/** A base type that has a base of its own, or properties beside its key: a set of Graph's `entity` would hold anything. */
function isNarrowBase(candidate: EntityType, type: EntityType): boolean {
  return (
    isOrDerivesFrom(type, candidate) &&
    (candidate.baseType !== undefined || candidate.properties.length > candidate.key.length)
  );
}

function baseOf(type: Type): StructuredType | undefined {
  return type.kind === "EntityType" || type.kind === "ComplexType" ? type.baseType : undefined;
}
