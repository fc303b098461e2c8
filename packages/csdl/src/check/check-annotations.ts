import type { Diagnostic } from "../diagnostic.js";
import type { AnnotationElement, Expression } from "../expression.js";
import { resolveName } from "../link/resolve-name.js";
import type { Annotation, Model } from "../model.js";
import { annotatedElementsOf, type AnnotatedElement } from "./annotated-elements.js";
import {
  annotationNameNotDeclared,
  type Origin,
  pathNotFound,
  termNotDeclared,
} from "./problems.js";
import { aliasesOf, resolvePath } from "./resolve-path.js";

/**
 * Terms, record types and enumeration members of the model's own namespaces are declared, and paths to properties
 * lead to one; other vocabularies are not known here.
 */
export function checkAnnotations(model: Model): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const aliases = aliasesOf(model);
  const namespaces = new Set(model.schemas.map(({ namespace }) => namespace));
  const terms = new Set(
    model.schemas.flatMap((schema) => schema.terms.map(({ qualifiedName }) => qualifiedName)),
  );
  const unknownTerms = new Map<string, { count: number; readonly first: Origin }>();
  const isOwn = (name: string): boolean => namespaces.has(name.slice(0, name.lastIndexOf(".")));

  for (const annotated of annotatedElementsOf(model)) {
    for (const annotation of annotated.element.annotations) checkAnnotation(annotation, annotated);
  }
  for (const [name, { count, first }] of unknownTerms) {
    diagnostics.push(termNotDeclared(name, count, terms, first));
  }
  return diagnostics;

  function checkAnnotation(
    { term, value, annotations, place }: Annotation | AnnotationElement,
    annotated: AnnotatedElement,
  ): void {
    const name = resolveName(term, aliases);
    const originOf = (): Origin => ({ place, within: annotated.describe() });
    if (isOwn(name) && !terms.has(name)) {
      const use = unknownTerms.get(name);
      if (use === undefined) unknownTerms.set(name, { count: 1, first: originOf() });
      else use.count++;
    }
    if (value !== undefined) checkExpression(value, annotated, originOf);
    for (const nested of annotations) checkAnnotation(nested, annotated);
  }

  function checkExpression(
    expression: Expression,
    annotated: AnnotatedElement,
    originOf: () => Origin,
  ): void {
    switch (expression.kind) {
      case "Collection":
        for (const item of expression.items) checkExpression(item, annotated, originOf);
        break;
      case "Record":
        if (expression.type !== undefined) checkType(expression.type, originOf);
        for (const { value, annotations, place } of expression.properties) {
          checkExpression(value, annotated, () => ({ ...originOf(), place }));
          for (const nested of annotations) checkAnnotation(nested, annotated);
        }
        for (const nested of expression.annotations) checkAnnotation(nested, annotated);
        break;
      case "EnumMember":
        for (const member of expression.value.split(" ")) checkMember(member, originOf);
        break;
      case "PropertyPath":
      case "NavigationPropertyPath":
        checkPath(expression.value, annotated, originOf);
        break;
    }
  }

  function checkType(written: string, originOf: () => Origin): void {
    const name = resolveName(written, aliases);
    if (!isOwn(name) || model.types.has(name)) return;
    diagnostics.push(annotationNameNotDeclared("type", name, model.types.keys(), originOf()));
  }

  function checkMember(path: string, originOf: () => Origin): void {
    const [written = "", memberName = ""] = path.split("/");
    const name = resolveName(written, aliases);
    if (!isOwn(name)) return;
    const type = model.types.get(name);
    if (type?.kind !== "EnumType") {
      diagnostics.push(annotationNameNotDeclared("enumeration", name, enumNames(), originOf()));
      return;
    }
    const members = type.members.map((member) => member.name);
    if (!members.includes(memberName)) {
      const what = `member of ${name}`;
      diagnostics.push(annotationNameNotDeclared(what, memberName, members, originOf()));
    }
  }

  function enumNames(): readonly string[] {
    const types = [...model.types.values()];
    return types.filter(({ kind }) => kind === "EnumType").map((type) => type.qualifiedName);
  }

  function checkPath(path: string, { starts }: AnnotatedElement, originOf: () => Origin): void {
    // Paths to annotations, media and counts end outside of the model; a container's paths may start at a set.
    if (path === "" || /[@$(]/.test(path) || path.startsWith("/")) return;
    const resolved = starts.map((start) => resolvePath(start, path, model));
    const [first] = resolved;
    if (first === undefined || !resolved.every((result) => "missing" in result)) return;
    if (!("missing" in first)) return;
    const { missing, type, candidates } = first;
    const what = `path "${path}"`;
    diagnostics.push(pathNotFound(what, missing, type.qualifiedName, candidates, originOf()));
  }
}
