import type {
  ActionImportElement,
  CsdlDocument,
  EntitySetElement,
  EnumMemberElement,
  FunctionImportElement,
  NavigationPropertyElement,
  ParameterElement,
  PropertyElement,
  ReturnTypeElement,
  SchemaChildElement,
  SingletonElement,
} from "../document.js";
import type { AnnotationElement } from "../expression.js";
import type { Diagnostic } from "../diagnostic.js";
import type { Declarations } from "./declarations.js";
import { targetNotFound } from "./problems.js";
import { resolveName } from "./resolve-name.js";

/** What the target of an `edm:Annotations` can name. */
export type AnnotatableElement =
  | SchemaChildElement
  | PropertyElement
  | NavigationPropertyElement
  | EnumMemberElement
  | ParameterElement
  | ReturnTypeElement
  | EntitySetElement
  | SingletonElement
  | ActionImportElement
  | FunctionImportElement;

/** An annotation together with the document whose aliases it uses. */
export interface ScopedAnnotation {
  readonly element: AnnotationElement;
  readonly scope: ReadonlyMap<string, string>;
}

/** The external annotations (OData CSDL XML 4.01 §14.2.2) of each element that one of them targets. */
export interface ExternalAnnotations {
  readonly byElement: ReadonlyMap<AnnotatableElement, readonly ScopedAnnotation[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the element of every `edm:Annotations`; targets that do not exist are warnings. */
export function collectExternalAnnotations(
  documents: readonly CsdlDocument[],
  declarations: Declarations,
): ExternalAnnotations {
  const byElement = new Map<AnnotatableElement, ScopedAnnotation[]>();
  const diagnostics: Diagnostic[] = [];
  for (const document of documents) {
    const scope = declarations.scopes.get(document) ?? new Map<string, string>();
    for (const schema of document.schemas) {
      for (const { target, qualifier, annotations, place } of schema.externalAnnotations) {
        const found = findTarget(target, scope, declarations);
        if ("missing" in found) {
          diagnostics.push(targetNotFound(target, found.missing, found.candidates, { place }));
          continue;
        }
        for (const element of found.elements) {
          let list = byElement.get(element);
          if (list === undefined) byElement.set(element, (list = []));
          for (const annotation of annotations) {
            const qualified =
              qualifier === undefined || annotation.qualifier !== undefined
                ? annotation
                : { ...annotation, qualifier };
            list.push({ element: qualified, scope });
          }
        }
      }
    }
  }
  return { byElement, diagnostics };
}

type Target =
  | { readonly elements: readonly AnnotatableElement[] }
  | { readonly missing: string; readonly candidates: Iterable<string> };

function findTarget(
  target: string,
  scope: ReadonlyMap<string, string>,
  declarations: Declarations,
): Target {
  const parenthesis = target.indexOf("(");
  if (parenthesis >= 0) return findOverload(target, parenthesis, scope, declarations);
  const [head = "", ...segments] = target.split("/");
  const name = resolveName(head, scope);
  let elements: readonly AnnotatableElement[] = [
    declarations.types.get(name),
    declarations.containers.get(name),
    ...(declarations.operations.get(name) ?? []),
    declarations.terms.get(name),
  ].filter((element) => element !== undefined);
  if (elements.length === 0) {
    return {
      missing: name,
      candidates: [...declarations.types.keys(), ...declarations.operations.keys()],
    };
  }
  for (const segment of segments) {
    const children = elements.flatMap((element) => childrenOf(element, scope, declarations));
    const next = children.filter((child) => child.name === segment).map((child) => child.element);
    if (next.length === 0) return { missing: segment, candidates: children.map((c) => c.name) };
    elements = next;
  }
  return { elements };
}

/** `ns.operation(ns.BindingType,Edm.String)`, optionally followed by a parameter's name or `$ReturnType`. */
function findOverload(
  target: string,
  parenthesis: number,
  scope: ReadonlyMap<string, string>,
  declarations: Declarations,
): Target {
  const end = target.lastIndexOf(")");
  const name = resolveName(target.slice(0, parenthesis), scope);
  const types = target
    .slice(parenthesis + 1, end)
    .split(",")
    .map((type) => resolveTypeText(type.trim(), scope))
    .join();
  const overloads = declarations.operations.get(name) ?? [];
  const found = overloads.filter((overload) => {
    const parameters = overload.parameters.map(({ type }) => {
      const element = resolveName(type.name, scope);
      return type.isCollection ? `Collection(${element})` : element;
    });
    // An action is identified by its binding parameter alone (§12.1), but Graph spells all of them out.
    return parameters.join() === types || (overload.kind === "Action" && parameters[0] === types);
  });
  if (found.length === 0) {
    return { missing: target.slice(0, end + 1), candidates: declarations.operations.keys() };
  }
  const segment = target.slice(end + 2);
  if (segment === "") return { elements: found };
  const children = found.flatMap((element) => childrenOf(element, scope, declarations));
  const elements = children.filter((child) => child.name === segment).map((c) => c.element);
  return elements.length > 0
    ? { elements }
    : { missing: segment, candidates: children.map((child) => child.name) };
}

function resolveTypeText(type: string, scope: ReadonlyMap<string, string>): string {
  const collection = /^Collection\((.*)\)$/.exec(type);
  return collection === null
    ? resolveName(type, scope)
    : `Collection(${resolveName(collection[1] ?? "", scope)})`;
}

interface NamedChild {
  readonly name: string;
  readonly element: AnnotatableElement;
}

function childrenOf(
  element: AnnotatableElement,
  scope: ReadonlyMap<string, string>,
  declarations: Declarations,
): NamedChild[] {
  switch (element.kind) {
    case "EntityType":
    case "ComplexType":
      return [...element.properties, ...element.navigationProperties].map(toNamed);
    case "EnumType":
      return element.members.map(toNamed);
    case "Action":
    case "Function":
      return [
        ...element.parameters.map(toNamed),
        ...(element.returnType === undefined
          ? []
          : [{ name: "$ReturnType", element: element.returnType }]),
      ];
    case "EntityContainer":
      return [
        ...element.entitySets,
        ...element.singletons,
        ...element.actionImports,
        ...element.functionImports,
      ].map(toNamed);
    case "Property":
    case "NavigationProperty": {
      const type = declarations.types.get(resolveName(element.type.name, scope));
      return type === undefined ? [] : childrenOf(type, scope, declarations);
    }
    default:
      return [];
  }
}

function toNamed(element: AnnotatableElement & { readonly name: string }): NamedChild {
  return { name: element.name, element };
}
