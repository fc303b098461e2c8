import type { Bodies, CallOptions } from "./call-options.js";

/** A call of the service, whatever number of tries it takes. */
export interface Call {
  readonly method: string;
  /** Absolute, with its query. */
  readonly url: string;
  /** The path of the address without ids; see `GraphRequest`. */
  readonly route: string;
  readonly body?: unknown;
  readonly options: CallOptions;
  readonly expects: "json" | keyof Bodies;
}
