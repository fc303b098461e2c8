import type { EnumType, Facets, PrimitiveType, Property, Type } from "@graphslice/csdl";
import { isAnyJson } from "../models/any-json.js";
import { namesOf } from "../models/map-type.js";
import {
  fixtureMembers,
  fixtureName,
  isStructured,
  membersName,
  type MockContext,
} from "./mock-context.js";
import type { CallValueView, OperandView, ValueView } from "./mock-view.js";

/** Names of what is null more often than not. */
const RARE = /error|failure|exception|^deleted/i;

/** The value of a member of a fixture; each calls the function that model-driven fixtures call for it as well. */
export function fixtureValue({ name, type: reference }: Property, context: MockContext): ValueView {
  const { type, isCollection, facets } = reference;
  if (isStructured(type) && !isAnyJson(type)) {
    const has = context.instances.has(type);
    if (!has) return { kind: isCollection ? "array" : "null" };
    const callee = isCollection ? "items" : facets.nullable === false ? "whole" : "nested";
    return call(callee, nameOf(fixtureName(namesOf(type, context.names).read)));
  }
  const value = singleValue(type, facets, context);
  if (value.kind !== "call") return isCollection ? { kind: "array" } : value;
  if (isCollection) return wrap("list", value);
  const isRare = facets.nullable !== false && type.kind !== "EnumType" && RARE.test(name);
  return isRare ? wrap("rarely", value) : value;
}

function singleValue(type: Type, facets: Facets, context: MockContext): ValueView {
  switch (type.kind) {
    case "EnumType":
      return enumValue(type, context);
    case "TypeDefinition":
      return primitiveValue(type.underlyingType, { ...type.facets, ...facets });
    case "PrimitiveType":
      return primitiveValue(type, facets);
    case "EntityType":
    case "ComplexType":
      return call("text");
  }
}

/** An enumeration that has no members takes numbers. */
function enumValue(type: EnumType, context: MockContext): ValueView {
  if (fixtureMembers(type) === undefined) return { kind: "string", value: "0" };
  return call(type.isFlags ? "flags" : "member", nameOf(membersName(type, context)));
}

const primitives: Readonly<Record<string, CallValueView>> = {
  Boolean: call("boolean"),
  Byte: call("integer", numberOf(255)),
  SByte: call("integer", numberOf(127)),
  Int16: call("integer", numberOf(32767)),
  Int32: call("integer"),
  Int64: call("integer"),
  Single: call("decimal"),
  Double: call("decimal"),
  Date: call("date"),
  DateTimeOffset: call("dateTime"),
  TimeOfDay: call("time"),
  Duration: call("duration"),
  Guid: call("guid"),
  Stream: call("binary"),
};

function primitiveValue(
  { name }: PrimitiveType,
  { maxLength, precision, scale }: Facets,
): ValueView {
  const maximum = typeof maxLength === "number" ? [numberOf(maxLength)] : [];
  if (name === "EntityType" || name === "ComplexType") return { kind: "object" };
  if (name === "Binary") return call("binary", ...maximum);
  if (name === "Decimal") {
    const places = typeof scale === "number" ? [numberOf(scale)] : [];
    if (precision === undefined && places.length > 0)
      return call("decimal", nameOf("undefined"), ...places);
    return call("decimal", ...(precision === undefined ? [] : [numberOf(precision)]), ...places);
  }
  if (name.startsWith("Geo")) {
    return call(name.replace(/^Geo(graphy|metry)/, "geo"));
  }
  return primitives[name] ?? call("text", ...maximum);
}

function wrap(callee: string, value: CallValueView): CallValueView {
  return call(callee, nameOf(value.callee), ...value.operands);
}

function call(callee: string, ...operands: readonly OperandView[]): CallValueView {
  return { kind: "call", callee, operands };
}

function nameOf(name: string): OperandView {
  return { kind: "name", name };
}

function numberOf(value: number): OperandView {
  return { kind: "number", value };
}
