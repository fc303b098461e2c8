import type { Issue } from "@graphslice/runtime/validation";
import { badRequest } from "../refusal.js";

/** Issues that a message tells of. */
const TOLD = 5;

/** @throws {Refusal} 400 that names each member and what was expected of it. */
export function refuseIssues(issues: readonly Issue[]): void {
  if (issues.length === 0) return;
  const told = issues.slice(0, TOLD).map(describeIssue);
  const rest = issues.length > TOLD ? [`and ${issues.length - TOLD} more`] : [];
  throw badRequest([...told, ...rest].join("; "));
}

/** A body in JSON has no undefined values: what is so is not there. */
function describeIssue({ message }: Issue): string {
  return message.replace(/ but received undefined$/, " but it is absent");
}
