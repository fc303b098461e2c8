import { isOrDerivesFrom } from "@graphslice/csdl";
import { isStructured } from "../corpus/resource.js";
import type { Step } from "../corpus/url-walker.js";
import type { Asked } from "./ask-mock.js";

/** Why a documented request gets no success of a mock that holds what is made up: what it does there. */
export const mockFaults = {
  address: "leads to what the metadata does not have",
  format: "wants CSV, which the mock does not write",
  token: "goes on with what another service has begun",
  bytes: "wants bytes of a type that has none in the metadata",
  type: "needs an entity of a derived type, and those that are made up have another one",
  option: "has query options that are malformed, or that the metadata does not have or allow",
  argument: "calls a function with arguments that the metadata does not have",
} as const;

export type MockFaultName = keyof typeof mockFaults;

/** Which fault an answer that is no success comes from; undefined where it is the mock's. */
export function explainAnswer(
  { status, text, url }: Asked,
  steps: readonly Step[],
): Exclude<MockFaultName, "address"> | undefined {
  if (status === 406) return /[?&]\$format=text\/csv/.test(url) ? "format" : undefined;
  if (/[?&]\$(?:delta|skip)token=/.test(url) && /\$\w+token/.test(text)) return "token";
  if (status !== 400 && status !== 404) return undefined;
  if (status === 400 && /"(?:Invalid \$|[^"]*query option)/.test(text)) return "option";
  if (status === 400 && /"(?:Invalid argument|The function \w+ does not take)/.test(text))
    return "argument";
  if (status === 400 && url.endsWith("/$value")) return "bytes";
  return steps.some((step, index) => needsDerivedType(step, steps[index - 1])) ? "type" : undefined;
}

/** Whether a step is a cast, or leads to a member of derived types. */
function needsDerivedType({ kind, element }: Step, previous: Step | undefined): boolean {
  if (kind === "cast") return true;
  if (kind !== "member" || previous?.resource.kind !== "value") return false;
  if (element?.kind !== "NavigationProperty" && element?.kind !== "Property") return false;
  const { type } = previous.resource;
  return isStructured(type) && !isOrDerivesFrom(type, element.declaringType);
}
