import type { EnumMemberElement, EnumTypeElement } from "../document.js";
import { openNamed, peekAttribute } from "./attribute-reader.js";
import { readContent } from "./content-reader.js";
import {
  enumValuesMixed,
  flagsValueMissing,
  flagsValueNegative,
  valueOutOfRange,
} from "./problems.js";
import { SIMPLE_IDENTIFIER } from "./name-syntax.js";
import { findAttribute, type XmlElement } from "./read-xml.js";
import { enterMember, enterSchemaChild, report, type Scope } from "./scope.js";
import { BOOLEAN, INTEGER, oneOf } from "./value-syntax.js";

const UNDERLYING_TYPE = oneOf(["Edm.Byte", "Edm.SByte", "Edm.Int16", "Edm.Int32", "Edm.Int64"]);

type UnderlyingType = EnumTypeElement["underlyingType"];

const RANGE: Readonly<Record<UnderlyingType, readonly [min: bigint, max: bigint]>> = {
  "Edm.Byte": [0n, 255n],
  "Edm.SByte": [-128n, 127n],
  "Edm.Int16": [-(2n ** 15n), 2n ** 15n - 1n],
  "Edm.Int32": [-(2n ** 31n), 2n ** 31n - 1n],
  "Edm.Int64": [-(2n ** 63n), 2n ** 63n - 1n],
};

/** Reads an `edm:EnumType` (OData CSDL XML 4.01 §10). Members may share a value, and there may be none. */
export function readEnumType(element: XmlElement, outer: Scope): EnumTypeElement {
  const { name, scope, attributes } = openNamed(element, (name) =>
    enterSchemaChild(outer, "EnumType", name),
  );
  const underlyingType = attributes.optional("UnderlyingType", UNDERLYING_TYPE) ?? "Edm.Int32";
  const isFlags = attributes.optional("IsFlags", BOOLEAN) ?? false;
  attributes.close();

  const elements: XmlElement[] = [];
  const annotations = readContent(element, scope, { Member: (child) => elements.push(child) });
  const members: EnumMemberElement[] = [];
  let next = 0n;
  for (const child of elements) {
    const member = readMember(child, scope, { next, underlyingType, isFlags });
    next = member.value + 1n;
    members.push(member);
  }
  reportMixedValues(elements, scope);
  return {
    kind: "EnumType",
    name,
    underlyingType,
    isFlags,
    members,
    annotations,
    place: element.place,
  };
}

function readMember(
  element: XmlElement,
  outer: Scope,
  type: {
    readonly next: bigint;
    readonly underlyingType: UnderlyingType;
    readonly isFlags: boolean;
  },
): EnumMemberElement {
  const { name, scope, attributes } = openNamed(element, (name) =>
    enterMember(outer, "Member", name),
  );
  const declared = attributes.optional("Value", INTEGER);
  attributes.close();
  const value = declared ?? type.next;
  const [min, max] = RANGE[type.underlyingType];
  if (value < min || value > max)
    report(scope, element.place, valueOutOfRange(value, type.underlyingType, min, max));
  else if (type.isFlags && declared === undefined && findAttribute(element, "Value") === undefined)
    report(scope, element.place, flagsValueMissing());
  else if (type.isFlags && value < 0n) report(scope, element.place, flagsValueNegative(value));
  const annotations = readContent(element, scope);
  return { kind: "EnumMember", name, value, annotations, place: element.place };
}

function reportMixedValues(members: readonly XmlElement[], scope: Scope): void {
  const without = members.filter((member) => findAttribute(member, "Value") === undefined);
  const [first] = without;
  if (first === undefined || without.length === members.length) return;
  report(scope, first.place, enumValuesMixed(peekAttribute(first, "Name", SIMPLE_IDENTIFIER)));
}
