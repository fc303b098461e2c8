/** What JSON can say. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object; objects of the mock have no prototype, so that every name is just a name. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}
