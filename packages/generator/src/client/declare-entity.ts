import { descendantsOf, type EntityType } from "@graphslice/csdl";
import { namesOf } from "../models/map-type.js";
import { createDoc, type DocParts } from "../views/doc-view.js";
import type {
  PathInterfaceView,
  PathMemberView,
  SignatureView,
} from "../views/path-module-view.js";
import {
  globalType,
  modelType,
  runtimeType,
  stringType,
  unionType,
  type PathType,
} from "../views/path-type.js";
import { ancestorsOf, type ClientContext } from "./client-context.js";
import { clientType, nodeType, type Suffix } from "./client-names.js";
import { collectionMembersOf, membersOf, type Member } from "./collect-members.js";
import { createPathMember, declareMember } from "./declare-member.js";
import { derivedMemberType } from "./derived-member-type.js";
import { describeHttp, verbsOf } from "./describe-http.js";
import { keySignatures } from "./key-signatures.js";
import { ownLinks, ownLiterals } from "./literals.js";
import {
  declares,
  derivedMembersOf,
  hasDelta,
  inheritedFrom,
  memberBases,
  pathMembers,
  propertyPaths,
  type InheritedSuffix,
} from "./member-bases.js";
import { literalMember } from "./literal-member.js";

/** The interfaces of an entity type; none where it is but a base type that adds nothing. */
export function declareEntity(
  type: EntityType,
  context: ClientContext,
): readonly PathInterfaceView[] {
  const isNode = context.nodes.has(type);
  return [
    ...(isNode ? [declareNode(type, context)] : []),
    ...declareOwn(type, "Links", context),
    ...declareOwn(type, "Literals", context),
    ...(isNode ? declareCasts(type, context) : []),
    ...declareOwn(type, "Members", context),
    ...(isNode ? [...declareDerivedMembers(type, context), declarePath(type, context)] : []),
    ...declareOwn(type, "CollectionMembers", context),
    ...(isNode ? declareCollection(type, context) : []),
  ];
}

function declareNode(type: EntityType, context: ClientContext): PathInterfaceView {
  const { read, create, update } = namesOf(type, context.names);
  const isKeyed = keySignatures(type).length > 0;
  const has = (suffix: InheritedSuffix): readonly PathType[] => memberBases(type, suffix, context);
  const origin = `EntityType ${type.qualifiedName}${type.isAbstract ? ", abstract" : ""}`;
  return declareInterface(type, "Node", { origin }, [runtimeType("Node")], context, [
    createPathMember("type", modelType(read)),
    ...(isKeyed ? [createPathMember("create", modelType(create))] : []),
    createPathMember("update", modelType(update)),
    ...has("Links").map((links) => createPathMember("links", links)),
    ...has("Literals").map((literals) => createPathMember("literals", literals)),
    ...(type.derivedTypes.length === 0
      ? []
      : [createPathMember("casts", clientType(type, "Casts", context))]),
    createPathMember("path", clientType(type, "Path", context)),
    ...(isKeyed ? [createPathMember("collection", clientType(type, "Collection", context))] : []),
  ]);
}

const DESCRIPTIONS: Readonly<Record<InheritedSuffix, (name: string) => string>> = {
  Links: (name) => `Where the navigation properties of \`${name}\` lead.`,
  Literals: (name) =>
    `Properties of \`${name}\` whose literals are not those of JavaScript's values.`,
  Members: (name) => `What is at a path of \`${name}\`, beside its properties.`,
  CollectionMembers: (name) => `What is bound to collections of \`${name}\`.`,
};

/** What the type adds to that of its base type; a name that is declared again replaces that of the base. */
function declareOwn(
  type: EntityType,
  suffix: InheritedSuffix,
  context: ClientContext,
): readonly PathInterfaceView[] {
  if (!declares(type, suffix, context)) return [];
  const members = ownMembers(type, suffix, context);
  const base = inheritedFrom(type, suffix, context);
  const description = DESCRIPTIONS[suffix](namesOf(type, context.names).read);
  if (base === undefined)
    return [declareInterface(type, suffix, { description }, [], context, members)];
  const inherited = new Set(
    ancestorsOf(type).flatMap((each) => ownMembers(each, suffix, context).map(({ name }) => name)),
  );
  const again = members.filter(({ name }) => inherited.has(name));
  const own = clientType(base, suffix, context);
  const reduced =
    again.length === 0
      ? own
      : globalType("Omit", own, unionType(again.map(({ name }) => stringType(name))));
  return [declareInterface(type, suffix, { description }, [reduced], context, members)];
}

