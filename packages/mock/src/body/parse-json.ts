import type { JsonObject, JsonValue } from "../json.js";
import { createBare } from "../create-bare.js";
import { badRequest } from "../refusal.js";

/** Levels of arrays and objects that bodies may have. */
export const BODY_DEPTH = 100;

const decoder = new TextDecoder("utf-8", { fatal: true });

/** Reads JSON into objects without prototypes. @throws {Refusal} 400 for what is no JSON, or too deep. */
export function parseJson(bytes: Uint8Array): JsonValue {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : "";
    throw badRequest(`Invalid body: expected JSON in UTF-8 (${reason}).`);
  }
  return copyBare(value as JsonValue, 0);
}

/** @throws {Refusal} 400 for what is no JSON object. */
export function parseJsonObject(bytes: Uint8Array): JsonObject {
  const value = parseJson(bytes);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw badRequest("Invalid body: expected a JSON object.");
  }
  return value as JsonObject;
}

/** A copy of which no object has a prototype: `__proto__` and `constructor` are names like others. */
export function copyBare(value: JsonValue, depth = 0): JsonValue {
  if (typeof value !== "object" || value === null) return value;
  if (depth > BODY_DEPTH) throw badRequest(`Invalid body: expected at most ${BODY_DEPTH} levels.`);
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map((item) => copyBare(item, depth + 1));
  }
  const copy = createBare();
  for (const [name, member] of Object.entries(value)) {
    // Hooks may give members that are undefined, which JSON leaves out.
    if (member !== undefined) copy[name] = copyBare(member as JsonValue, depth + 1);
  }
  return copy;
}
