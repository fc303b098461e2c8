import {
  allNavigationProperties,
  allProperties,
  descendantsOf,
  keyOf,
  readBool,
  type EnumType,
  type NavigationProperty,
  type Property,
  type StructuredType,
  type Type,
  type TypeReference,
} from "@graphslice/csdl";
import fc from "fast-check";
import type { Mode } from "../validators/validator-package.js";
import { primitiveValue } from "./draw-primitive.js";

export interface DrawContext {
  readonly mode: Mode;
  /** Draws values from arbitraries; what it drew can be repeated, and shrunk. */
  readonly draw: fc.GeneratorValue;
  /** Aliases by the namespaces that they stand for. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** Where values are cut that could go on for ever. */
const DEPTH = 3;

const separator = fc.constantFrom(",", ", ", ",  ", " ,");
const strangeName = fc.constantFrom("", "0", "-1", "+7", "two words", "größer", "a-b", "0x1", "#");

/** Draws a value of a type; most are valid. */
export function drawValue(type: Type, context: DrawContext, depth = 0): unknown {
  const { draw } = context;
  switch (type.kind) {
    case "PrimitiveType":
      return draw(primitiveValue, type.name);
    case "TypeDefinition":
      return draw(primitiveValue, type.underlyingType.name);
    case "EnumType":
      return draw(() => enumValue(type));
    default:
      return drawObject(type, context, depth);
  }
}

function enumValue({ members, isFlags }: EnumType): fc.Arbitrary<string> {
  const names = members.map(({ name }) => name);
  const name = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom("unknownFutureValue", ...names) },
    { weight: 1, arbitrary: strangeName },
  );
  if (!isFlags) return name;
  return fc
    .tuple(fc.array(name, { minLength: 1, maxLength: 3 }), separator)
    .map(([flags, comma]) => flags.join(comma));
}

function drawObject(declared: StructuredType, context: DrawContext, depth: number): object {
  const { draw, aliases } = context;
  const type = draw(() => concreteType(declared));
  const members = [...allProperties(type), ...allNavigationProperties(type)];
  // With all members of a type that has very many, hardly a value would be without a fault.
  const share = Math.max(2, Math.ceil(members.length / 4));
  const isNamed = type !== declared || declared.isAbstract || draw(fc.boolean);
  return Object.fromEntries([
    ...(isNamed ? [["@odata.type", draw(() => typeName(type, aliases))] as const] : []),
    ...members
      .filter((member) => !isTooDeep(member, depth))
      .filter((member) => !isReadOnly(member, context.mode) || draw(oneIn, 100))
      .filter((member) => (isNeeded(member) ? !draw(oneIn, 50) : draw(oneIn, share)))
      .map(({ name, type: use }) => [name, drawReference(use, context, depth + 1)] as const),
  ]);
}

function drawReference(use: TypeReference, context: DrawContext, depth: number): unknown {
  const { type, isCollection, facets } = use;
  const { draw } = context;
  if (isCollection) {
    const length = draw(fc.nat, { max: depth > DEPTH ? 0 : 2 });
    const items = Array.from({ length }, () => drawValue(type, context, depth));
    return facets.nullable === true && draw(oneIn, 2) ? [...items, null] : items;
  }
  if (facets.nullable !== false && draw(oneIn, 5)) return null;
  return drawValue(type, context, depth);
}

function isNeeded({ type }: Property | NavigationProperty): boolean {
  return type.facets.nullable === false && !type.isCollection;
}

/** Whether a request may not set a member, as far as most of them go. */
function isReadOnly(member: Property | NavigationProperty, mode: Mode): boolean {
  if (mode === "response") return false;
  if (member.kind === "NavigationProperty") return mode === "update";
  const { name, type, declaringType } = member;
  const isKey =
    declaringType.kind === "EntityType" && keyOf(declaringType).some((ref) => ref.name === name);
  return (
    type.type.qualifiedName === "Edm.Stream" ||
    readBool(member, "Org.OData.Core.V1.Computed") === true ||
    (mode === "update" && (isKey || readBool(member, "Org.OData.Core.V1.Immutable") === true))
  );
}

function isTooDeep({ kind, type }: Property | NavigationProperty, depth: number): boolean {
  return depth >= DEPTH && (kind === "NavigationProperty" || type.isCollection);
}

function oneIn(count: number): fc.Arbitrary<boolean> {
  return fc.nat({ max: count - 1 }).map((value) => value === 0);
}

function concreteType(declared: StructuredType): fc.Arbitrary<StructuredType> {
  const types = [declared, ...descendantsOf(declared)].filter(({ isAbstract }) => !isAbstract);
  return types.length === 0 ? fc.constant(declared) : fc.constantFrom(...types);
}

/** The ways to name a type in `@odata.type`. */
function typeName(
  { qualifiedName, namespace, name }: StructuredType,
  aliases: DrawContext["aliases"],
): fc.Arbitrary<string> {
  const alias = aliases.get(namespace);
  const names = [qualifiedName, ...(alias === undefined ? [] : [`${alias}.${name}`])];
  return fc.constantFrom(...names.flatMap((spelling) => [`#${spelling}`, spelling]));
}
