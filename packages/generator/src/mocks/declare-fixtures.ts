import {
  allProperties,
  descendantsOf,
  isFilledByService,
  isKey,
  readWritability,
  type Property,
  type StructuredType,
} from "@graphslice/csdl";
import { namesOf, type Mode } from "../models/map-type.js";
import { printKey, printString } from "../render/tokens.js";
import { createDoc } from "../views/doc-view.js";
import { LINE_WIDTH } from "../views/line-width.js";
import { fixtureValue } from "./fixture-value.js";
import { fixtureName, modesOf, type MockContext } from "./mock-context.js";
import { printValue } from "./print-operand.js";
import type { ArmView, ChoiceView, FieldView, FixtureView } from "./mock-view.js";

/** The functions that make fixtures of a structured type; none where there are no instances of it. */
export function declareFixtures(
  type: StructuredType,
  context: MockContext,
): readonly FixtureView[] {
  if (!context.instances.has(type)) return [];
  return modesOf(type).flatMap((mode) => declareForMode(type, mode, context));
}

function declareForMode(
  type: StructuredType,
  mode: Mode,
  context: MockContext,
): readonly FixtureView[] {
  const names = namesOf(type, context.names);
  const typeName = names[mode];
  if (type.isAbstract) {
    const arms = context.instances.typesFor(type).map((each) => createArm(each, mode, context));
    return [createChoice(typeName, "chooseType", arms, mode)];
  }
  if (context.polymorphism.hierarchyOf(type) !== "union") {
    return [declareOwn(type, typeName, mode, context)];
  }
  const shape = names[`${mode}Shape`];
  const own = createArmView(`#${type.qualifiedName}`, fixtureName(shape));
  const derived = derivedTypes(type, context).map((each) => createArm(each, mode, context));
  return [
    createChoice(typeName, "deriveType", [own, ...derived], mode),
    declareOwn(type, shape, mode, context),
  ];
}

function derivedTypes(type: StructuredType, { instances }: MockContext): readonly StructuredType[] {
  return descendantsOf(type).filter((each) => !each.isAbstract && instances.has(each));
}

function createChoice(
  typeName: string,
  callee: ChoiceView["callee"],
  arms: readonly ArmView[],
  mode: Mode,
): ChoiceView {
  const note =
    callee === "chooseType"
      ? arms.length === 1
        ? "It is of the one type that stands for all which derive from it."
        : "Without an `@odata.type` among the overrides, the seed chooses one of its types."
      : "Of a derived type where the overrides name one.";
  return {
    kind: "choice",
    ...createHead(typeName, mode, "options", [note]),
    isInner: false,
    callee,
    arms,
  };
}

function createArm(type: StructuredType, mode: Mode, { names }: MockContext): ArmView {
  return createArmView(`#${type.qualifiedName}`, fixtureName(namesOf(type, names)[mode]));
}

function createArmView(typeName: string, maker: string): ArmView {
  const line = `    ${printString(typeName)}: ${maker},`;
  return { typeName, maker, isLong: line.length > LINE_WIDTH };
}

function declareOwn(
  type: StructuredType,
  typeName: string,
  mode: Mode,
  context: MockContext,
): FixtureView {
  const fields = allProperties(type)
    .filter((property) => isShown(property, mode))
    .map((property) => createField(property, mode, context));
  const isPlaced = fields.some(
    ({ value, condition }) => value.kind === "call" || condition !== undefined,
  );
  const entry = `  const at = enter(options, "${type.name}"${mode === "read" ? "" : `, "${mode}"`});`;
  return {
    kind: "own",
    ...createHead(typeName, mode, isPlaced ? "options" : "_options"),
    isInner: typeName !== namesOf(type, context.names)[mode],
    ...(type.baseType === undefined ? {} : { typeName: `#${type.qualifiedName}` }),
    isTypeNameLong: `    "@odata.type": "#${type.qualifiedName}",`.length > LINE_WIDTH,
    ...(isPlaced ? { entry: type.name } : {}),
    ...(mode === "read" ? {} : { mode }),
    isEntryLong: entry.length > LINE_WIDTH,
    fields,
  };
}

/** Streams have addresses of their own. Requests hold what their senders say: no `id` and no time of creation. */
function isShown(property: Property, mode: Mode): boolean {
  const { name, type } = property;
  if (type.type.qualifiedName === "Edm.Stream" && !type.isCollection) return false;
  if (mode === "read" || property.declaringType.kind === "ComplexType") return true;
  const writability = readWritability(property);
  if (writability === "never" || isFilledByService(property)) return false;
  return mode === "update" ? writability === "always" : !(isKey(property) && name === "id");
}

function createField(property: Property, mode: Mode, context: MockContext): FieldView {
  const { name } = property;
  const value = fixtureValue(property, context);
  const condition = conditionOf(property, mode);
  const indent = condition === undefined ? "    " : "      ";
  const isPlain = name !== "__proto__";
  const line = `${indent}${isPlain ? printKey(name) : `["${name}"]`}: ${printValue(name, value)},`;
  return {
    name,
    value,
    ...(condition === undefined ? {} : { condition }),
    isPlain,
    isLong: value.kind === "call" && line.length > LINE_WIDTH,
  };
}

/** Complex values are the same in responses and requests but for what the service alone sets. */
function conditionOf(property: Property, mode: Mode): FieldView["condition"] {
  if (mode !== "read" || property.declaringType.kind !== "ComplexType") return undefined;
  const writability = readWritability(property);
  if (writability === "always") return undefined;
  return writability === "never" ? "readOnly" : "createOnly";
}

function createHead(
  typeName: string,
  mode: Mode,
  options: "options" | "_options",
  notes: readonly string[] = [],
): Pick<ChoiceView, "name" | "doc" | "type" | "options" | "isLong"> {
  const name = fixtureName(typeName);
  const line = `export function ${name}(${printParameters(typeName, options)}): Models.${typeName} {`;
  const body = mode === "read" ? "" : `, the body of a request that ${mode}s an entity`;
  return {
    name,
    doc: createDoc({ description: `A valid \`${typeName}\`${body}.`, notes }, 0),
    type: typeName,
    options,
    isLong: line.length > LINE_WIDTH,
  };
}

/** The parameters of a function that makes fixtures, on one line. */
export function printParameters(typeName: string, options: string): string {
  return `overrides: Partial<Models.${typeName}> = {}, ${options}: FixtureOptions = {}`;
}