function ownMembers(
  type: EntityType,
  suffix: InheritedSuffix,
  context: ClientContext,
): readonly PathMemberView[] {
  const { one, many } = context.addresses;
  const declare = (members: readonly Member[], address: string): readonly PathMemberView[] =>
    members.map((member) => declareMember(member, address, context));
  switch (suffix) {
    case "Links":
      return ownLinks(type).map(({ name, type: target }) => {
        const node = clientType(target.type, "Node", context);
        return createPathMember(
          name,
          target.isCollection ? { kind: "array", element: node, isReadonly: false } : node,
        );
      });
    case "Literals":
      return ownLiterals(type).map((literal) => literalMember(literal, context));
    case "Members":
      return declare(membersOf(type, context), one.get(type) ?? "/…");
    case "CollectionMembers":
      return declare(collectionMembersOf(type, context), many.get(type) ?? "/…");
  }
}

function declareCasts(type: EntityType, context: ClientContext): readonly PathInterfaceView[] {
  const members = descendantsOf(type).map((derived) =>
    createPathMember(derived.qualifiedName, clientType(derived, "Node", context)),
  );
  if (members.length === 0) return [];
  const description = `Types that derive from \`${namesOf(type, context.names).read}\`.`;
  return [declareInterface(type, "Casts", { description }, [], context, members)];
}

function declareDerivedMembers(
  type: EntityType,
  context: ClientContext,
): readonly PathInterfaceView[] {
  const members = [...derivedMembersOf(type, context)].map(([name, owned]) =>
    createPathMember(name, derivedMemberType(owned, context)),
  );
  if (members.length === 0) return [];
  const description = "With the members of derived types, which services take without a cast.";
  const bases = memberBases(type, "Members", context);
  return [declareInterface(type, "DerivedMembers", { description }, bases, context, members)];
}

function declarePath(type: EntityType, context: ClientContext): PathInterfaceView {
  const members = pathMembers(type, context);
  const verbs =
    keySignatures(type).length > 0
      ? [nodeType("EntityPath", type, context)]
      : [
          runtimeType("AnyPath"),
          nodeType("Readable", type, context),
          nodeType("Updatable", type, context),
          nodeType("Castable", type, context, stringType("path")),
        ];
  const address = context.addresses.one.get(type);
  const description =
    address === undefined
      ? `The path of one \`${namesOf(type, context.names).read}\`.`
      : describeHttp(verbsOf(type, false), address);
  return declareInterface(
    type,
    "Path",
    { description },
    [...verbs, ...(members === undefined ? [] : [members]), propertyPaths(type, context)],
    context,
    [],
  );
}

function declareCollection(type: EntityType, context: ClientContext): readonly PathInterfaceView[] {
  const keys = keySignatures(type);
  if (keys.length === 0) return [];
  const address = context.addresses.many.get(type);
  const description =
    address === undefined
      ? `The path of many \`${namesOf(type, context.names).read}\`.`
      : describeHttp(verbsOf(type, true), address);
  const result = clientType(type, "Path", context);
  const bases = [
    nodeType("CollectionPath", type, context),
    ...(hasDelta(type, context) ? [nodeType("Trackable", type, context)] : []),
    ...memberBases(type, "CollectionMembers", context),
  ];
  const signatures = keys.map((key): SignatureView => ({ kind: "signature", ...key, result }));
  return [declareInterface(type, "Collection", { description }, bases, context, signatures)];
}

function declareInterface(
  type: EntityType,
  suffix: Suffix,
  doc: DocParts,
  bases: readonly PathType[],
  context: ClientContext,
  members: readonly (PathMemberView | SignatureView)[],
): PathInterfaceView {
  const { name } = clientType(type, suffix, context);
  return createPathInterface(name, doc, bases, members);
}

export function createPathInterface(
  name: string,
  doc: DocParts,
  bases: readonly PathType[],
  members: readonly (PathMemberView | SignatureView)[],
): PathInterfaceView {
  const isSpaced = members.some((member) => member.doc !== undefined);
  return { name, doc: createDoc(doc, 0), bases, members, isSpaced };
}
