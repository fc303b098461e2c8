import {
  allNavigationProperties,
  allProperties,
  descendantsOf,
  isOrDerivesFrom,
  lineageOf,
  type Model,
  type Operation,
  type SchemaType,
  type StructuredType,
  type Type,
} from "@graphslice/csdl";
import { isStructured, type Resource } from "./resource.js";
import { splitUrl } from "./split-url.js";

type Value = Resource & { readonly kind: "value" };

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
    const { segments } = splitUrl(url);
    let resource: Resource = { kind: "service" };
    for (let index = 0; index < segments.length; index += 1) {
      const segment = segments[index] ?? "";
      resource = this.step(resource, segment.replace(/(?<=.):$/, ""));
      if (resource.kind === "unknown") return resource;
      if (opensPath(segment)) index = endOfPath(segments, index + 1);
    }
    return resource;
  }

  private enterContainer(segment: string): Resource {
    const { name, key } = splitKey(segment);
    const { container } = this.model;
    const set = container?.entitySets.find((child) => isSame(child.name, name));
    if (set !== undefined) {
      return { kind: "value", type: set.entityType, isCollection: key === undefined };
    }
    const singleton = container?.singletons.find((child) => isSame(child.name, name));
    if (singleton !== undefined) {
      return { kind: "value", type: singleton.entityType, isCollection: false };
    }
    const overloads = this.named(name).filter(({ bindingParameter }) => !bindingParameter);
    return overloads.length === 0 ? unknown(segment) : { kind: "operation", overloads };
  }

  private step(from: Resource, segment: string): Resource {
    if (from.kind === "service") return this.enterContainer(segment);
    const value = from.kind === "operation" ? resultOf(from.overloads) : from;
    if (value?.kind !== "value") return unknown(segment);
    const { name, key } = splitKey(segment);
    switch (name.toLowerCase()) {
      case "$ref":
        return { kind: "reference" };
      case "$value":
      case "$count":
        return { kind: "raw" };
    }
    const { type, isCollection } = value;
    const cast = this.findType(name);
    if (cast !== undefined && isStructured(type) && areRelated(cast, type)) {
      return { ...value, type: cast, isCollection: isCollection && key === undefined };
    }
    const overloads = this.findOperations(value, name);
    if (overloads.length > 0) return { kind: "operation", overloads };
    if (isCollection) {
      return type.kind === "EntityType" ? { ...value, isCollection: false } : unknown(segment);
    }
    const member = isStructured(type) ? findMember(type, name) : undefined;
    if (member === undefined) return unknown(segment);
    const hasKey = key !== undefined;
    return { kind: "value", type: member.type, isCollection: member.isCollection && !hasKey };
  }

  /** The overloads of an operation that is bound to a value's type, a base type or, at last, a derived type. */
  private findOperations({ type, isCollection }: Value, name: string): readonly Operation[] {
    const named = this.named(name).filter(
      ({ bindingParameter }) => bindingParameter?.type.isCollection === isCollection,
    );
    const boundTo = (target: Type): readonly Operation[] =>
      named.filter(({ bindingParameter }) => bindingParameter?.type.type === target);
    const candidates: readonly Type[] = isStructured(type)
      ? [...lineageOf(type).toReversed(), ...descendantsOf(type)]
      : [type];
    return candidates.map(boundTo).find((found) => found.length > 0) ?? [];
  }

  private named(name: string): readonly Operation[] {
    return this.operations.get(name.slice(name.lastIndexOf(".") + 1).toLowerCase()) ?? [];
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

/** The properties of a name: the type's own, or of derived types, where a cast is left out, if all are of one type. */
function findMember(
  type: StructuredType,
  name: string,
): { readonly type: Type; readonly isCollection: boolean } | undefined {
  const own = [...allProperties(type), ...allNavigationProperties(type)];
  const derived = descendantsOf(type);
  const found = [
    own,
    derived.flatMap((child) => [...child.properties, ...child.navigationProperties]),
  ]
    .map((members) => members.filter((member) => isSame(member.name, name)))
    .find((members) => members.length > 0);
  const [first, ...others] = found ?? [];
  return others.every(({ type: { type: other } }) => other === first?.type.type)
    ? first?.type
    : undefined;
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

function unknown(segment: string): Resource {
  return { kind: "unknown", segment };
}
