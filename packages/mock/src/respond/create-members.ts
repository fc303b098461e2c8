import type { JsonValue } from "../json.js";

/**
 * What objects of answers inherit from: nothing, so that `__proto__` is a name like any. Objects without any prototype
 * would do as well, but V8 keeps them as dictionaries, which are slower to make and to write as JSON.
 */
const EMPTY: object = Object.freeze(Object.create(null));

const Members = function () {} as unknown as new () => Record<string, JsonValue>;
Members.prototype = EMPTY;

/** An object for the members of an answer. */
export function createMembers(): Record<string, JsonValue> {
  return new Members();
}
