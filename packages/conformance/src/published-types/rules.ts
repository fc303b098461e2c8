import { keyOf } from "@graphslice/csdl";
import type { Difference } from "./compare-tables.js";
import { findMember, findProperty, isStructured } from "../declared-types.js";
import type { Evidence, Rule } from "./explain-differences.js";

/** What we write and Microsoft's packages leave out, or write in another way. */
export const conventions: readonly Rule[] = [
  {
    name: "control information",
    reason: "their types have properties only; ours also what OData's JSON adds to them",
    explains: ({ aspect, member, emitted, published }) =>
      published === undefined &&
      (aspect === "member"
        ? member?.includes("@odata.") === true
        : aspect === "base" && (emitted === "OData.Entity" || emitted === "OData.Instance")),
  },
  {
    name: "keys",
    reason: "they make every member optional; a response always has the key",
    explains: (difference, evidence) => {
      const type = evidence.declared.get(difference.type);
      return (
        isRequiredByUs(difference) &&
        type?.kind === "EntityType" &&
        keyOf(type).some(({ name }) => name === difference.member)
      );
    },
  },
  {
    name: "whole values",
    reason:
      "they make every member optional; a complex value is always whole, so what is not nullable is there",
    explains: (difference, evidence) => {
      const property = propertyOf(difference, evidence);
      return (
        isRequiredByUs(difference) &&
        property?.declaringType.kind === "ComplexType" &&
        property.type.facets.nullable === false
      );
    },
  },
  {
    name: "collections",
    reason: "they make most collections nullable; OData has empty ones, and none that are null",
    explains: (difference, evidence) =>
      difference.aspect === "null" &&
      difference.emitted === "not nullable" &&
      propertyOf(difference, evidence)?.type.isCollection === true,
  },
  {
    name: "Int64 and Decimal",
    reason: "they say number; the digits may also stand in a string, which keeps all of them",
    explains: (difference, evidence) =>
      isRetyped(difference, "OData.Int64", "number")
        ? declaresType(difference, evidence, "Edm.Int64")
        : isRetyped(difference, "OData.Decimal", "number") &&
          declaresType(difference, evidence, "Edm.Decimal"),
  },
  {
    name: "Double and Single",
    reason: "they say number; JSON has no numbers for infinity and NaN, so OData has strings",
    explains: (difference, evidence) =>
      isRetyped(difference, "OData.Double", "number") &&
      (declaresType(difference, evidence, "Edm.Double") ||
        declaresType(difference, evidence, "Edm.Single")),
  },
  {
    name: "streams",
    reason: "they say any; where the bytes are inline, they are a base64url string",
    explains: (difference, evidence) =>
      isRetyped(difference, "string", "any") && declaresType(difference, evidence, "Edm.Stream"),
  },
  {
    name: "Json",
    reason: "we name the type Json and say unknown, they say any",
    explains: (difference, evidence) =>
      isRetyped(difference, "Json", "any")
        ? declaresType(difference, evidence, "microsoft.graph.Json")
        : difference.aspect === "type" &&
          difference.type === "Json" &&
          difference.published === undefined,
  },
];

export const addedBase: Rule = {
  name: "an added base type",
  reason: "they have entity as the base of a few types for which the metadata declares none",
  explains: ({ aspect, type, emitted, published }, { declared }) => {
    const own = declared.get(type);
    return (
      aspect === "base" &&
      emitted?.startsWith("OData.") === true &&
      published === "Entity" &&
      isStructured(own) &&
      own.baseType === undefined
    );
  },
};

/** The version for beta of that time has numbers for bytes. */
export const binary: Rule = {
  name: "binary",
  reason: "they say number; OData's JSON has a base64url string",
  explains: (difference, evidence) =>
    isRetyped(difference, "string", "number") && declaresType(difference, evidence, "Edm.Binary"),
};

/** Their generator takes a complex type for `Edm.Stream` that is called so in a namespace of its own. */
export const namedStream: Rule = {
  name: "a type named stream",
  reason: "they have any for the complex type microsoft.graph.security.stream as if it were bytes",
  explains: (difference, evidence) =>
    isRetyped(difference, "SecurityStream", "any") &&
    declaresType(difference, evidence, "microsoft.graph.security.stream"),
};

/** What only the metadata has: the package is of another day. */
export function onlyInMetadata(reason: string): Rule {
  return {
    name: "only in the metadata",
    reason,
    explains: (difference, evidence) =>
      isOneSided(difference) &&
      difference.published === undefined &&
      isDeclared(difference, evidence),
  };
}

/** What only the package has: the metadata is of another day. */
export function onlyInPackage(reason: string): Rule {
  return {
    name: "only in the package",
    reason,
    explains: (difference, evidence) =>
      isOneSided(difference) &&
      difference.emitted === undefined &&
      !isDeclared(difference, evidence),
  };
}

/** What the package declares on a type, and the metadata on a base type that it has given it since. */
export const inherited: Rule = {
  name: "inherited since",
  reason: "the metadata has moved the member to a base type",
  explains: ({ aspect, type, member, emitted }, { emitted: table }) => {
    if (aspect !== "member" || member === undefined || emitted !== undefined) return false;
    const seen = new Set<string>();
    let entry = table.get(type);
    while (entry?.kind === "object" && entry.base !== undefined && !seen.has(entry.base)) {
      seen.add(entry.base);
      entry = table.get(entry.base);
      if (entry?.kind === "object" && entry.members.has(member)) return true;
    }
    return false;
  },
};

export const newBase: Rule = {
  name: "a new base type",
  reason: "the metadata has put a base type in that the package does not know",
  explains: ({ aspect, type, emitted }, { declared, published }) => {
    const own = declared.get(type);
    return (
      aspect === "base" &&
      emitted !== undefined &&
      !published.has(emitted) &&
      isStructured(own) &&
      own.baseType !== undefined &&
      declared.get(emitted) === own.baseType
    );
  },
};

function isRequiredByUs({ aspect, emitted }: Difference): boolean {
  return aspect === "?" && emitted === "required";
}

/** Whether a member's type is one thing with us and another with them, alone or in a collection. */
function isRetyped(
  { aspect, emitted, published }: Difference,
  ours: string,
  theirs: string,
): boolean {
  if (aspect !== "member type") return false;
  return (
    (emitted === ours && published === theirs) ||
    (emitted === `${ours}[]` && published === `${theirs}[]`)
  );
}

function propertyOf(
  { type, member }: Difference,
  { declared }: Evidence,
): ReturnType<typeof findProperty> {
  return member === undefined ? undefined : findProperty(declared.get(type), member);
}

function declaresType(difference: Difference, evidence: Evidence, qualifiedName: string): boolean {
  return propertyOf(difference, evidence)?.type.type.qualifiedName === qualifiedName;
}

function isOneSided({ aspect }: Difference): boolean {
  return aspect === "type" || aspect === "member" || aspect === "value";
}

function isDeclared({ type, member }: Difference, { declared }: Evidence): boolean {
  const own = declared.get(type);
  return member === undefined ? own !== undefined : findMember(own, member) !== undefined;
}
