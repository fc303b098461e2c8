/** Who says a value: a service that answers, or a client that creates or updates. Bits, so that rules can name several. */
export const RESPONSE = 1;
export const CREATE = 2;
export const UPDATE = 4;
/** A response that was cut: no member has to be there. */
export const PARTIAL = 8;

export type Mode = typeof RESPONSE | typeof CREATE | typeof UPDATE | typeof PARTIAL;

/**
 * Where a member may not be absent; emitted checks pass one of these to `invalid`, or nothing. Updates are merged with
 * what is there (OData Protocol 4.01 §11.4.3): in them any may be.
 */
export const ALWAYS = 3;
export const ON_READ = RESPONSE;
export const ON_CREATE = CREATE;
