import type { Model } from "@graphslice/csdl";
import type { Fault } from "./fault.js";

/** When a fault happens. A rule that says nothing else holds for every request. */
export interface ChaosRule {
  readonly fault: Fault;
  /** Only for this method. */
  readonly method?: string;
  /** Only for paths that end so; `*` stands for any characters: `/clientConfigurations/*`. */
  readonly path?: string;
  /** Only for the one with this number among the requests that method and path mean, from 1. */
  readonly nth?: number;
  /** Only for this share of them, 0 to 1. */
  readonly rate?: number;
}

export interface ChaosOptions {
  /** Which requests and faults chance chooses; 1 if not given. The same requests meet the same again. */
  readonly seed?: number;
  /** Share of all requests that meet one of `faults`, 0 to 1; none if not given. */
  readonly rate?: number;
  /** What `rate` chooses from; those that a client gets over by trying again if not given. */
  readonly faults?: readonly Fault[];
  /** All that hold for a request happen to it, in their order. */
  readonly rules?: readonly ChaosRule[];
  /** Milliseconds by which every answer is late. */
  readonly latency?: number;
  /** Tells which members are enumerations, for `unknown-enum-member`. */
  readonly model?: Model;
}

/** A fault that happened to a request. */
export interface ChaosEvent {
  /** Of the request, from 1. */
  readonly number: number;
  readonly method: string;
  readonly url: string;
  readonly fault: Fault;
  /** Whether it was possible: a 204 has no body to be cut. */
  readonly isApplied: boolean;
}

/** The options are not as they can be. */
export class ChaosError extends Error {
  override readonly name = "ChaosError";
}
