import type { EnumType, Model, Operation, SchemaType, StructuredType } from "@graphslice/csdl";
import { isStructured, nameType } from "../declared-types.js";
import { armsOf, memberNames, type Api, type ApiEntry } from "./read-api.js";

export interface Coverage {
  /** What the model has and the API lacks, as `type/member`. */
  readonly missing: readonly string[];
  /** The names of the API that stand for nothing in the model. */
  readonly unaccounted: readonly string[];
}

/**
 * Looks every type, property, navigation property, enumeration member, operation and parameter of a model up in the API
 * of its models package. Which name each has follows from its qualified name alone.
 */
export function compareWithModel({ types, schemas }: Model, api: Api): Coverage {
  const missing: string[] = [];
  const accounted = new Set(["TypesByName"]);
  const find = (name: string): ApiEntry | undefined => {
    accounted.add(name);
    return Object.hasOwn(api, name) ? api[name] : undefined;
  };
  const register = api["TypesByName"]?.members ?? {};
  for (const type of types.values()) {
    const isRegistered =
      register[JSON.stringify(type.qualifiedName)] === nameType(type.qualifiedName);
    const isExpected = isStructured(type) && type.qualifiedName !== ANY_JSON;
    if (isExpected && !isRegistered) missing.push(`TypesByName/${type.qualifiedName}`);
    missing.push(...missingOfType(type, find));
  }
  const operations = schemas.flatMap((schema) => schema.operations);
  missing.push(...operations.flatMap((operation) => missingOfOperation(operation, api, find)));
  const unaccounted = Object.keys(api).filter(
    (name) => !accounted.has(name) && !name.startsWith("OData."),
  );
  return { missing, unaccounted };
}

/** Declared as a complex type, but any JSON, and so of no hierarchy. */
const ANY_JSON = "microsoft.graph.Json";

type Find = (name: string) => ApiEntry | undefined;

function missingOfType(type: SchemaType, find: Find): readonly string[] {
  const name = nameType(type.qualifiedName);
  const entry = find(name);
  if (entry === undefined) return [type.qualifiedName];
  switch (type.kind) {
    case "EntityType":
      return [
        ...missingOfStructuredType(type, name, find),
        ...["Create", "Update"]
          .filter((suffix) => findShape(name, suffix, find) === undefined)
          .map((suffix) => `${type.qualifiedName} (${suffix})`),
      ];
    case "ComplexType":
      return missingOfStructuredType(type, name, find);
    case "EnumType":
      return missingOfEnum(type, entry);
    case "TypeDefinition":
      return [];
  }
}

function missingOfStructuredType(
  type: StructuredType,
  name: string,
  find: Find,
): readonly string[] {
  const shape = findShape(name, "", find);
  const found = new Set(shape === undefined ? [] : memberNames(shape));
  const { baseType } = type;
  const base = baseType && nameType(baseType.qualifiedName);
  const extended = shape?.extends?.replace(/Shape$/, "");
  return [
    ...[...type.properties, ...type.navigationProperties]
      .filter((member) => !found.has(member.name))
      .map((member) => `${type.qualifiedName}/${member.name}`),
    ...(base === undefined || base === extended ? [] : [`${type.qualifiedName}, base ${base}`]),
  ];
}

/** The interface that holds a type's members: its own, or where the type is a union, that which its arms share. */
function findShape(name: string, suffix: string, find: Find): ApiEntry | undefined {
  const entry = find(name + suffix);
  return entry?.type === undefined ? entry : find(`${name}${suffix}Shape`);
}

function missingOfEnum({ qualifiedName, members }: EnumType, entry: ApiEntry): readonly string[] {
  const arms = new Set(armsOf(entry));
  return members
    .filter(({ name }) => !arms.has(JSON.stringify(name)))
    .map(({ name }) => `${qualifiedName}/${name}`);
}

function missingOfOperation(operation: Operation, api: Api, find: Find): readonly string[] {
  const { qualifiedName, parameters, returnType } = operation;
  const name = nameOperation(operation);
  const label = `${qualifiedName} (${name})`;
  const expected = parameters.map((parameter) => parameter.name).join();
  const missing: string[] = [];
  if (parameters.length > 0 && !hasOverload(`${name}Parameters`, expected, api, find)) {
    missing.push(`${label}/${expected}`);
  }
  // A stream is answered as its bytes, and no JSON stands for it.
  const hasResult = returnType !== undefined && returnType.type.type.qualifiedName !== "Edm.Stream";
  if (hasResult && find(`${name}Result`) === undefined) {
    missing.push(`${label}, result`);
  }
  return missing;
}

/** Whether there is an interface with just these parameters: the only one, or of several overloads any. */
function hasOverload(name: string, expected: string, api: Api, find: Find): boolean {
  const overloads = [find(name)];
  for (let number = 1; Object.hasOwn(api, name + number); number += 1) {
    overloads.push(find(name + number));
  }
  return overloads.some((entry) => entry !== undefined && memberNames(entry).join() === expected);
}

function nameOperation({ name, qualifiedName, namespace, bindingParameter }: Operation): string {
  if (bindingParameter === undefined) return nameType(qualifiedName);
  const { type, isCollection } = bindingParameter.type;
  const owner = nameType(type.qualifiedName) + (isCollection ? "Collection" : "");
  const isAtHome = "namespace" in type && type.namespace === namespace;
  return owner + nameType(isAtHome ? name : qualifiedName);
}
