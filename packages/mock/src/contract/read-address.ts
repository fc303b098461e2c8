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
import type { Address, AddressPlace, AddressStep } from "./address.js";

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
  for (const encoded of path.split("/").filter((_, number) => number > 0)) {
    const segment = decode(encoded);
    const found: Address | undefined =
      segment === undefined ? undefined : follow(place, segment, index);
    if (found === undefined) return undefined;
    steps.push(...found.steps);
    ({ place } = found);
  }
  return { steps, place };
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
  const steps: readonly AddressStep[] = [
    { kind: "name", name },
    ...(text === undefined ? [] : [{ kind: "arguments", text } as const]),
  ];
  const found = place && findNamed(place, name, index);
  if (found !== undefined) {
    const isKeyed = text !== undefined && found.kind === "value" && found.isCollection;
    return { steps, place: isKeyed ? { ...found, isCollection: false } : found };
  }
  return place?.kind === "value" && place.isCollection && place.type.kind === "EntityType"
    ? { steps: [{ kind: "key", key: segment }], place: { ...place, isCollection: false } }
    : undefined;
}

function findNamed(place: AddressPlace, name: string, index: ModelIndex): AddressPlace | undefined {
  if (place.kind === "service") return findInContainer(name, index);
  if (place.kind !== "value") return undefined;
  const { type, isCollection } = place;
  const cast = name.includes(".") ? index.findStructuredType(name) : undefined;
  if (cast !== undefined) return { ...place, type: cast };
  const [operation] = findOperations(name, place, index);
  if (operation !== undefined) return { kind: "operation", operation };
  const member = isCollection || !isStructured(type) ? undefined : findMember(type, name);
  return member && valueOf(member.type);
}

function findInContainer(name: string, index: ModelIndex): AddressPlace | undefined {
  const member = index.members.get(name);
  switch (member?.kind) {
    case "EntitySet":
      return { kind: "value", type: member.entityType, isCollection: true };
    case "Singleton":
      return { kind: "value", type: member.entityType, isCollection: false };
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

function findMember(type: StructuredType, name: string): Property | NavigationProperty | undefined {
  const own = [...allProperties(type), ...allNavigationProperties(type)];
  const derived = descendantsOf(type).flatMap((each) => [
    ...each.properties,
    ...each.navigationProperties,
  ]);
  return [...own, ...derived].find((member) => member.name === name);
}

function resultOf(operation: Operation): AddressPlace | undefined {
  return operation.returnType && valueOf(operation.returnType.type);
}

function valueOf({ type, isCollection }: TypeReference): AddressPlace {
  return { kind: "value", type, isCollection };
}

function isStructured(type: Type): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}
