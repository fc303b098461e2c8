import type { AnnotationElement, Expression } from "../expression.js";
import { resolveName } from "../link/resolve-name.js";
import { qualifyPath, type NameScope } from "./name-scope.js";

export function qualifyAnnotations(
  annotations: readonly AnnotationElement[],
  scope: NameScope,
): readonly AnnotationElement[] {
  return annotations.map((annotation) => ({
    ...annotation,
    term: resolveName(annotation.term, scope),
    ...(annotation.value !== undefined && { value: qualifyExpression(annotation.value, scope) }),
    annotations: qualifyAnnotations(annotation.annotations, scope),
  }));
}

function qualifyExpression(expression: Expression, scope: NameScope): Expression {
  switch (expression.kind) {
    case "EnumMember":
      return {
        ...expression,
        value: expression.value
          .split(/\s+/)
          .map((member) => qualifyPath(member, scope))
          .join(" "),
      };
    case "Path":
    case "PropertyPath":
    case "NavigationPropertyPath":
    case "AnnotationPath":
    case "ModelElementPath":
      return { ...expression, value: qualifyPath(expression.value, scope) };
    case "Collection":
      return { ...expression, items: expression.items.map((it) => qualifyExpression(it, scope)) };
    case "Record":
      return {
        ...expression,
        ...(expression.type !== undefined && { type: resolveName(expression.type, scope) }),
        properties: expression.properties.map((property) => ({
          ...property,
          value: qualifyExpression(property.value, scope),
          annotations: qualifyAnnotations(property.annotations, scope),
        })),
        annotations: qualifyAnnotations(expression.annotations, scope),
      };
    case "Dynamic":
      return {
        ...expression,
        attributes: qualifyAttributes(expression.attributes, scope),
        operands: expression.operands.map((operand) => qualifyExpression(operand, scope)),
      };
    default:
      return expression;
  }
}

/** `Cast` and `IsOf` name a type, `Apply` a function. */
function qualifyAttributes(
  attributes: Readonly<Record<string, string>>,
  scope: NameScope,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => {
      if (name === "Function") return [name, resolveName(value, scope)];
      if (name !== "Type") return [name, value];
      const [, element] = /^Collection\((.*)\)$/.exec(value) ?? [];
      return [
        name,
        element === undefined
          ? resolveName(value, scope)
          : `Collection(${resolveName(element, scope)})`,
      ];
    }),
  );
}
