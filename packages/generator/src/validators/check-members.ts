import {
  readPresence,
  type NavigationProperty,
  type PrimitiveType,
  type Property,
  type TypeDefinition,
  type TypeReference,
} from "@graphslice/csdl";
import { namesOf } from "../models/map-type.js";
import type { NameTable } from "../names/name-table.js";
import { createCall } from "../views/create-call.js";
import {
  memberOf,
  nameOf,
  stringOf,
  type CallView,
  type ExpressionView,
} from "../views/code-view.js";
import { testOf, type ValueTest } from "./primitive-tests.js";
import { checkName } from "./validator-names.js";

/** When a value that is absent is an issue: a constant of the runtime's validation module. */
export type Presence = "ALWAYS" | "ON_READ" | "ON_CREATE";

/** A member to be checked: of a type, or a parameter of an action. */
export interface CheckedMember {
  readonly name: string;
  readonly type: TypeReference;
  readonly presence?: Presence;
}

const PRESENCES = { always: "ALWAYS", "in-answers": "ON_READ", "on-create": "ON_CREATE" } as const;

/** What is to be checked of a property; `presence` agrees with what is optional in the models. */
export function checkedProperty(property: Property): CheckedMember {
  const { name, type } = property;
  const presence = readPresence(property);
  return { name, type, ...(presence === undefined ? {} : { presence: PRESENCES[presence] }) };
}

export function checkedNavigation({ name, type }: NavigationProperty): CheckedMember {
  return { name, type };
}

/** The statements that check a member. Each member is read, as what is not read is not known. */
export function checkMember(
  { name, type: reference, presence }: CheckedMember,
  names: NameTable,
): readonly CallView[] {
  const { type, isCollection, facets } = reference;
  const isValue = type.kind === "PrimitiveType" || type.kind === "TypeDefinition";
  const isNullable = isCollection ? facets.nullable === true : facets.nullable !== false;
  const value = [memberOf(name), stringOf(name), nameOf("check")];
  const missing = (expected: string): CallView =>
    createCall(
      "invalid",
      [...invalidOperands(name, expected), ...presenceOf(presence)],
      compare(name, isCollection ? "=== undefined" : "== null"),
    );
  if (isCollection) {
    const call = isValue
      ? createCall("items", [...value, ...itemOperands(type, isNullable)])
      : createCall(isNullable ? "nullableCollection" : "collection", [
          ...value,
          nameOf(checkName(namesOf(type, names))),
        ]);
    return presence === undefined ? [call] : [call, missing("array")];
  }
  if (!isValue) {
    const nested = createCall(checkName(namesOf(type, names)), value, compare(name, "!= null"));
    return isNullable ? [nested] : [nested, missing(type.qualifiedName)];
  }
  const { test, nullable, expected } = testOfValue(type);
  const fails = { kind: "fails", test: isNullable ? nullable : test, member: name } as const;
  const operands = [...invalidOperands(name, expected), ...presenceOf(presence)];
  return [createCall("invalid", operands, fails), ...checkLength(name, facets.maxLength)];
}

function checkLength(member: string, maximum: number | "max" | undefined): readonly CallView[] {
  if (typeof maximum !== "number") return [];
  const expected = `String of at most ${maximum} characters`;
  return [
    createCall("invalid", invalidOperands(member, expected), { kind: "longer", member, maximum }),
  ];
}

function testOfValue(type: PrimitiveType | TypeDefinition): ValueTest {
  return testOf(type.kind === "TypeDefinition" ? type.underlyingType : type);
}

function itemOperands(
  type: PrimitiveType | TypeDefinition,
  isNullable: boolean,
): readonly ExpressionView[] {
  const { test, nullable, expected } = testOfValue(type);
  return [nameOf(isNullable ? nullable : test), stringOf(expected)];
}

function invalidOperands(name: string, expected: string): readonly ExpressionView[] {
  return [nameOf("value"), stringOf(name), nameOf("check"), stringOf(expected)];
}

function compare(
  member: string,
  operator: (ExpressionView & { readonly kind: "compare" })["operator"],
): ExpressionView {
  return { kind: "compare", member, operator };
}

function presenceOf(presence: Presence | undefined): readonly ExpressionView[] {
  return presence === undefined ? [] : [nameOf(presence)];
}
