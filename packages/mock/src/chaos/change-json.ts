import type { JsonValue } from "../json.js";
import { MemoryResponse } from "../memory-response.js";
import type { Action } from "./action.js";
import { readBytes } from "./damage.js";

/** A JSON object that can be changed. */
export interface MutableObject {
  [name: string]: JsonValue | MutableObject;
}

/** The JSON object that an answer has as its body, with changes; undefined where there is nothing to change. */
export type JsonChange = (body: MutableObject, request: Request) => MutableObject | undefined;

/** Changes what a handler has answered with success. Numbers that JavaScript has no exact ones for lose digits. */
export function changeJson(change: JsonChange): Action {
  return {
    after: async (response, request) => {
      const isJson = /\bjson\b/i.test(response.headers.get("content-type") ?? "");
      const bytes = isJson && response.ok ? await readBytes(response) : undefined;
      const body: unknown = bytes && JSON.parse(new TextDecoder().decode(bytes));
      const changed = isObject(body) ? change(body, request) : undefined;
      if (changed === undefined) return undefined;
      const headers = new Headers(response.headers);
      headers.delete("content-length");
      const { status, statusText } = response;
      return new MemoryResponse(JSON.stringify(changed), { status, statusText, headers });
    },
  };
}

export function isObject(value: unknown): value is MutableObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
