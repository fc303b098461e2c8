import {
  lineageOf,
  type Alteration,
  type Operation,
  type Parameter,
  type Property,
  type StructuredType,
  type TypeReference,
} from "@graphslice/csdl";
import { isStructured, requiresMore } from "./judge-addition.js";
import type { JudgeContext } from "./judge-context.js";
import { readMembership } from "./membership.js";
import type { RuleId } from "./rules.js";

export function judgeAlteration(change: Alteration, context: JudgeContext): RuleId {
  const { aspect, element, after } = change;
  const isSet = after === "true";
  if (element === "Term") return "vocabulary-changed";
  if (isBinding(change)) return "operation-details-changed";
  switch (aspect) {
    case "Kind":
      return judgeKind(change);
    case "BaseType":
      return judgeBaseType(change, context);
    case "Abstract":
      return isSet ? "type-became-abstract" : "type-became-concrete";
    case "OpenType":
      return isSet ? "type-opened" : "type-closed";
    case "HasStream":
      return isSet ? "stream-gained" : "stream-lost";
    case "Key":
      return "key-changed";
    case "Type":
      return isWidened(change) ? "type-widened" : "type-changed";
    case "UnderlyingType":
      if (element === "EnumType") return "enum-representation-changed";
      return isWidened(change) ? "type-widened" : "type-changed";
    case "Nullable":
      return judgeNullable(change);
    case "MaxLength":
    case "Precision":
    case "Scale":
    case "Unicode":
      return judgeFacet(change);
    case "SRID":
      return "srid-changed";
    case "DefaultValue":
      return judgeDefault(change);
    case "ContainsTarget":
      return isSet ? "containment-gained" : "containment-lost";
    case "OnDelete":
      return "on-delete-changed";
    case "Partner":
    case "ReferentialConstraint":
      return "navigation-details-changed";
    case "Value":
      return "enum-representation-changed";
    case "IsFlags":
      return "flags-changed";
    case "IsComposable":
      return isSet ? "composable-gained" : "composable-lost";
    case "EntitySetPath":
    case "ParameterOrder":
      return "operation-details-changed";
    case "Name":
      return element === "Parameter" ? "operation-details-changed" : "service-details-changed";
    case "NavigationPropertyBinding":
    case "IncludeInServiceDocument":
    case "EntitySet":
      return "service-details-changed";
    case "BaseTerm":
    case "AppliesTo":
      return "vocabulary-changed";
  }
}

/** Whether it is about the parameter that an operation is bound by, which is never sent. */
function isBinding({ element, elements, owners }: Alteration): boolean {
  if (element !== "Parameter") return false;
  return (owners.after as Operation | undefined)?.bindingParameter === elements.after;
}

function judgeKind({ element }: Alteration): RuleId {
  switch (element) {
    case "Property":
    case "NavigationProperty":
      return "member-kind-changed";
    case "Action":
    case "Function":
      return "operation-kind-changed";
    case "EntitySet":
    case "Singleton":
    case "ActionImport":
    case "FunctionImport":
      return "route-kind-changed";
    default:
      return "type-kind-changed";
  }
}

function judgeBaseType({ elements: { before, after } }: Alteration, context: JudgeContext): RuleId {
  if (!isType(before) || !isType(after)) return "base-type-lost";
  const bases = new Set(lineageOf(after).map(({ qualifiedName }) => qualifiedName));
  const isKept = lineageOf(before).every(
    // A base type that is gone altogether is told of as such; what it gave is lost all the same.
    ({ qualifiedName }) => bases.has(qualifiedName),
  );
  if (!isKept) return "base-type-lost";
  const { model } = context.after;
  const now = model.types.get(after.qualifiedName) ?? after;
  return requiresMore(now, before) || keyCount(after) !== keyCount(before)
    ? "base-type-requires"
    : "base-type-gained";
}

/** How many types of the lineage declare a key. */
function keyCount(type: StructuredType): number {
  return lineageOf(type).filter((each) => each.kind === "EntityType" && each.key.length > 0).length;
}

const WHOLE_NUMBERS = ["Edm.SByte", "Edm.Byte", "Edm.Int16", "Edm.Int32"];

/** Whether a whole number became a larger one that TypeScript has the same type for. */
function isWidened({ before = "", after = "" }: Alteration): boolean {
  const from = WHOLE_NUMBERS.indexOf(before);
  const to = WHOLE_NUMBERS.indexOf(after);
  return from >= 0 && to > Math.max(from, 1);
}

function judgeNullable({ element, elements, before, after }: Alteration): RuleId {
  const now = elements.after;
  const reference = now !== undefined && "type" in now ? (now.type as TypeReference) : undefined;
  const isCollection = reference?.isCollection === true;
  if (isCollection) {
    // Of related entities nothing is emitted that depends on it, and of items only that they may be null.
    if (element === "NavigationProperty" || (before !== "true" && after !== "true")) {
      return "nullability-stated";
    }
  }
  if (after === "true") return element === "Parameter" ? "accepts-null" : "became-nullable";
  if (element === "ReturnType") return "never-null";
  if (element !== "Property") return "became-not-nullable";
  const { isInCreate, isInUpdate } = readMembership(now as Property);
  return isInCreate || isInUpdate ? "became-not-nullable" : "never-null";
}

/** Narrower facets concern who writes, wider ones who reads. */
function judgeFacet({ aspect, element, elements, before, after }: Alteration): RuleId {
  const isWider = sizeOf(aspect, after) > sizeOf(aspect, before);
  if (isWider) return "facet-widened";
  const now = elements.after;
  const isRead =
    element === "ReturnType" ||
    (element === "Property" &&
      !readMembership(now as Property).isInCreate &&
      !readMembership(now as Property).isInUpdate);
  return isRead ? "facet-changed" : "facet-narrowed";
}

/** How many values a facet allows, in comparison. What is not said allows all, but for the scale. */
function sizeOf(aspect: string, value: string | undefined): number {
  if (value === undefined) return Infinity;
  if (aspect === "Unicode") return value === "true" ? 1 : 0;
  return value === "max" || value === "variable" || value === "floating" ? Infinity : Number(value);
}

function judgeDefault({ elements, before }: Alteration): RuleId {
  const [old, now] = [elements.before, elements.after];
  if (old === undefined || now === undefined || before !== undefined) {
    const isDemanded =
      isProperty(old) && isProperty(now) && isMore(readMembership(old), readMembership(now));
    return isDemanded ? "became-required" : "default-value-changed";
  }
  const isRead =
    isProperty(old) &&
    isProperty(now) &&
    readMembership(old).isAlwaysRead &&
    !readMembership(now).isAlwaysRead;
  return isRead ? "became-optional" : "default-value-added";
}

function isMore(
  before: { readonly isRequired: boolean },
  after: { readonly isRequired: boolean },
): boolean {
  return after.isRequired && !before.isRequired;
}

function isProperty(element: unknown): element is Property {
  return (element as Property | undefined)?.kind === "Property";
}

function isType(element: unknown): element is StructuredType {
  return isStructured(element as Parameter | StructuredType);
}
