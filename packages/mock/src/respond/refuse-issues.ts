import type { Issue } from "@graphslice/runtime/validation";
import { badRequest } from "../refusal.js";

/** Issues that a message tells of. */
const TOLD = 5;

/** @throws {Refusal} 400 that names each member and what was expected of it. */
export function refuseIssues(issues: readonly Issue[]): void {
  if (issues.length === 0) return;
  const told = issues.slice(0, TOLD).map(({ message }) => message);
  const rest = issues.length > TOLD ? [`and ${issues.length - TOLD} more`] : [];
  throw badRequest([...told, ...rest].join("; "));
}
