import {
  type ActionImport,
  allNavigationProperties,
  allProperties,
  descendantsOf,
  isOrDerivesFrom,
  lineageOf,
  type EntitySet,
  type EntityType,
  type FunctionImport,
  type Model,
  type NavigationProperty,
  type Operation,
  type Property,
  type SchemaType,
  type Singleton,
  type StructuredType,
  type Type,
} from "@graphslice/csdl";
import { isStructured, type Resource } from "./resource.js";
import { splitUrl } from "./split-url.js";

type Value = Resource & { readonly kind: "value" };

/** What has members of its own, or restricts what can be done with them. */
export type Element = EntitySet | Singleton | NavigationProperty | Property;

/** One segment of an address, and where it leads. */
export interface Step {
  /** What the segment is; nothing of the metadata, if it is `unknown`. */
  readonly kind: "member" | "key" | "cast" | "operation" | "system" | "unknown";
  /** As the address has it, decoded. */
  readonly segment: string;
  /** As the metadata has it: qualified, of a cast; the key, of a key. */
  readonly name: string;
  /** What stands in parentheses behind the name. */
  readonly argument?: string;
  /** What of the metadata it is, of a member and of what is addressed by a key in it. */
  readonly element?: Element;
  /** An address by path within a drive or site, which the segment is followed by: `:/folder/file:`. */
  readonly path?: string;
  readonly resource: Resource;
}

/** Knows a service's metadata by the names that addresses have for it, whose case does not matter to Graph. */
export class UrlWalker {
  private readonly model: Model;
  private readonly types: ReadonlyMap<string, SchemaType>;
  private readonly operations = new Map<string, Operation[]>();

  constructor(model: Model) {
    this.model = model;
    this.types = new Map(
      [...model.types].map(([name, type]) => [name.toLowerCase(), type] as const),
    );
    for (const operation of model.schemas.flatMap(({ operations }) => operations)) {
      const name = operation.name.toLowerCase();
      const overloads = this.operations.get(name);
      if (overloads === undefined) this.operations.set(name, [operation]);
      else overloads.push(operation);
    }
  }

  /** Follows an address through the metadata, as forgiving of how it is written as the service itself. */
  walk(url: string): Resource {
    return this.trace(url).at(-1)?.resource ?? { kind: "service" };
  }

  /** The steps that an address takes, up to one that the metadata does not have. */
  trace(url: string): readonly Step[] {
    const { segments } = splitUrl(url);
    const steps: Step[] = [];
    for (let index = 0; index < segments.length; index += 1) {
      const segment = segments[index] ?? "";
      const from = steps.at(-1)?.resource ?? { kind: "service" };
      const name = segment.replace(/(?<=.):$/, "");
      const step = this.step(from, name, steps.at(-1)?.element);
      if (!opensPath(segment)) steps.push(step);
      else {
        const end = endOfPath(segments, index + 1);
        steps.push({ ...step, path: `:/${segments.slice(index + 1, end + 1).join("/")}` });
        index = end;
      }
      if (step.kind === "unknown") break;
    }
    return steps;
  }

  private enterContainer(segment: string): Step {
    const { name, key } = splitKey(segment);
    const { container } = this.model;
    const step = (
      child: Element | FunctionImport | ActionImport,
      kind: "member" | "operation",
      resource: Resource,
    ): Step => createStep(kind, segment, child.name, resource, key);
    if (isSame(name, "$metadata"))
      return createStep("system", segment, "$metadata", { kind: "raw" });
    const set = container?.entitySets.find((child) => isSame(child.name, name));
    if (set !== undefined) {
      const isCollection = key === undefined;
      const resource = { kind: "value" as const, type: set.entityType, isCollection };
      return { ...step(set, "member", resource), element: set };
    }
    const singleton = container?.singletons.find((child) => isSame(child.name, name));
    if (singleton !== undefined) {
      const { entityType: type } = singleton;
      const resource = { kind: "value" as const, type, isCollection: false };
      return { ...step(singleton, "member", resource), element: singleton };
    }
    const imported =
      container?.functionImports.find((child) => isSame(child.name, name)) ??
      container?.actionImports.find((child) => isSame(child.name, name));
    if (imported === undefined) return unknown(segment);
    const overloads = imported.kind === "ActionImport" ? [imported.action] : imported.functions;
    return step(imported, "operation", { kind: "operation", overloads });
  }

