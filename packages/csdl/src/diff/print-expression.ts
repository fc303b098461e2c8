import { resolveName } from "../link/resolve-name.js";
import type { AnnotationElement, Expression } from "../expression.js";
import type { Annotation } from "../model.js";
import { qualifyPath, type Scope } from "./names.js";

/** An annotation's value and its own annotations, printed so that what means the same reads the same. */
export function printAnnotation(
  { term, value, annotations }: Annotation | AnnotationElement,
  scope: Scope,
  defaults: ReadonlyMap<string, string>,
): string {
  // Without a value an annotation stands for the term's default, which is true for tags (OData CSDL XML 4.01 §14.2.1).
  const text =
    value === undefined
      ? (defaults.get(resolveName(term, scope)) ?? "true")
      : print(value, scope, defaults);
  return text + printNested(annotations, scope, defaults);
}

/** Annotations of an annotation, in the order of their terms. */
function printNested(
  annotations: readonly (Annotation | AnnotationElement)[],
  scope: Scope,
  defaults: ReadonlyMap<string, string>,
): string {
  if (annotations.length === 0) return "";
  const parts = annotations.map((annotation) => {
    const { term, qualifier } = annotation;
    const name = resolveName(term, scope) + (qualifier === undefined ? "" : `#${qualifier}`);
    return `@${name}: ${printAnnotation(annotation, scope, defaults)}`;
  });
  return ` [${parts.sort(byCodeUnits).join(", ")}]`;
}

function print(
  expression: Expression,
  scope: Scope,
  defaults: ReadonlyMap<string, string>,
): string {
  const printEach = (items: readonly Expression[]): string =>
    items.map((item) => print(item, scope, defaults)).join(", ");
  switch (expression.kind) {
    case "String":
      return JSON.stringify(expression.value);
    case "Bool":
    case "Int":
    case "Float":
    case "Decimal":
      return expression.value;
    case "Date":
    case "DateTimeOffset":
    case "Duration":
    case "TimeOfDay":
    case "Guid":
    case "Binary":
      return `${expression.kind} ${expression.value}`;
    case "EnumMember":
      return expression.value.split(/\s+/).sort(byCodeUnits).join(" ");
    case "Path":
    case "PropertyPath":
    case "NavigationPropertyPath":
    case "AnnotationPath":
    case "ModelElementPath":
      return `${expression.kind} ${qualifyPath(expression.value, scope)}`;
    case "Null":
      return "null";
    case "Collection":
      return `[${printEach(expression.items)}]`;
    case "Record": {
      const members = expression.properties.map(
        ({ property, value, annotations }) =>
          `${property}: ${print(value, scope, defaults)}${printNested(annotations, scope, defaults)}`,
      );
      const type = expression.type === undefined ? "" : `${resolveName(expression.type, scope)} `;
      const body = members.length === 0 ? "{}" : `{ ${members.sort(byCodeUnits).join(", ")} }`;
      return type + body + printNested(expression.annotations, scope, defaults);
    }
    case "Dynamic": {
      const attributes = Object.entries(expression.attributes).map(
        ([name, value]) => `${name}=${JSON.stringify(printAttribute(name, value, scope))}`,
      );
      const parts = [...attributes.sort(byCodeUnits), printEach(expression.operands)];
      return `${expression.name}(${parts.filter((part) => part !== "").join(", ")})`;
    }
  }
}

function printAttribute(name: string, value: string, scope: Scope): string {
  const collection = /^Collection\((.*)\)$/.exec(value)?.[1];
  if (collection !== undefined) return `Collection(${resolveName(collection, scope)})`;
  return name === "Type" || name === "Function" ? resolveName(value, scope) : value;
}

/** The same order everywhere, whatever the locale. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
