import { findAnnotation, type Operation, type Parameter, type ReturnType } from "@graphslice/csdl";
import { namesOf } from "../models/map-type.js";
import { OPTIONAL_PARAMETER } from "../models/terms.js";
import type { OperationNames } from "../names/name-table.js";
import type { OperationGroup } from "../names/operation-group.js";
import { createDoc } from "../views/doc-view.js";
import { checkMember, type CheckedMember } from "./check-members.js";
import { collectImports } from "./collect-imports.js";
import { createEntry } from "./create-entry.js";
import { isLongCheck } from "./declare-structured-checks.js";
import { createSchemaView } from "./declare-schemas.js";
import { testOf } from "./primitive-tests.js";
import type { ValidatorContext } from "./validator-context.js";
import { checkName } from "./validator-names.js";
import type { CheckFunctionView, SchemaView, ValidatorModuleView } from "./validator-view.js";

/**
 * The validator module of an operation: of an action's parameters, which are a request's body, and of what it answers.
 * A function's parameters stand in the URL. Nothing where there is no body to validate.
 */
export function declareOperationValidator(
  group: OperationGroup,
  names: OperationNames,
  context: ValidatorContext,
): ValidatorModuleView | undefined {
  const actions = group.overloads.filter(
    (operation) => operation.kind === "Action" && operation.parameters.length > 0,
  );
  const functions = actions.length === 0 ? [] : [checkParameters(actions, names, context)];
  const schemas = [
    ...functions.map(({ name }) =>
      createSchemaView(names.parameters, names.parameters, "createSchema", [name, "qualify"]),
    ),
    ...declareResult(group, names, context),
  ];
  if (schemas.length === 0) return undefined;
  const parts = { functions, schemas, rules: [] };
  const imports = collectImports(names.path, parts, context);
  return { imports, functions, schemas };
}

/** Overloads are told apart by their parameters; a body may have those of any, and must have those of all. */
function checkParameters(
  actions: readonly Operation[],
  { parameters: typeName }: OperationNames,
  { names }: ValidatorContext,
): CheckFunctionView {
  const all = new Map(actions.flatMap(({ parameters }) => parameters.map((p) => [p.name, p])));
  const members = [...all.values()].map((parameter): CheckedMember => {
    const { name, type } = parameter;
    const isRequired = actions.every(({ parameters }) =>
      parameters.some((other) => other.name === name && isRequiredParameter(other)),
    );
    return { name, type, ...(isRequired ? { presence: "ALWAYS" } : {}) };
  });
  const name = `check${typeName}`;
  const [{ qualifiedName } = { qualifiedName: name }] = actions;
  return {
    name,
    doc: createDoc({ description: `Checks the parameters of ${qualifiedName}.` }, 0),
    isLong: isLongCheck(name),
    cases: [],
    entry: createEntry({ type: typeName, typeName: "", hasFamily: false, isBare: false }),
    calls: members.flatMap((member) => checkMember(member, names)),
  };
}

function isRequiredParameter(parameter: Parameter): boolean {
  const { type } = parameter;
  const isNullable = !type.isCollection && type.facets.nullable !== false;
  return !isNullable && findAnnotation(parameter, OPTIONAL_PARAMETER) === undefined;
}

/** Overloads of a function differ in parameters and answer alike; where they do not, nothing is promised of the answer. */
function declareResult(
  { overloads }: OperationGroup,
  { result }: OperationNames,
  context: ValidatorContext,
): readonly SchemaView[] {
  const returnTypes = overloads.flatMap(({ returnType }) => returnType ?? []);
  const [first] = returnTypes;
  if (first === undefined || !returnTypes.every((other) => isSame(first, other))) return [];
  const { type, isCollection } = first.type;
  if (type.qualifiedName === "Edm.Stream") return [];
  const isStructured = type.kind === "EntityType" || type.kind === "ComplexType";
  const factory = isCollection
    ? "collectionSchema"
    : isStructured
      ? "responseSchema"
      : "valueSchema";
  if (type.kind !== "PrimitiveType") {
    const check = checkName(namesOf(type, context.names));
    return [createSchemaView(result, result, factory, [check, "qualify"])];
  }
  const check = testOf(type).test.replace(/^is/, "check");
  return [createSchemaView(result, result, factory, [check, "qualify"])];
}

function isSame({ type: a }: ReturnType, { type: b }: ReturnType): boolean {
  return a.type === b.type && a.isCollection === b.isCollection;
}
