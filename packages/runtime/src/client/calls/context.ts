import type { ClientOptions } from "../client-options.js";
import type { Address } from "../path/address.js";
import type { Authorizer } from "../transport/authorize.js";
import type { Judge } from "../transport/origins.js";
import type { Send } from "../transport/request.js";
import type { Call } from "./call.js";

/** Access with this gives the context of a path. */
export const CONTEXT = Symbol();

/** What the paths of a client share. */
export interface Context {
  readonly options: ClientOptions;
  readonly root: Address;
  readonly judge: Judge;
  readonly redact: Authorizer["redact"];
  /** Sends one try, through all middleware. */
  readonly send: Send;
  /** Makes a call; see `perform`. */
  readonly perform: (prepare: () => Call, context: Context) => Promise<unknown>;
}

/** The context of a client, or of any of its paths. */
export function contextOf(client: object): Context {
  return (client as { readonly [CONTEXT]: Context })[CONTEXT];
}
