import {
  findAnnotation,
  isInsertable,
  readItems,
  type Annotation,
  type AnnotationChange,
  type Expression,
  type ModelElement,
  type NavigationProperty,
  type Operation,
  type Parameter,
  type Property,
} from "@graphslice/csdl";
import {
  COMPUTED,
  COMPUTED_DEFAULT,
  DESCRIPTION,
  IMMUTABLE,
  LONG_DESCRIPTION,
  OPTIONAL_PARAMETER,
  PERMISSIONS,
  REVISIONS,
} from "../models/terms.js";
import { isOptional } from "./judge-addition.js";
import type { JudgeContext } from "./judge-context.js";
import { readMembership } from "./membership.js";
import type { RuleId } from "./rules.js";

const CAPABILITIES = "Org.OData.Capabilities.V1.";
const ALTERNATE_KEYS = ["Org.OData.Core.V1.AlternateKeys", "OData.Community.Keys.V1.AlternateKeys"];

export function judgeAnnotation(change: AnnotationChange, _context: JudgeContext): RuleId {
  const { term, qualifier, owners } = change;
  const { before, after } = change.elements;
  if (before === undefined || after === undefined || qualifier !== undefined) {
    return "annotation-changed";
  }
  if (ALTERNATE_KEYS.includes(term)) return judgeAlternateKeys(before, after, term);
  if (term.startsWith(CAPABILITIES)) return judgeCapability(before, after, term);
  switch (term) {
    case DESCRIPTION:
    case LONG_DESCRIPTION:
      return "description-changed";
    case REVISIONS:
      return isDeprecated(after) && !isDeprecated(before) ? "deprecated" : "deprecation-changed";
    case OPTIONAL_PARAMETER:
      return judgeOptional(before as Parameter, after as Parameter, owners as OperationPair);
    case COMPUTED:
    case COMPUTED_DEFAULT:
    case IMMUTABLE:
    case PERMISSIONS:
      return judgeWritability(before, after);
    default:
      return "annotation-changed";
  }
}

interface OperationPair {
  readonly before: Operation;
  readonly after: Operation;
}

function judgeOptional(before: Parameter, after: Parameter, owners: OperationPair): RuleId {
  const was = isOptional(before, owners.before);
  const is = isOptional(after, owners.after);
  if (was === is) return "annotation-changed";
  return is ? "parameter-became-optional" : "parameter-became-required";
}

function judgeWritability(before: ModelElement, after: ModelElement): RuleId {
  if (isNavigation(before) && isNavigation(after)) {
    if (isInsertable(before) === isInsertable(after)) return "annotation-changed";
    return isInsertable(after) ? "became-writable" : "became-read-only";
  }
  if (!isProperty(before) || !isProperty(after)) return "annotation-changed";
  const was = readMembership(before);
  const is = readMembership(after);
  if (was.isInCreate && !is.isInCreate) return "became-read-only";
  if (was.isInUpdate && !is.isInUpdate) return "became-immutable";
  if (!was.isRequired && is.isRequired) return "became-required";
  if (was.isAlwaysRead && !is.isAlwaysRead) return "became-optional";
  if (!was.isInCreate && is.isInCreate) return "became-writable";
  if (!was.isInUpdate && is.isInUpdate) return "became-writable";
  return was.isRequired && !is.isRequired ? "no-longer-required" : "description-changed";
}

function isDeprecated(element: ModelElement): boolean {
  return readItems(findAnnotation(element, REVISIONS)?.value).some(
    (revision) =>
      revision.kind === "Record" &&
      revision.properties.some(
        ({ property, value }) =>
          property === "Kind" && "value" in value && value.value.endsWith("/Deprecated"),
      ),
  );
}

function judgeAlternateKeys(before: ModelElement, after: ModelElement, term: string): RuleId {
  const keys = (element: ModelElement): readonly string[] =>
    readItems(findAnnotation(element, term)?.value).map(printKey);
  const now = new Set(keys(after));
  return keys(before).every((key) => now.has(key)) ? "alternate-key-gained" : "alternate-key-lost";
}

function printKey(key: Expression): string {
  return JSON.stringify(key, (name, value: unknown) => (name === "place" ? undefined : value));
}

/** What a capability refuses: members of its record that are false, by their paths; everything else is allowed. */
function judgeCapability(before: ModelElement, after: ModelElement, term: string): RuleId {
  const old = refusedBy(findAnnotation(before, term));
  const now = refusedBy(findAnnotation(after, term));
  if ([...now].some((name) => !old.has(name))) return "capability-lost";
  return [...old].some((name) => !now.has(name)) ? "capability-gained" : "capability-changed";
}

function refusedBy(annotation: Annotation | undefined): ReadonlySet<string> {
  const refused = new Set<string>();
  const collect = (value: Expression | undefined, path: string): void => {
    if (value?.kind === "Bool" && value.value === "false") refused.add(path);
    if (value?.kind === "Record") {
      for (const { property, value: own } of value.properties) collect(own, `${path}/${property}`);
    }
    // Properties that an option cannot be used with: NonFilterableProperties and the like.
    if (value?.kind === "Collection") {
      for (const item of value.items) {
        if ("value" in item && /\/Non\w+$/.test(path)) refused.add(`${path}/${item.value}`);
      }
    }
  };
  collect(annotation?.value, "");
  return refused;
}

function isProperty(element: ModelElement): element is Property {
  return (element as Property).kind === "Property";
}

function isNavigation(element: ModelElement): element is NavigationProperty {
  return (element as NavigationProperty).kind === "NavigationProperty";
}
