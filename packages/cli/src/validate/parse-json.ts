import { findJsonFault } from "./find-json-fault.js";

/** Why a text is no JSON, and where. */
export interface JsonProblem {
  readonly message: string;
  /** From 1; absent where it is the text as a whole. */
  readonly line?: number;
  readonly column?: number;
}

export type ParsedJson = { readonly value: unknown } | { readonly problem: JsonProblem };

/** Reads JSON as UTF-8, with or without a byte order mark. */
export function parseJsonBytes(bytes: Uint8Array): ParsedJson {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return {
      problem: { message: "expected JSON in UTF-8 but found other bytes; save it as UTF-8" },
    };
  }
  return parseJson(text);
}

export function parseJson(text: string): ParsedJson {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    if (text.trim() === "") return { problem: { message: "expected JSON but it is empty" } };
    const fault = findJsonFault(text);
    if (fault === undefined) return { problem: { message: `cannot be read: ${String(error)}` } };
    const { line, column, expected, found } = fault;
    const message = `expected ${expected} but found ${found}; correct the JSON there`;
    return { problem: { message, line, column } };
  }
}
