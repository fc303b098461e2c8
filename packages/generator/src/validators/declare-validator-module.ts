import type { EnumType, SchemaType } from "@graphslice/csdl";
import { isAnyJson } from "../models/any-json.js";
import { namesOf } from "../models/map-type.js";
import type { TypeNames } from "../names/name-table.js";
import { createCall } from "../views/create-call.js";
import { nameOf, stringOf } from "../views/code-view.js";
import { createDoc } from "../views/doc-view.js";
import { LINE_WIDTH } from "../views/line-width.js";
import { printString } from "../render/tokens.js";
import { collectImports } from "./collect-imports.js";
import { collectRules } from "./collect-rules.js";
import { declareSchemas } from "./declare-schemas.js";
import { chooseRules, listFamily } from "./create-entry.js";
import { declareStructuredChecks, isLongCheck } from "./declare-structured-checks.js";
import { testOf } from "./primitive-tests.js";
import type { ValidatorContext } from "./validator-context.js";
import { checkName, schemaName } from "./validator-names.js";
import type {
  CheckFunctionView,
  ListView,
  RegisterView,
  ValidatorModuleView,
} from "./validator-view.js";

/** The validator module of a type. */
export function declareValidatorModule(
  type: SchemaType,
  context: ValidatorContext,
): ValidatorModuleView {
  const own = namesOf(type, context.names);
  const schemas = declareSchemas(type, context);
  const functions = declareChecks(type, context);
  const isStructured =
    (type.kind === "EntityType" || type.kind === "ComplexType") && !isAnyJson(type);
  const rules = isStructured && chooseRules(type, context) === "rules" ? collectRules(type) : [];
  const family = isStructured
    ? listFamily(type, context).map(({ qualifiedName }) => `#${qualifiedName}`)
    : [];
  const register = registerSchemas(own);
  return {
    imports: collectImports(own.path, { functions, schemas, rules, register }, context),
    ...(rules.length === 0 ? {} : { rules }),
    ...(family.length === 0 ? {} : { family: createList("family", family) }),
    ...(type.kind === "EnumType"
      ? {
          members: createList(
            "members",
            type.members.map(({ name }) => name),
          ),
        }
      : {}),
    functions,
    schemas,
    register,
  };
}

function registerSchemas({ read, create, update }: TypeNames): RegisterView {
  const response = schemaName(read);
  if (create !== read) {
    return { response, create: schemaName(create), update: schemaName(update), isLong: false };
  }
  const line = `export const schemas: RegisteredSchemas = /* @__PURE__ */ inEachMode(${response});`;
  return { response, isLong: line.length > LINE_WIDTH };
}

function declareChecks(type: SchemaType, context: ValidatorContext): readonly CheckFunctionView[] {
  switch (type.kind) {
    case "EntityType":
    case "ComplexType":
      return isAnyJson(type)
        ? [declareValueCheck(type, "isAnything", "JSON", context)]
        : declareStructuredChecks(type, context);
    case "EnumType":
      return [declareEnumCheck(type, context)];
    case "TypeDefinition": {
      const { test, expected } = testOf(type.underlyingType);
      return [declareValueCheck(type, test, expected, context)];
    }
  }
}

function declareEnumCheck(type: EnumType, { names }: ValidatorContext): CheckFunctionView {
  const name = checkName(namesOf(type, names));
  return {
    name,
    doc: createDoc({ description: `Checks a value of ${type.qualifiedName}.` }, 0),
    isLong: isLongCheck(name),
    cases: [],
    calls: [
      createCall(type.isFlags ? "flags" : "enumeration", [
        ...[nameOf("input"), nameOf("name"), nameOf("check")],
        ...[stringOf(type.qualifiedName), nameOf("members")],
      ]),
    ],
  };
}

/** The check of a type whose values are those of a primitive type. */
function declareValueCheck(
  type: SchemaType,
  test: string,
  expected: string,
  { names }: ValidatorContext,
): CheckFunctionView {
  const name = checkName(namesOf(type, names));
  const operands = [nameOf("input"), nameOf("name"), nameOf("check"), nameOf(test)];
  return {
    name,
    doc: createDoc({ description: `Checks a value of ${type.qualifiedName}.` }, 0),
    isLong: isLongCheck(name),
    cases: [],
    calls: [createCall("primitive", [...operands, stringOf(expected)])],
  };
}

function createList(name: string, items: readonly string[]): ListView {
  const line = `const ${name}: readonly string[] = [${items.map(printString).join(", ")}];`;
  return { items, isLong: line.length > LINE_WIDTH };
}
