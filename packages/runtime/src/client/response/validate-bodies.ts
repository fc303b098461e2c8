import type { Call } from "../calls/call.js";
import { isJson } from "../transport/request-body.js";
import type { StandardSchema } from "../types/standard-schema.js";
import { validate } from "./validate.js";

/** What schemas are found by: the method, the template of the path, and the address with its query. */
export type SchemaCall = Pick<Call, "method" | "route" | "url">;

/** The schemas of a call's bodies; bodies without one pass. */
export interface CallSchemas {
  readonly request?: StandardSchema | undefined;
  readonly response?: StandardSchema | undefined;
}

/** Finds the schemas of a call's bodies; a validators package exports one of its slice, as `schemas` of `./routes`. */
export type SchemaLookup = (
  call: SchemaCall,
) => CallSchemas | undefined | Promise<CallSchemas | undefined>;

/** Looks at each JSON body of a client, and gives what shall stand in its place. */
export type BodyCheck = (call: SchemaCall, side: "request" | "response", body: unknown) => unknown;

/**
 * Has bodies validated, for the client's option `validate`; those without a schema pass.
 *
 * @param sides which bodies; responses if not given
 */
export function validateBodies(
  schemas: SchemaLookup,
  sides: "request" | "response" | "both" = "response",
): BodyCheck {
  return async (call, side, body) => {
    const isMeant = sides === side || sides === "both";
    // Bytes and text are sent as they are.
    const isBody = side === "response" || isJson(body);
    return isMeant && isBody ? validate((await schemas(call))?.[side], body) : body;
  };
}
