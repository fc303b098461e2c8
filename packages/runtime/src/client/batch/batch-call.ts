import type { GraphRequest } from "../transport/request.js";

/** A call in a batch. */
export interface BatchCall {
  /** Names it in requests. */
  readonly id: string;
  state: "pending" | "fulfilled" | "rejected";
  /** The calls that must have succeeded before. */
  dependsOn: readonly BatchCall[];
}

/** A try of a call that waits for its turn. */
export interface Waiting {
  readonly call: BatchCall;
  readonly request: GraphRequest;
  readonly resolve: (response: Response) => void;
  readonly reject: (error: unknown) => void;
}
