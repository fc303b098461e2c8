import { descendantsOf, lineageOf, type StructuredType } from "@graphslice/csdl";
import { namesOf } from "../models/map-type.js";
import type { TypeNames } from "../names/name-table.js";
import { createCall } from "../views/create-call.js";
import { nameOf, type CallView } from "../views/code-view.js";
import { createDoc } from "../views/doc-view.js";
import { LINE_WIDTH } from "../views/line-width.js";
import { checkedNavigation, checkedProperty, checkMember } from "./check-members.js";
import { createTypedEntry } from "./create-entry.js";
import type { ValidatorContext } from "./validator-context.js";
import { checkName, shapeCheckName } from "./validator-names.js";
import type { CheckFunctionView } from "./validator-view.js";

/**
 * The functions that check a structured type: one for a value and, where types derive from it, one for the members
 * that it shares with them. Where the models have a union, the former looks at `@odata.type` first.
 */
export function declareStructuredChecks(
  type: StructuredType,
  context: ValidatorContext,
): readonly CheckFunctionView[] {
  const names = namesOf(type, context.names);
  const hasShape = type.derivedTypes.length > 0 && hasMembers(type);
  const members = checkMembers(type, context);
  const shapeName = shapeTypeName(type, names, context);
  const value: CheckFunctionView = {
    name: checkName(names),
    doc: createDoc({ description: `Checks a value of type ${type.qualifiedName}.` }, 0),
    isLong: isLongCheck(checkName(names)),
    cases: listCases(type, context),
    entry: createTypedEntry(type, shapeName, context),
    calls: hasShape ? [callShape(names)] : members,
  };
  if (!hasShape) return [value];
  const name = shapeCheckName(names);
  const head = `export function ${name}(value: MembersOf<Models.${shapeName}>, check: Check): void {`;
  const shape: CheckFunctionView = {
    name,
    doc: createDoc({ description: `Checks what every ${type.qualifiedName} has.` }, 0),
    shape: shapeName,
    isLong: head.length > LINE_WIDTH,
    cases: [],
    calls: members,
  };
  return [value, shape];
}

export function isLongCheck(name: string): boolean {
  const head = `export function ${name}(input: unknown, name: Key, check: Check): void {`;
  return head.length > LINE_WIDTH;
}

function checkMembers(type: StructuredType, { names }: ValidatorContext): readonly CallView[] {
  const { baseType } = type;
  const inherited =
    baseType !== undefined && hasMembers(baseType) ? [callShape(namesOf(baseType, names))] : [];
  const members = [
    ...type.properties.map(checkedProperty),
    ...type.navigationProperties.map(checkedNavigation),
  ];
  return [...inherited, ...members.flatMap((member) => checkMember(member, names))];
}

/** Whether the type declares or inherits any member: otherwise there is nothing to check of what is shared. */
function hasMembers(type: StructuredType): boolean {
  return lineageOf(type).some(
    ({ properties, navigationProperties }) => properties.length + navigationProperties.length > 0,
  );
}

function callShape(names: TypeNames): CallView {
  return createCall(shapeCheckName(names), [nameOf("value"), nameOf("check")]);
}

/** The TypeScript type that has the members of the type: an interface, never a union. */
function shapeTypeName(
  type: StructuredType,
  names: TypeNames,
  { polymorphism }: ValidatorContext,
): string {
  return polymorphism.hierarchyOf(type) === "union" ? names.readShape : names.read;
}

function listCases(type: StructuredType, context: ValidatorContext): CheckFunctionView["cases"] {
  if (context.polymorphism.hierarchyOf(type) !== "union") return [];
  const descendants: readonly StructuredType[] = descendantsOf(type);
  return descendants.map((child) => {
    const check = checkName(namesOf(child, context.names));
    return {
      typeName: `#${child.qualifiedName}`,
      check,
      isLong: `      return ${check}(input, name, check);`.length > LINE_WIDTH,
    };
  });
}
