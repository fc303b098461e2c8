/** Who says a value: a service that answers, or a client that creates or updates. Bits, so that rules can name several. */
export const RESPONSE = 1;
export const CREATE = 2;
export const UPDATE = 4;

export type Mode = typeof RESPONSE | typeof CREATE | typeof UPDATE;

/** Where a member may not be absent; emitted checks pass one of these to `invalid`, or nothing. */
export const ALWAYS = 7;
export const ON_READ = RESPONSE;
export const ON_CREATE = CREATE;
