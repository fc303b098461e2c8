import {
  allNavigationProperties,
  allProperties,
  descendantsOf,
  type NavigationProperty,
  type Operation,
  type Property,
  type StructuredType,
  type Type,
  type TypeReference,
} from "@graphslice/csdl";
import type { ModelIndex } from "../resource/model-index.js";
import type { Address, AddressPlace, AddressStep, Home, ValuePlace } from "./address.js";
import { readKeyArguments, readKeySegment, type Key } from "./key-text.js";

/** Segments that no client writes, and names that lead a client's path nowhere. */
const UNWRITABLE = new Set(["", ".", "..", "then", "toJSON", "toString"]);
/** System segments that clients write; other names with a dollar sign are verbs to them. */
const SYSTEM = new Set(["$batch", "$count", "$metadata", "$ref", "$value"]);

/**
 * Reads a path, relative to the service and encoded, as the steps that a client goes. Keys stand in segments of their own
 * or in parentheses, operations and members of derived types where services take them.
 *
 * @returns `undefined` for paths that the metadata do not have, or that no client writes so.
 */
export function readAddress(path: string, index: ModelIndex): Address | undefined {
  const steps: AddressStep[] = [];
  let place: AddressPlace = { kind: "service" };
  for (const { found } of readSegments(path, index)) {
    if (found === undefined) return undefined;
    steps.push(...found.steps);
    ({ place } = found);
  }
  return { steps, place };
}

/** A segment of a path, as it is written, and what it is there. */
export interface AddressSegment {
  readonly text: string;
  /** Absent from the first segment on that the metadata do not have. */
  readonly found: Address | undefined;
}

/** Reads a path as far as the metadata have it; otherwise as `readAddress` does. */
export function readSegments(path: string, index: ModelIndex): readonly AddressSegment[] {
  let place: AddressPlace | undefined = { kind: "service" };
  return path
    .split("/")
    .slice(1)
    .map((text) => {
      const segment = decode(text);
      const found: Address | undefined =
        place === undefined || segment === undefined ? undefined : follow(place, segment, index);
      place = found?.place;
      return { text, found };
    });
}

/** Where an entity is, by its key. */
export function placeOf({ at }: Home, key: Key | undefined): string | undefined {
  return at === undefined || key === undefined ? undefined : `${at}/${JSON.stringify(key)}`;
}

/** What a member leads to from a place. */
export function enterMember(
  from: string | undefined,
  member: Property | NavigationProperty,
  index: ModelIndex,
): ValuePlace {
  const { type, isCollection } = member.type;
  const below = from === undefined ? undefined : `${from}/${member.name}`;
  if (member.kind === "Property") return { kind: "value", type, isCollection, at: below };
  const target = index.targetOf(member, from?.split("/")[1]);
  if (target === undefined) return valueOf(member.type, below);
  const isOne = target.kind === "Singleton" || isCollection;
  const place = valueOf(member.type, `/${target.name}`);
  // Which one of a set it is, is not known.
  return isOne ? place : { ...place, at: undefined };
}

function decode(text: string): string | undefined {
  try {
    const segment = decodeURIComponent(text);
    return UNWRITABLE.has(segment) ? undefined : segment;
  } catch {
    return undefined;
  }
}

function follow(from: AddressPlace, segment: string, index: ModelIndex): Address | undefined {
  if (segment.startsWith("$")) {
    return SYSTEM.has(segment) && from.kind !== "raw"
      ? { steps: [{ kind: "system", name: segment }], place: { kind: "raw" } }
      : undefined;
  }
  const place = from.kind === "operation" ? resultOf(from.operation) : from;
  const { name = segment, text } = /^(?<name>[^(]+)\((?<text>.*)\)$/s.exec(segment)?.groups ?? {};
  const found = place && findNamed(place, name, index);
  const isKeyed = text !== undefined && found?.kind === "value" && found.isCollection;
  const home = isKeyed ? found.home : undefined;
  const steps: readonly AddressStep[] = [
    { kind: "name", name },
    ...(text === undefined ? [] : [{ kind: "arguments", text, home } as const]),
  ];
  if (found !== undefined) {
    const key = home && readKeyArguments(text ?? "", home.type);
    return { steps, place: home === undefined ? found : entityOf(home, key) };
  }
  if (place?.kind !== "value" || !place.isCollection || place.home === undefined) return undefined;
  const key = readKeySegment(segment, place.home.type);
  return {
    steps: [{ kind: "key", key: segment, home: place.home }],
    place: entityOf(place.home, key),
  };
}

function findNamed(place: AddressPlace, name: string, index: ModelIndex): AddressPlace | undefined {
  if (place.kind === "service") return findInContainer(name, index);
  if (place.kind !== "value") return undefined;
  const { type, isCollection } = place;
  const cast = name.includes(".") ? index.findStructuredType(name) : undefined;
  if (cast !== undefined) {
    const home =
      place.home && cast.kind === "EntityType" ? { ...place.home, type: cast } : undefined;
    return { ...place, type: cast, home };
  }
  const [operation] = findOperations(name, place, index);
  if (operation !== undefined) return { kind: "operation", operation };
  const member = isCollection || !isStructured(type) ? undefined : findMember(type, name);
  return member && enterMember(place.at, member, index);
}

function findInContainer(name: string, index: ModelIndex): AddressPlace | undefined {
  const member = index.members.get(name);
  switch (member?.kind) {
    case "EntitySet":
    case "Singleton":
      return valueOf(
        { type: member.entityType, isCollection: member.kind === "EntitySet" },
        `/${name}`,
      );
    case "ActionImport":
      return { kind: "operation", operation: member.action };
    case "FunctionImport":
      return member.functions[0] && { kind: "operation", operation: member.functions[0] };
    default:
      return undefined;
  }
}

/** Of the type itself or, as services take that too, of a type that derives from it. */
function findOperations(
  name: string,
  { type, isCollection }: { readonly type: Type; readonly isCollection: boolean },
  index: ModelIndex,
): readonly Operation[] {
  const types = isStructured(type) ? [type, ...descendantsOf(type)] : [type];
  return types.flatMap((type) => index.findBoundOperations(name, { type, isCollection }));
}

/** A member of a type or, as services take that too, of a type that derives from it. */
export function findMember(
  type: StructuredType,
  name: string,
): Property | NavigationProperty | undefined {
  const own = [...allProperties(type), ...allNavigationProperties(type)];
  const derived = descendantsOf(type).flatMap((each) => [
    ...each.properties,
    ...each.navigationProperties,
  ]);
  return [...own, ...derived].find((member) => member.name === name);
}

/** What an operation returns. */
export function resultOf(operation: Operation): ValuePlace | undefined {
  return operation.returnType && valueOf(operation.returnType.type);
}

function valueOf(
  { type, isCollection }: Pick<TypeReference, "type" | "isCollection">,
  at?: string | undefined,
): ValuePlace {
  const home = type.kind === "EntityType" ? { type, at } : undefined;
  return { kind: "value", type, isCollection, at, home };
}

function entityOf(home: Home, key: Key | undefined): ValuePlace {
  return { kind: "value", type: home.type, isCollection: false, at: placeOf(home, key), home };
}

/** Whether values of a type have members. */
export function isStructured(type: Type): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}
