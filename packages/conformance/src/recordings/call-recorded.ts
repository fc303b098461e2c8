import type { HarRequest } from "@graphslice/mock/har";
import * as runtime from "@graphslice/runtime";
import { translateRequest } from "../calls/translate-request.js";
import { writePlainModule } from "../calls/write-module.js";
import type { UrlWalker } from "../corpus/url-walker.js";

/** Keys in parentheses and qualified operations: spellings that services take and the client does not write. */
const OTHER_SPELLING = /\('|\/microsoft\.(?:graph\.assign|management[\w.]*)$/;

/**
 * Makes the call that a recorded request is, and reads its result whole. Addresses that the metadata does not know, or
 * that are spelled otherwise than the client spells them, are asked for as text.
 *
 * @param graph a generated client
 * @returns the result, or what was thrown.
 */
export async function callRecorded(
  graph: runtime.AnyPath,
  request: HarRequest,
  walker: UrlWalker,
): Promise<unknown> {
  const { text, mimeType } = request.postData ?? {};
  const body = mimeType === "application/json" ? parseIfJson(text) : text;
  const translated = OTHER_SPELLING.test(request.url)
    ? undefined
    : translateRequest({ ...request, kind: "request", id: "" }, walker);
  try {
    if (translated?.kind !== "call") {
      const path = graph.$link(request.url);
      return await readWhole(
        await path.$request(request.method, body === undefined ? {} : { body }),
      );
    }
    const source = encodeURIComponent(writePlainModule([translated.expression]));
    const { makeCalls } = await import(/* @vite-ignore */ `data:text/javascript,${source}`);
    let result: unknown;
    makeCalls(graph, body, (make: () => unknown) => void (result = make()), runtime);
    return await readWhole(await result);
  } catch (error) {
    return error;
  }
}

function parseIfJson(text = ""): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function readWhole(result: unknown): Promise<unknown> {
  if (!(result instanceof Response)) return result;
  const text = await result.text();
  if (text === "") return undefined;
  return result.headers.get("content-type")?.includes("odata") ? JSON.parse(text) : text;
}
