import {
  findAnnotation,
  type Operation,
  type Parameter,
  type ReturnType,
  type TypeReference,
} from "@graphslice/csdl";
import { mapReference, mapType } from "../models/map-type.js";
import { OPTIONAL_PARAMETER } from "../models/terms.js";
import {
  EMPTY,
  fromModels,
  intersectionType,
  keywordType,
  modelType,
  runtimeType,
  unionType,
  type FieldView,
  type PathType,
} from "../views/path-type.js";
import { printPathType } from "../views/print-path-type.js";
import type { ClientContext } from "./client-context.js";
import { clientType, nodeType } from "./client-names.js";
import { complexPathType } from "./complex-path-type.js";
import { edmType, isLiteral, literalType } from "./edm-type.js";
import { memberBases } from "./member-bases.js";

/** The path of an operation: of all its overloads, those with the fewest parameters first. */
export function operationType(overloads: readonly Operation[], context: ClientContext): PathType {
  const types = [...overloads]
    .sort((a, b) => a.parameters.length - b.parameters.length)
    .map((operation) => overloadType(operation, context));
  return intersectionType([...new Map(types.map((type) => [printPathType(type), type])).values()]);
}

function overloadType(operation: Operation, context: ClientContext): PathType {
  const { parameters, returnType } = operation;
  if (operation.kind === "Action") {
    const named = context.operations.get(operation);
    const body = named?.parameters === undefined ? EMPTY : modelType(named.parameters);
    return runtimeType("ActionPath", body, actionResult(operation, context));
  }
  const result = functionResult(returnType, operation.isComposable, context);
  if (parameters.length === 0) return runtimeType("PlainFunctionPath", result);
  const fields = parameters.map((parameter) => parameterField(parameter, context));
  return runtimeType("FunctionPath", { kind: "members", members: fields }, result);
}

/** The body of the response; a stream is bytes, of which the types know nothing. */
function actionResult(operation: Operation, { operations }: ClientContext): PathType {
  const { returnType } = operation;
  if (returnType === undefined) return keywordType("void");
  const result = operations.get(operation)?.names.result;
  if (result === undefined || returnType.type.type.qualifiedName === "Edm.Stream") {
    return keywordType("unknown");
  }
  return modelType(result);
}

/** The path that goes on from a function's result. */
function functionResult(
  returnType: ReturnType | undefined,
  isComposable: boolean,
  context: ClientContext,
): PathType {
  if (returnType === undefined) return runtimeType("AnyPath");
  const { type, isCollection } = returnType.type;
  if (type.kind === "EntityType") {
    if (!isCollection) return clientType(type, "Path", context);
    // What is bound to collections can be called on a result only if a function may be followed by others.
    const bound = isComposable ? memberBases(type, "CollectionMembers", context) : [];
    return intersectionType([nodeType("EntitiesPath", type, context), ...bound]);
  }
  if (type.qualifiedName === "Edm.Stream") return runtimeType("StreamPath");
  if (type.kind === "ComplexType") return complexPathType(type, isCollection, context);
  const value = fromModels(mapType(type, "read", context.names));
  return runtimeType(
    "PropertyPath",
    isCollection ? { kind: "array", element: value, isReadonly: false } : value,
  );
}

function parameterField(parameter: Parameter, context: ClientContext): FieldView {
  const { name, type } = parameter;
  const value = parameterType(type, context);
  return {
    name,
    isOptional: findAnnotation(parameter, OPTIONAL_PARAMETER) !== undefined,
    type: type.facets.nullable === false ? value : nullable(value),
  };
}

function nullable(type: PathType): PathType {
  if (type.kind === "keyword" && type.name === "unknown") return type;
  return unionType([...(type.kind === "union" ? type.arms : [type]), keywordType("null")]);
}

/** What stands for a parameter in an address: collections and complex values are sent as JSON, by alias. */
function parameterType(reference: TypeReference, context: ClientContext): PathType {
  const { type, isCollection, facets } = reference;
  if (isCollection) {
    const element = parameterType({ ...reference, isCollection: false }, context);
    return { kind: "array", element, isReadonly: true };
  }
  if (type.kind === "EnumType") {
    return unionType([fromModels(mapType(type, "create", context.names)), literalType("Enum")]);
  }
  if (type.kind === "TypeDefinition") return edmType(type.underlyingType.name);
  if (type.kind === "PrimitiveType" && isLiteral(type.name)) return edmType(type.name);
  return fromModels(
    mapReference({ ...reference, facets: { ...facets, nullable: false } }, "create", context.names),
  );
}
