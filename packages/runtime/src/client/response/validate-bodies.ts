import type { Call } from "../calls/call.js";
import type { StandardSchema } from "../types/standard-schema.js";
import { validate } from "./validate.js";

/** Finds the schemas of a call's bodies; a validators package has one for its slice. */
export type SchemaLookup = (
  method: string,
  route: string,
) => { readonly request?: StandardSchema; readonly response?: StandardSchema } | undefined;

/** Looks at each JSON body of a client, and gives what shall stand in its place. */
export type BodyCheck = (
  call: Pick<Call, "method" | "route">,
  side: "request" | "response",
  body: unknown,
) => unknown;

/**
 * Has bodies validated, for the client's option `validate`; those without a schema pass.
 *
 * @param sides which bodies; responses if not given
 */
export function validateBodies(
  schemas: SchemaLookup,
  sides: "request" | "response" | "both" = "response",
): BodyCheck {
  return ({ method, route }, side, body) =>
    sides === side || sides === "both" ? validate(schemas(method, route)?.[side], body) : body;
}
