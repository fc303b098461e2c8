import type {
  ActionElement,
  ActionImportElement,
  EntitySetElement,
  EnumMemberElement,
  FunctionElement,
  FunctionImportElement,
  NavigationPropertyElement,
  ParameterElement,
  PropertyElement,
  SchemaChildElement,
  SingletonElement,
} from "../document.js";
import { writeTypeName, type NameScope } from "./name-scope.js";

/** An element with a name within a schema child. */
export type MemberElement =
  | PropertyElement
  | NavigationPropertyElement
  | EnumMemberElement
  | ParameterElement
  | EntitySetElement
  | SingletonElement
  | ActionImportElement
  | FunctionImportElement;

export type OperationElement = ActionElement | FunctionElement;

export function isOperation(element: { readonly kind: string }): element is OperationElement {
  return element.kind === "Action" || element.kind === "Function";
}

export function membersOf(element: SchemaChildElement): readonly MemberElement[] {
  const members: MemberElement[] = [];
  mapMembers(element, (member) => {
    members.push(member);
    return member;
  });
  return members;
}

/** The element with its members replaced; those for which there is no replacement are left out. */
export function mapMembers(
  element: SchemaChildElement,
  replace: <T extends MemberElement>(member: T) => T | undefined,
): SchemaChildElement {
  const map = <T extends MemberElement>(members: readonly T[]): readonly T[] =>
    members.flatMap((member) => replace(member) ?? []);
  switch (element.kind) {
    case "EntityType":
    case "ComplexType":
      return {
        ...element,
        properties: map(element.properties),
        navigationProperties: map(element.navigationProperties),
      };
    case "EnumType":
      return { ...element, members: map(element.members) };
    case "Action":
    case "Function":
      return { ...element, parameters: map(element.parameters) };
    case "EntityContainer":
      return {
        ...element,
        entitySets: map(element.entitySets),
        singletons: map(element.singletons),
        actionImports: map(element.actionImports),
        functionImports: map(element.functionImports),
      };
    case "TypeDefinition":
    case "Term":
      return element;
  }
}

/**
 * The path that targets an element alone: of an operation, one overload by the types of its parameters
 * (OData CSDL XML 4.01 §14.2.2).
 */
export function targetOf(namespace: string, element: SchemaChildElement, scope: NameScope): string {
  const name = `${namespace}.${element.name}`;
  if (!isOperation(element)) return name;
  return `${name}(${element.parameters.map(({ type }) => writeTypeName(type, scope)).join()})`;
}

/**
 * All paths that target an element: an operation's overloads also by name together, an action's overload also by the
 * type of its binding parameter.
 */
export function targetsOf(
  namespace: string,
  element: SchemaChildElement,
  scope: NameScope,
): readonly string[] {
  const target = targetOf(namespace, element, scope);
  if (!isOperation(element)) return [target];
  const name = `${namespace}.${element.name}`;
  const [binding] = element.parameters;
  return element.kind === "Action" && element.isBound && binding !== undefined
    ? [name, target, `${name}(${writeTypeName(binding.type, scope)})`]
    : [name, target];
}

/** E.g. `EntityType microsoft.graph.user`. */
export function describeChild(namespace: string, child: SchemaChildElement): string {
  return `${child.kind} ${namespace}.${child.name}`;
}

/** E.g. `Property id of EntityType microsoft.graph.user`. */
export function describeMember(
  namespace: string,
  child: SchemaChildElement,
  member: MemberElement,
): string {
  const kind = member.kind === "EnumMember" ? "Member" : member.kind;
  return `${kind} ${member.name} of ${describeChild(namespace, child)}`;
}
