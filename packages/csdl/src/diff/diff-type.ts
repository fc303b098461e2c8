import type { EnumType, SchemaType, StructuredType, TypeDefinition } from "../model.js";
import { compareFacets, completeFacets, withoutDefaults } from "./compare-reference.js";
import type { Comparison, Pair } from "./comparison.js";
import { diffMembers } from "./diff-members.js";

/** The changes to a type that both models have. */
export function diffType(before: SchemaType, after: SchemaType, comparison: Comparison): void {
  const path = after.qualifiedName;
  const pair: Pair = { element: after.kind, path, before, after, owners: {} };
  comparison.alter(pair, "Kind", before.kind, after.kind);
  comparison.annotate(pair);
  if (isStructured(before) && isStructured(after)) {
    diffStructuredType(before, after, pair, comparison);
  } else if (before.kind === "EnumType" && after.kind === "EnumType") {
    diffEnumType(before, after, pair, comparison);
  } else if (before.kind === "TypeDefinition" && after.kind === "TypeDefinition") {
    diffTypeDefinition(before, after, pair, comparison);
  }
}

function diffStructuredType(
  before: StructuredType,
  after: StructuredType,
  pair: Pair,
  comparison: Comparison,
): void {
  comparison.alter(pair, "BaseType", before.baseType?.qualifiedName, after.baseType?.qualifiedName);
  comparison.alter(pair, "Abstract", String(before.isAbstract), String(after.isAbstract));
  alterInherited("OpenType", (type) => type.isOpen);
  if (before.kind === "EntityType" && after.kind === "EntityType") {
    alterInherited("HasStream", (type) => type.kind === "EntityType" && type.hasStream);
    comparison.alter(pair, "Key", writeKey(before), writeKey(after));
  }
  diffMembers(before, after, comparison);

  /** A model does not say whether a trait is declared or inherited: what came or went with a base type is told there. */
  function alterInherited(
    aspect: "OpenType" | "HasStream",
    has: (type: StructuredType) => boolean,
  ): void {
    if (has(before) === has(after)) return;
    const giver = has(before) ? before.baseType : after.baseType;
    if (giver !== undefined && has(giver)) return;
    comparison.alter(pair, aspect, String(has(before)), String(has(after)));
  }
}

function writeKey(type: StructuredType): string | undefined {
  if (type.kind !== "EntityType" || type.key.length === 0) return undefined;
  return type.key
    .map(({ name, alias }) => (alias === undefined ? name : `${name} as ${alias}`))
    .join(", ");
}

function diffEnumType(before: EnumType, after: EnumType, pair: Pair, comparison: Comparison): void {
  const underlying = (type: EnumType): string => type.underlyingType.qualifiedName;
  comparison.alter(pair, "UnderlyingType", underlying(before), underlying(after));
  comparison.alter(pair, "IsFlags", String(before.isFlags), String(after.isFlags));
  const owners = { before, after };
  const members = new Map(after.members.map((member) => [member.name, member]));
  for (const member of before.members) {
    const path = `${after.qualifiedName}/${member.name}`;
    const other = members.get(member.name);
    members.delete(member.name);
    if (other === undefined) comparison.remove("EnumMember", path, member, owners);
    else {
      const same: Pair = { element: "EnumMember", path, before: member, after: other, owners };
      comparison.alter(same, "Value", String(member.value), String(other.value));
      comparison.annotate(same);
    }
  }
  for (const member of members.values()) {
    comparison.add("EnumMember", `${after.qualifiedName}/${member.name}`, member, owners);
  }
}

function diffTypeDefinition(
  before: TypeDefinition,
  after: TypeDefinition,
  pair: Pair,
  comparison: Comparison,
): void {
  const old = before.underlyingType;
  const now = after.underlyingType;
  comparison.alter(pair, "UnderlyingType", old.qualifiedName, now.qualifiedName);
  const [first, second] =
    old.qualifiedName === now.qualifiedName
      ? [completeFacets(before.facets, old), completeFacets(after.facets, now)]
      : [
          withoutDefaults(before.facets, old, after.facets),
          withoutDefaults(after.facets, now, before.facets),
        ];
  compareFacets(pair, first, second, comparison);
}

function isStructured(type: SchemaType): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}