  private step(from: Resource, segment: string, owner: Element | undefined): Step {
    if (from.kind === "service") return this.enterContainer(segment);
    const value = from.kind === "operation" ? resultOf(from.overloads) : from;
    if (value?.kind !== "value") return unknown(segment);
    const { name, key } = splitKey(segment);
    switch (name.toLowerCase()) {
      case "$ref":
        return createStep("system", segment, "$ref", { kind: "reference" });
      case "$value":
      case "$count":
        return createStep("system", segment, name.toLowerCase(), { kind: "raw" });
    }
    if (name.startsWith("$")) return unknown(segment);
    const element = owner === undefined ? {} : { element: owner };
    const { type, isCollection } = value;
    const cast = this.findType(name);
    if (cast !== undefined && isStructured(type) && areRelated(cast, type)) {
      const resource = { ...value, type: cast, isCollection: isCollection && key === undefined };
      return createStep("cast", segment, cast.qualifiedName, resource, key);
    }
    const all = this.findOperations(value, name);
    const functions = all.filter(({ kind }) => kind === "Function");
    // What has parameters in its address is a function, if an action has the same name.
    const overloads = key !== undefined && key !== "" && functions.length > 0 ? functions : all;
    const [first] = overloads;
    if (first !== undefined) {
      return createStep("operation", segment, first.name, { kind: "operation", overloads }, key);
    }
    if (isCollection) {
      return type.kind === "EntityType" && !/^(?:microsoft\.)?graph\./i.test(name)
        ? { ...createStep("key", segment, segment, { ...value, isCollection: false }), ...element }
        : unknown(segment);
    }
    const member = isStructured(type) ? findMember(type, name) : undefined;
    if (member === undefined) return unknown(segment);
    const { element: property, type: target } = member;
    const resource = {
      kind: "value" as const,
      type: target,
      isCollection: property.type.isCollection && key === undefined,
    };
    return { ...createStep("member", segment, property.name, resource, key), element: property };
  }

  /** The overloads of an operation that is bound to a value's type, a base type or, at last, a derived type. */
  private findOperations({ type, isCollection }: Value, name: string): readonly Operation[] {
    const named = this.named(name).filter(
      ({ bindingParameter }) => bindingParameter?.type.isCollection === isCollection,
    );
    const boundTo = (target: Type): readonly Operation[] =>
      named.filter(({ bindingParameter }) => bindingParameter?.type.type === target);
    const candidates: readonly Type[] = isStructured(type) ? lineageOf(type).toReversed() : [type];
    const found = candidates.map(boundTo).find((overloads) => overloads.length > 0);
    return found ?? (isStructured(type) ? descendantsOf(type).flatMap(boundTo) : []);
  }

  private named(name: string): readonly Operation[] {
    return this.operations.get(name.slice(name.lastIndexOf(".") + 1).toLowerCase()) ?? [];
  }

  /** Whether entities of a type are in an entity set, wherever else they may be. */
  isStored(type: EntityType): boolean {
    const sets = this.model.container?.entitySets ?? [];
    return sets.some(({ entityType }) => isOrDerivesFrom(type, entityType));
  }

  /** The type of a name with any case; `graph.` stands for `microsoft.graph.`. */
  findType(name: string): SchemaType | undefined {
    const folded = name.toLowerCase();
    return this.types.get(folded) ?? this.types.get(`microsoft.${folded}`);
  }
}

/** Whether a segment starts an address by path within a drive or site: `root:/folder/file:/children`. */
function opensPath(segment: string): boolean {
  return /.:$/.test(segment);
}

/** Where such a path ends: it may be the address's end. */
function endOfPath(segments: readonly string[], start: number): number {
  const end = segments.findIndex((segment, index) => index >= start && opensPath(segment));
  return end === -1 ? segments.length - 1 : end;
}

/** The property of a name: the type's own, or of derived types, where a cast is left out, and what all of them are. */
function findMember(
  type: StructuredType,
  name: string,
): { readonly element: Property | NavigationProperty; readonly type: Type } | undefined {
  const own = [...allProperties(type), ...allNavigationProperties(type)];
  const derived = descendantsOf(type);
  const found = [
    own,
    derived.flatMap((child) => [...child.properties, ...child.navigationProperties]),
  ]
    .map((members) => members.filter((member) => isSame(member.name, name)))
    .find((members) => members.length > 0);
  const [first, ...others] = found ?? [];
  if (first === undefined) return undefined;
  const shared = sharedType([first, ...others].map((member) => member.type.type));
  return shared && { element: first, type: shared };
}

/** What several types are, or derive from; `undefined` if they have nothing in common. */
function sharedType([first, ...others]: readonly Type[]): Type | undefined {
  if (first === undefined || others.every((type) => type === first)) return first;
  if (!isStructured(first)) return undefined;
  return lineageOf(first).findLast((ancestor) =>
    others.every((type) => isStructured(type) && isOrDerivesFrom(type, ancestor)),
  );
}

/** What can be addressed behind a function. */
function resultOf([first]: readonly Operation[]): Resource | undefined {
  if (first?.kind !== "Function" || first.returnType === undefined) return undefined;
  const { type, isCollection } = first.returnType.type;
  return { kind: "value", type, isCollection };
}

function areRelated(cast: SchemaType, type: StructuredType): cast is StructuredType {
  return isStructured(cast) && (isOrDerivesFrom(cast, type) || isOrDerivesFrom(type, cast));
}

function isSame(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}

function splitKey(segment: string): { readonly name: string; readonly key?: string } {
  const { name = segment, key } = /^(?<name>[^(]+)\((?<key>.*)\)$/s.exec(segment)?.groups ?? {};
  return { name, ...(key === undefined ? {} : { key }) };
}

function createStep(
  kind: Step["kind"],
  segment: string,
  name: string,
  resource: Resource,
  argument?: string,
): Step {
  return { kind, segment, name, resource, ...(argument === undefined ? {} : { argument }) };
}

function unknown(segment: string): Step {
  return createStep("unknown", segment, segment, { kind: "unknown", segment });
}
