import { descendantsOf, type Type } from "@graphslice/csdl";
import { isStream } from "../calls/options-place.js";
import { isStructured } from "../corpus/resource.js";
import type { Step, UrlWalker } from "../corpus/url-walker.js";
import { canFollow } from "./can-follow.js";
import { hasArgumentFault } from "./has-argument-fault.js";
import { hasOptionFault } from "./has-option-fault.js";

/** Why a documented request gets no success of a mock that holds what is made up: what is special about it. */
export const mockFaults = {
  address: "leads to what the metadata does not have",
  format: "wants CSV, which the metadata knows nothing of",
  token: "goes on with what another service has begun",
  bytes: "wants bytes of a type that has none in the metadata",
  type: "needs a certain derived type where there is one entity, of a type that derives from the same",
  option: "has query options that are malformed, or that the metadata does not have or allow",
  argument: "calls a function with arguments that the metadata does not have",
} as const;

export type MockFaultName = keyof typeof mockFaults;

/** Which fault a documented request has, by its address and the metadata alone; undefined where it has none. */
export function findMockFault(
  url: string,
  steps: readonly Step[],
  walker: UrlWalker,
): MockFaultName | undefined {
  const last = steps.at(-1);
  if (last === undefined || last.kind === "unknown") return "address";
  if (/[?&]\$format=text\/csv\b/i.test(url) && !isStream(steps)) return "format";
  if (/[?&]\$?(?:delta|skip)token=/i.test(url)) return "token";
  if (steps.some(hasArgumentFault)) return "argument";
  if (hasOptionFault(url, steps, walker)) return "option";
  if (last.name === "$value" && !hasBytes(steps.at(-2))) return "bytes";
  return steps.some((step, index) => narrows(step, steps[index - 1])) ? "type" : undefined;
}

/** Whether what a step leads to has a `$value`: a property, or an entity that may be a media entity. */
function hasBytes(step: Step | undefined): boolean {
  const { resource } = step ?? {};
  if (resource?.kind !== "value" || resource.type.kind !== "EntityType") return true;
  return [resource.type, ...descendantsOf(resource.type)].some(({ hasStream }) => hasStream);
}

/** Whether a step needs one of several derived types of the only entity that a property or a function leads to. */
function narrows(step: Step, previous: Step | undefined): boolean {
  const type = onlyTypeOf(previous);
  if (type === undefined || !isStructured(type)) return false;
  const types = [type, ...descendantsOf(type)].filter(({ isAbstract }) => !isAbstract);
  return (
    types.some((each) => canFollow(each, step)) && !types.every((each) => canFollow(each, step))
  );
}

/** The type of what a step leads to, if that is one, and none of a collection. */
function onlyTypeOf(step: Step | undefined): Type | undefined {
  if (step?.kind !== "member" || step.argument !== undefined) return undefined;
  if (step.resource.kind !== "value" || step.resource.isCollection) return undefined;
  return step.resource.type;
}
