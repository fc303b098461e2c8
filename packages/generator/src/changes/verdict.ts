import type { Change } from "@graphslice/csdl";
import type { RuleId } from "./rules.js";

/** How much a change is to those who use the generated packages; the highest first. */
export const LEVELS = ["breaking", "feature", "fix", "none"] as const;

export type Level = (typeof LEVELS)[number];

/** What a change does to those who use one package in one direction. */
export interface Consequence {
  readonly package: "models" | "validators" | "client" | "mocks";
  /** What they do there: read responses, write requests, call routes, judge bodies, answer requests. */
  readonly direction: "reads" | "writes" | "calls" | "judges" | "answers";
  /** Whom it concerns, why, and what they can do; for people to read. */
  readonly who: string;
  readonly why: string;
  readonly adapt: string;
}

/** What the compiler sees though no element of the metadata changed that way: how something is emitted. */
export interface EmissionChange {
  readonly kind: "emission";
  readonly element: "Type" | "Member" | "Operation";
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** A root of a slice that one model has and the other has not. */
export interface RootChange {
  readonly kind: "root";
  readonly element: "Root";
  readonly path: string;
  /** What it is or was, in words; absent on the side that does not have it. */
  readonly before?: string;
  readonly after?: string;
}

export interface Verdict {
  readonly rule: RuleId;
  readonly level: Level;
  readonly consequences: readonly Consequence[];
  /** What exactly came or went with the change, such as inherited members; for people to read. */
  readonly details: readonly string[];
}

/** A change with what it means. */
export interface Finding extends Verdict {
  readonly change: Change | EmissionChange | RootChange;
}

/** The highest of the levels; `none` of nothing. */
export function highestLevel(levels: Iterable<Level>): Level {
  const found = new Set(levels);
  return LEVELS.find((level) => found.has(level)) ?? "none";
}
