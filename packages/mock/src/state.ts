import type { JsonObject } from "./json.js";

/**
 * What a mock holds, as OData-like JSON: members of the entity container at the top, contained entities inline, references
 * as URLs in `N@odata.bind`, streams inline as base64url with `N@odata.mediaContentType`. The stream of a media entity is
 * `$value`.
 */
export type State = JsonObject;

/** One thing that is wrong with a state. */
export interface StateProblem {
  /** JSON Pointer (RFC 6901) of the place. */
  readonly pointer: string;
  readonly message: string;
}

/** A state does not fit the model. */
export class StateError extends Error {
  override readonly name = "StateError";
  /** All that is wrong, up to a hundred problems. */
  readonly problems: readonly StateProblem[];

  constructor(problems: readonly StateProblem[]) {
    super(
      `Invalid state:\n${problems.map(({ pointer, message }) => `  ${pointer || "/"}: ${message}`).join("\n")}`,
    );
    this.problems = problems;
  }
}
