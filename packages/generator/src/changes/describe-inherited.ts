import {
  allNavigationProperties,
  allProperties,
  keyOf,
  type Change,
  type StructuredType,
} from "@graphslice/csdl";
import { isStructured } from "./judge-addition.js";

/** What a type inherits no more, or inherits now, with another base type: its key and its members. */
export function describeInherited(change: Change): readonly string[] {
  if (change.kind !== "changed" || change.aspect !== "BaseType") return [];
  const { before, after } = change.elements;
  if (before === undefined || after === undefined) return [];
  if (!("kind" in before && isStructured(before) && "kind" in after && isStructured(after)))
    return [];
  const [lost, gained] = [without(before, after), without(after, before)];
  return [
    ...(keyNames(before) === keyNames(after)
      ? []
      : [`key: was ${keyNames(before) || "none"}, is ${keyNames(after) || "none"}`]),
    ...(lost.length === 0 ? [] : [`no longer has ${lost.join(", ")}`]),
    ...(gained.length === 0 ? [] : [`now has ${gained.join(", ")}`]),
  ];
}

function without(type: StructuredType, other: StructuredType): readonly string[] {
  const names = new Set(memberNames(other));
  return memberNames(type).filter((name) => !names.has(name));
}

function memberNames(type: StructuredType): readonly string[] {
  return [...allProperties(type), ...allNavigationProperties(type)].map(({ name }) => name);
}

function keyNames(type: StructuredType): string {
  if (type.kind !== "EntityType") return "";
  return keyOf(type)
    .map(({ name }) => name)
    .join(", ");
}
