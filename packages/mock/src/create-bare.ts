import type { JsonValue } from "./json.js";

/**
 * What bare objects inherit from: nothing. Objects without any prototype would do as well, but V8 keeps them as
 * dictionaries, which are slower to make and to read.
 */
const NOTHING: object = Object.freeze(Object.create(null));

const Bare = function () {} as unknown as new () => Record<string, JsonValue>;
Bare.prototype = NOTHING;

/** An object of names and values only: `__proto__` and `constructor` are names like others. */
export function createBare(): Record<string, JsonValue> {
  return new Bare();
}
