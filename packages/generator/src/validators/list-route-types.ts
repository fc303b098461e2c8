import type { EntityContainer, Model, StructuredType, Type, TypeReference } from "@graphslice/csdl";
import type { NameTable } from "../names/name-table.js";
import type { OperationGroup } from "../names/operation-group.js";
import { printKey, printString } from "../render/tokens.js";
import { relativeSpecifier } from "../views/create-module.js";
import { LINE_WIDTH } from "../views/line-width.js";
import type { RouteActionView, RouteMemberView, RouteTypeView } from "./route-view.js";
import { schemaName } from "./validator-names.js";

/** The namespace whose operations Graph takes without it. */
const HOME = "microsoft.graph";

/** Prettier breaks no line behind keys that are shorter. */
const SHORT_KEY = 5;

/** The container, and all structured types by name, with what their paths lead to. */
export function listRouteTypes(model: Model, names: NameTable): readonly RouteTypeView[] {
  const bound = groupByBinding([...names.operations.keys()]);
  const structured = [...model.types.values()]
    .filter((type): type is StructuredType => "properties" in type)
    .sort((a, b) => (a.qualifiedName < b.qualifiedName ? -1 : 1));
  return [
    ...(model.container === undefined ? [] : [describeContainer(model.container, names)]),
    ...structured.map((type): RouteTypeView => {
      const { one, many } = bound.get(type) ?? { one: [], many: [] };
      const properties = [
        ...type.properties.filter((it) => it.type.type.qualifiedName !== "Edm.Stream"),
        ...type.navigationProperties,
      ].map((it) => leadTo(it.name, printReference(it.type)));
      return createRouteType(type.qualifiedName, type.baseType?.qualifiedName, {
        properties,
        functions: listFunctions(one),
        actions: listActions(one, names),
        collectionFunctions: listFunctions(many),
        collectionActions: listActions(many, names),
      });
    }),
  ];
}

function describeContainer(container: EntityContainer, names: NameTable): RouteTypeView {
  const { entitySets, singletons, functionImports, actionImports } = container;
  const groups = [...names.operations.keys()].filter(({ binding }) => binding === undefined);
  const groupOf = (qualifiedName: string | undefined): readonly OperationGroup[] =>
    groups.filter((group) => group.qualifiedName === qualifiedName);
  return createRouteType("", undefined, {
    properties: [
      ...entitySets.map((it) => leadTo(it.name, `Collection(${it.entityType.qualifiedName})`)),
      ...singletons.map((it) => leadTo(it.name, it.entityType.qualifiedName)),
    ],
    functions: functionImports.flatMap(({ name, functions }) =>
      listFunctions(groupOf(functions[0]?.qualifiedName), name),
    ),
    actions: actionImports.flatMap(({ name, action }) =>
      listActions(groupOf(action.qualifiedName), names, name),
    ),
  });
}

function createRouteType(
  name: string,
  base: string | undefined,
  members: Readonly<Record<string, readonly RouteMemberView[]>>,
): RouteTypeView {
  const groups = Object.entries(members)
    .map(([group, all]) => ({ name: group, members: listMembers(all) }))
    .filter((group) => group.members.length > 0);
  return {
    name,
    ...(base !== undefined && { base }),
    groups,
    isEmpty: base === undefined && groups.length === 0,
  };
}

/** Members without a name that object literals give no member, and of those that share a name the first. */
function listMembers(members: readonly RouteMemberView[]): readonly RouteMemberView[] {
  const byName = new Map<string, RouteMemberView>();
  for (const member of members) {
    if (member.name !== "__proto__" && !byName.has(member.name)) byName.set(member.name, member);
  }
  return [...byName.values()];
}

interface Bound {
  readonly one: OperationGroup[];
  readonly many: OperationGroup[];
}

function groupByBinding(groups: readonly OperationGroup[]): ReadonlyMap<Type, Bound> {
  const bound = new Map<Type, Bound>();
  for (const group of groups) {
    if (group.binding === undefined) continue;
    const { type, isCollection } = group.binding;
    const own = bound.get(type) ?? { one: [], many: [] };
    bound.set(type, own);
    (isCollection ? own.many : own.one).push(group);
  }
  return bound;
}

function listFunctions(
  groups: readonly OperationGroup[],
  name?: string,
): readonly RouteMemberView[] {
  return groups.flatMap((group) => {
    const result = group.overloads[0]?.kind === "Function" ? resultOf(group) : undefined;
    if (result === undefined) return [];
    return namesOfOperation(group, name).map((own) => leadTo(own, result));
  });
}

function listActions(
  groups: readonly OperationGroup[],
  names: NameTable,
  name?: string,
): readonly RouteMemberView[] {
  return groups
    .filter(({ overloads }) => overloads[0]?.kind === "Action")
    .flatMap((group) => {
      const action = describeAction(group, names);
      return namesOfOperation(group, name).map((own) => ({ name: own, action, isLong: false }));
    });
}

function describeAction(group: OperationGroup, names: NameTable): RouteActionView {
  const own = names.operations.get(group);
  const result = resultOf(group);
  const hasParameters = group.overloads.some(({ parameters }) => parameters.length > 0);
  const parameters =
    own !== undefined && hasParameters
      ? {
          schema: schemaName(own.parameters),
          specifier: relativeSpecifier("routes", own.path),
          isLong: isLongEntry(8, "parameters", schemaName(own.parameters)),
          isLongImport:
            `        load: () => import("${relativeSpecifier("routes", own.path)}"),`.length >
            LINE_WIDTH,
        }
      : undefined;
  return {
    ...(parameters !== undefined && { parameters }),
    ...(result !== undefined && { result }),
    isLong: isLongEntry(8, "result", result ?? ""),
    isEmpty: parameters === undefined && result === undefined,
  };
}

/** Paths have operations by their own names, and those of other namespaces than Graph's also by their qualified ones. */
function namesOfOperation(
  { name, qualifiedName, namespace }: OperationGroup,
  imported: string | undefined,
): readonly string[] {
  if (imported !== undefined) return [imported];
  return namespace === HOME ? [name] : [name, qualifiedName];
}

/** Where overloads answer differently, nothing is said of the answer. */
function resultOf({ overloads }: OperationGroup): string | undefined {
  const results = new Set(
    overloads.flatMap(({ returnType }) => (returnType ? printReference(returnType.type) : [])),
  );
  return results.size === 1 ? [...results][0] : undefined;
}

function printReference({ type, isCollection, facets }: TypeReference): string {
  if (!isCollection) return type.qualifiedName;
  return `Collection(${type.qualifiedName}${facets.nullable === true ? "?" : ""})`;
}

function leadTo(name: string, type: string): RouteMemberView {
  return { name, type, isLong: isLongEntry(6, name, type) };
}

/** Whether a text stands below its key: if it is too long for the line, and the key is not so short that it gains nothing. */
function isLongEntry(indentation: number, name: string, text: string): boolean {
  const key = printKey(name);
  const line = `${key}: ${printString(text)},`;
  return key.length >= SHORT_KEY && indentation + line.length > LINE_WIDTH;
}
