import { lineageOf, type EntityType, type SchemaType } from "@graphslice/csdl";
import type { ClientContext } from "../client/client-context.js";
import type { Suffix } from "../client/client-names.js";
import { keySignatures } from "../client/key-signatures.js";
import { hasLiterals, ownLinks, ownLiterals } from "../client/literals.js";
import {
  collectionMembersOf,
  membersOf,
  membersOfComplex,
  type Member,
} from "../client/collect-members.js";
import { declares, derivedMembersOf } from "../client/member-bases.js";
import type { ModelContext } from "../models/model-context.js";
import type { OperationGroup } from "../names/operation-group.js";

/** What an exported name stands for; names of the same part of the same element are each other's successors. */
export interface ExportedName {
  readonly name: string;
  readonly package: "models" | "client";
  readonly element: "Type" | "Operation";
  /** A type's qualified name; an operation's, with what it is bound to. */
  readonly path: string;
  /** Which of the names that come from the element: `create`, `Path`, or the parameters that an overload has. */
  readonly part: string;
  /** What it is there for: the element, or members of a type, by their paths. */
  readonly reasons: () => readonly string[];
}

/** Every name that models and client export, but for those that each slice has. */
export function listExportedNames(
  context: ModelContext,
  client: ClientContext,
): readonly ExportedName[] {
  const { model, names } = context;
  return [
    ...[...model.types.values()].flatMap((type) => [
      ...listModelNames(type, context),
      ...listClientNames(type, client),
    ]),
    ...[...names.operations.keys()].flatMap((group) => listOperationNames(group, context)),
  ];
}

function listModelNames(
  type: SchemaType,
  { names, polymorphism }: ModelContext,
): readonly ExportedName[] {
  const named = names.types.get(type);
  if (named === undefined) return [];
  const modes =
    type.kind === "EntityType" ? (["read", "create", "update"] as const) : (["read"] as const);
  const isStructured = type.kind === "EntityType" || type.kind === "ComplexType";
  const isUnion = isStructured && polymorphism.hierarchyOf(type) === "union";
  return modes.flatMap((mode) =>
    [mode, ...(isUnion ? ([`${mode}Shape`] as const) : [])].map((part): ExportedName => ({
      name: named[part],
      package: "models",
      element: "Type",
      path: type.qualifiedName,
      part,
      reasons: () => [type.qualifiedName, formOf(type.qualifiedName)],
    })),
  );
}

/** Stands for how a type is emitted, among the reasons for names. */
export function formOf(type: string): string {
  return `form of ${type}`;
}

function listClientNames(type: SchemaType, context: ClientContext): readonly ExportedName[] {
  const stem = context.names.clients.types.get(type);
  if (stem === undefined) return [];
  return listParts(type, context).map((part) => ({
    name: stem + part,
    package: "client",
    element: "Type",
    path: type.qualifiedName,
    part,
    reasons: () => listReasons(type, part, context),
  }));
}

function listReasons(type: SchemaType, part: Suffix, context: ClientContext): readonly string[] {
  const { qualifiedName: own } = type;
  if (type.kind === "ComplexType") {
    const members = part === "Path" ? membersOfComplex(type) : lineageOf(type).flatMap(ownLiterals);
    return [own, ...members.map((member) => pathOfMember(own, member))];
  }
  if (type.kind !== "EntityType") return [own];
  switch (part) {
    case "Links":
      return ownLinks(type).map(({ name }) => `${own}/${name}`);
    case "Literals":
      return ownLiterals(type).map((literal) => pathOfMember(own, literal));
    case "Members":
      return membersOf(type, context).flatMap((member) => pathsOfMember(own, member));
    case "CollectionMembers":
      return collectionMembersOf(type, context).flatMap((member) =>
        pathsOfMember(`Collection(${own})`, member),
      );
    default:
      return [own];
  }
}

function pathOfMember(
  owner: string,
  member: { readonly property: { readonly name: string } } | { readonly name: string },
): string {
  return `${owner}/${"property" in member ? member.property.name : member.name}`;
}

function pathsOfMember(owner: string, member: Member): readonly string[] {
  if (member.kind === "media") return [owner];
  if (member.kind !== "operation") return [`${owner}/${member.name}`];
  return member.groups.map(({ qualifiedName }) => `${owner}/${qualifiedName}`);
}

/** The interfaces that the client has of a type. */
function listParts(type: SchemaType, context: ClientContext): readonly Suffix[] {
  if (type.kind === "EntityType") return listEntityParts(type, context);
  if (type.kind !== "ComplexType") return [];
  return [
    ...(hasLiterals(type) ? (["Literals"] as const) : []),
    ...(membersOfComplex(type).length > 0 ? (["Path"] as const) : []),
  ];
}

function listEntityParts(type: EntityType, context: ClientContext): readonly Suffix[] {
  const own = (["Links", "Literals", "Members", "CollectionMembers"] as const).filter((part) =>
    declares(type, part, context),
  );
  if (!context.nodes.has(type)) return own;
  return [
    ...own,
    "Node",
    "Path",
    ...(type.derivedTypes.length > 0 ? (["Casts"] as const) : []),
    ...(derivedMembersOf(type, context).size > 0 ? (["DerivedMembers"] as const) : []),
    ...(keySignatures(type).length > 0 ? (["Collection"] as const) : []),
  ];
}

function listOperationNames(
  group: OperationGroup,
  { names }: ModelContext,
): readonly ExportedName[] {
  const named = names.operations.get(group);
  if (named === undefined) return [];
  const { qualifiedName, binding, overloads } = group;
  const target =
    binding === undefined
      ? ""
      : `${binding.isCollection ? `Collection(${binding.type.qualifiedName})` : binding.type.qualifiedName}/`;
  const common = {
    package: "models",
    element: "Operation",
    path: `${target}${qualifiedName}`,
    reasons: () => [`${target}${qualifiedName}`],
  } as const;
  const own = overloads.filter(({ parameters }) => parameters.length > 0);
  const hasResult = overloads.some(
    ({ returnType }) =>
      returnType !== undefined && returnType.type.type.qualifiedName !== "Edm.Stream",
  );
  return [
    ...(own.length > 0 ? [{ ...common, name: named.parameters, part: "parameters" }] : []),
    ...(own.length > 1
      ? own.map(({ parameters }, index) => ({
          ...common,
          name: `${named.parameters}${index + 1}`,
          part: parameters
            .map(({ name }) => name)
            .sort()
            .join(),
        }))
      : []),
    ...(hasResult ? [{ ...common, name: named.result, part: "result" }] : []),
  ];
}
