import { findAnnotation, type Operation, type Parameter } from "@graphslice/csdl";
import type { OperationNames } from "../names/name-table.js";
import type { OperationGroup } from "../names/operation-group.js";
import { createAlias, createInterface } from "../views/create-declaration.js";
import { createMember } from "../views/create-member.js";
import { createDoc } from "../views/doc-view.js";
import type { DeclarationView, MemberView } from "../views/module-view.js";
import { odataName, unionOf, type TypeView } from "../views/type-view.js";
import { describeElement, describeFacets, describeTypeReference } from "./describe-element.js";
import { mapReference, mapType } from "./map-type.js";
import type { ModelContext } from "./model-context.js";
import { OPTIONAL_PARAMETER } from "./terms.js";

/**
 * The types of an operation's parameters and of the body of its response. Overloads that differ in parameters have an
 * interface each, numbered in the order of the metadata, and a union.
 */
export function declareOperation(
  group: OperationGroup,
  names: OperationNames,
  context: ModelContext,
): readonly DeclarationView[] {
  const overloads = group.overloads.filter(({ parameters }) => parameters.length > 0);
  const results = uniqueTypes(
    group.overloads.flatMap((operation) => mapResult(operation, context) ?? []),
  );
  return [
    ...declareParameters(group, overloads, names, context),
    ...(results.length === 0
      ? []
      : [
          createAlias(
            names.result,
            createDoc({ origin: `ReturnType of ${describeGroup(group)}` }, 0),
            unionOf(results),
          ),
        ]),
  ];
}

function declareParameters(
  group: OperationGroup,
  overloads: readonly Operation[],
  { parameters: name, path }: OperationNames,
  context: ModelContext,
): readonly DeclarationView[] {
  const [first] = overloads;
  if (first === undefined) return [];
  const declare = (operation: Operation, ownName: string): DeclarationView => {
    const description = describeElement(operation);
    const doc = createDoc({ ...description, origin: `Parameters of ${describeGroup(group)}` }, 0);
    const members = operation.parameters.map((parameter) => declareParameter(parameter, context));
    return createInterface(ownName, doc, undefined, members);
  };
  if (overloads.length === 1) return [declare(first, name)];
  const ownNames = overloads.map((_, index) => `${name}${index + 1}`);
  const doc = createDoc({ origin: `Parameters of ${describeGroup(group)}, any overload` }, 0);
  const union = unionOf(ownNames.map((own): TypeView => ({ kind: "name", name: own, path })));
  return [
    createAlias(name, doc, union),
    ...overloads.map((operation, index) => declare(operation, ownNames[index] ?? name)),
  ];
}

/** Nullable parameters and those said to be optional may be left out (OData Protocol 4.01 §11.5.5). */
function declareParameter(parameter: Parameter, { names }: ModelContext): MemberView {
  const { type } = parameter;
  const isNullable = !type.isCollection && type.facets.nullable !== false;
  const isOptional = isNullable || findAnnotation(parameter, OPTIONAL_PARAMETER) !== undefined;
  const origin = [describeTypeReference(type), ...describeFacets(type.facets)].join(", ");
  return createMember(parameter.name, mapReference(type, "create", names), {
    isOptional,
    doc: createDoc({ ...describeElement(parameter), origin }, 2),
  });
}

/**
 * The body of the response: an entity or complex value itself, `{ value }` around anything else
 * (OData JSON Format 4.01 §11 and §13).
 */
function mapResult({ returnType }: Operation, { names }: ModelContext): TypeView | undefined {
  // A stream is answered as its bytes.
  if (returnType === undefined || returnType.type.type.qualifiedName === "Edm.Stream") {
    return undefined;
  }
  const { type } = returnType;
  const item = mapType(type.type, "read", names);
  if (type.isCollection) return odataName("Collection", item);
  const { kind, qualifiedName } = type.type;
  const isStructured = kind === "EntityType" || kind === "ComplexType";
  if (isStructured || qualifiedName === "Edm.EntityType") return item;
  // Null would be a response without a body (OData Protocol 4.01 §11.5.4).
  return odataName("Value", item);
}

function describeGroup({ qualifiedName, binding, overloads }: OperationGroup): string {
  const kind = overloads[0]?.kind === "Function" ? "Function" : "Action";
  if (binding === undefined) return `${kind} ${qualifiedName}`;
  const { type, isCollection } = binding;
  const target = isCollection ? `Collection(${type.qualifiedName})` : type.qualifiedName;
  return `${kind} ${qualifiedName} bound to ${target}`;
}

function uniqueTypes(types: readonly TypeView[]): readonly TypeView[] {
  const byText = new Map(types.map((type) => [JSON.stringify(type), type]));
  return [...byText.values()];
}
