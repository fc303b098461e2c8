import type { EnumType, TypeReference } from "@graphslice/csdl";
import {
  collection,
  enumeration,
  flags,
  invalid,
  isLongerThan,
  items,
  nullableCollection,
  type Check,
  type TypeCheck,
} from "@graphslice/runtime/validation";
import { testOf } from "./value-tests.js";

/** Checks one member of an object that was entered. It reads the member: what is not read is not known. */
export type MemberCheck = (owner: Readonly<Record<string, unknown>>, check: Check) => void;

/** A property, navigation property or parameter. */
export interface CheckedMember {
  readonly name: string;
  readonly type: TypeReference;
  /** Modes in which it may not be absent. */
  readonly presence: number;
}

/**
 * The same checks that emitted validators make of a member, from the model at run time.
 *
 * @param checkOf the check of a structured type.
 */
export function createMemberCheck(
  { name, type: reference, presence }: CheckedMember,
  checkOf: (type: TypeReference["type"]) => TypeCheck,
): MemberCheck {
  const { type, isCollection, facets } = reference;
  const isNullable = isCollection ? facets.nullable === true : facets.nullable !== false;
  const primitive =
    type.kind === "PrimitiveType"
      ? type
      : type.kind === "TypeDefinition"
        ? type.underlyingType
        : undefined;
  if (primitive !== undefined) {
    const { test, expected } = testOf(primitive);
    const accepts = isNullable ? (value: unknown) => value == null || test(value) : test;
    if (isCollection) {
      return (owner, check) => {
        const value = owner[name];
        items(value, name, check, (item) => item !== undefined && accepts(item), expected);
        if (value === undefined) invalid(owner, name, check, "array", presence);
      };
    }
    const { maxLength } = facets;
    return (owner, check) => {
      const value = owner[name];
      if (!accepts(value)) invalid(owner, name, check, expected, presence);
      if (typeof maxLength === "number" && isLongerThan(value, maxLength)) {
        invalid(owner, name, check, `String of at most ${maxLength} characters`);
      }
    };
  }
  const element = (value: unknown, key: string | number, check: Check): void =>
    checkOf(type)(value, key, check);
  if (isCollection) {
    const checkItems = isNullable ? nullableCollection : collection;
    return (owner, check) => {
      const value = owner[name];
      checkItems(value, name, check, element);
      if (value === undefined) invalid(owner, name, check, "array", presence);
    };
  }
  return (owner, check) => {
    const value = owner[name];
    if (value != null) element(value, name, check);
    else if (!isNullable) invalid(owner, name, check, type.qualifiedName, presence);
  };
}

export function createEnumCheck({ qualifiedName, isFlags, members }: EnumType): TypeCheck {
  const names = members.map(({ name }) => name);
  const test = isFlags ? flags : enumeration;
  return (value, name, check) => test(value, name, check, qualifiedName, names);
}
