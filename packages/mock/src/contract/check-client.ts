import {
  validateBodies,
  type BodyCheck,
  type ClientOptions,
  type SchemaLookup,
} from "@graphslice/runtime";
import { isJson, readBytes } from "../har/body-content.js";
import type { HarEntry, HarResponse } from "../har/har.js";
import { replay, type Replay } from "../har/replay.js";
import type { ModelIndex } from "../resource/model-index.js";
import { callRecorded } from "./call-recorded.js";
import { describeDifference } from "./difference.js";
import { memberOf, parseJson } from "./json-text.js";
import { readAddress } from "./read-address.js";

/** What recorded exchanges are replayed through. */
export interface ClientCheck {
  readonly createGraphClient: (options: ClientOptions) => object;
  readonly schemas: SchemaLookup | undefined;
  readonly baseUrl: string;
  readonly index: ModelIndex;
}

/** A body that the validators reject. */
interface Rejection {
  readonly side: "request" | "response";
  readonly messages: readonly string[];
}

/** How the answer is read: as JSON, as bytes, or not at all, where it is that of a redirect, which leads elsewhere. */
type Reading = "json" | "bytes" | "none";

/**
 * Replays an exchange through a client whose bodies are validated.
 *
 * @returns what is not as it was recorded: the request that is sent, bodies that are not valid, the result.
 */
export async function checkClient(entry: HarEntry, check: ClientCheck): Promise<readonly string[]> {
  const { request, response } = entry;
  const { schemas, baseUrl, index } = check;
  const rejections: Rejection[] = [];
  const recording = replay({
    log: { version: "1.2", creator: { name: "graphslice", version: "" }, entries: [entry] },
  });
  const client = check.createGraphClient({
    baseUrl,
    fetch: recording.fetch,
    retry: { limit: 0 },
    ...(schemas && { validate: keepRejections(validateBodies(schemas, "both"), rejections) }),
  });
  const reading = chooseReading(entry, check);
  const as = reading === "bytes" ? "bytes" : undefined;
  const found = await settle(() => callRecorded(client, { request, baseUrl, as }, index));
  const isSent = recording.report().unused.length === 0;
  // What a redirect leads to is another exchange.
  if (!isSent || reading !== "none") {
    const unsent = describeUnsent(recording, found);
    if (unsent.length > 0) return unsent;
  }
  return [
    ...rejections.flatMap((rejection) => describeRejection(rejection, response)),
    ...(reading === "none" ? [] : compareResults(documentResult(entry, reading), found)),
  ];
}

/** Bodies go on as they are, so that what becomes of them is seen, too. */
function keepRejections(validate: BodyCheck, rejections: Rejection[]): BodyCheck {
  return async (call, side, body) => {
    try {
      return await validate(call, side, body);
    } catch (error) {
      if (memberOf(error, "kind") !== "validation") throw error;
      const issues = memberOf(error, "issues");
      const messages = Array.isArray(issues)
        ? issues.map((issue: unknown) => String(memberOf(issue, "message")))
        : [];
      rejections.push({ side, messages });
      return body;
    }
  };
}

/** What the validators reject of a request, the service has to have rejected. */
function describeRejection(
  { side, messages }: Rejection,
  { status }: HarResponse,
): readonly string[] {
  if (side === "request" && status >= 400 && status < 500) return [];
  const taken = side === "request" ? `, and the service took it with ${status}` : "";
  return [`${side} body: expected a valid one but found: ${messages.join("; ")}${taken}`];
}

function chooseReading({ request, response }: HarEntry, { baseUrl, index }: ClientCheck): Reading {
  const { status, content } = response;
  if (/^30[12378]$/.test(`${status}`)) return "none";
  const [path = ""] = request.url.slice(baseUrl.length).split("?");
  const place = readAddress(path, index)?.place;
  const isStream = place?.kind === "value" && place.type.qualifiedName === "Edm.Stream";
  const isJsonText = isJson(content.mimeType) || path.endsWith("/$count");
  if (request.method !== "GET" && (content.text ?? "") === "") return "json";
  return isStream || path.endsWith("/$value") || !isJsonText ? "bytes" : "json";
}

type Result =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "thrown"; readonly error: unknown };

async function settle(make: () => unknown): Promise<Result> {
  try {
    return { kind: "value", value: await make() };
  } catch (error) {
    return { kind: "thrown", error };
  }
}

/** What the client sent instead of the recorded request, or why it sent nothing. */
function describeUnsent(recording: Replay, found: Result): readonly string[] {
  const { unexpected, unused } = recording.report();
  if (unexpected.length > 0) {
    return unexpected.map(({ method, url, nearest }) =>
      describeDifference(
        "request",
        "the recorded one",
        `${method} ${url} (${nearest?.differences.join("; ") ?? ""})`,
      ),
    );
  }
  if (unused.length === 0) return [];
  const reason = found.kind === "thrown" ? `: ${String(found.error)}` : "";
  return [describeDifference("request", "the recorded one", `none that was sent${reason}`)];
}

/** What a client documents to make of an answer. */
function documentResult({ request, response }: HarEntry, reading: Reading): Result {
  const { status, content, headers } = response;
  if (status === 304 || status === 204) return { kind: "value", value: undefined };
  const bytes = readBytes(content);
  const body = parseJson(new TextDecoder().decode(bytes));
  const error = memberOf(body, "error");
  const isError = Object.keys(body ?? {}).join() === "error" && Boolean(memberOf(error, "code"));
  if (status >= 400 || isError) {
    const inner = memberOf(error, "innerError") ?? memberOf(error, "innererror");
    const requestId = headers.find(({ name }) => name.toLowerCase() === "request-id")?.value;
    return {
      kind: "thrown",
      error: {
        kind: "http",
        status,
        code: memberOf(error, "code") || undefined,
        requestId: requestId ?? memberOf(inner, "request-id"),
      },
    };
  }
  if (reading === "bytes") return { kind: "value", value: bytes };
  // Some services wrap a single entity, and clients unwrap it.
  const wrapped = memberOf(body, "value");
  const isWrapped =
    request.method === "GET" && wrapped instanceof Object && !Array.isArray(wrapped);
  const isAlone = isWrapped && Object.keys(body ?? {}).length === 1;
  return { kind: "value", value: isAlone ? wrapped : body };
}

function compareResults(wanted: Result, found: Result): readonly string[] {
  if (wanted.kind === "value") {
    if (found.kind === "thrown") {
      return [describeDifference("result", wanted.value, String(found.error))];
    }
    const [expected, given] = [wanted.value, found.value ?? undefined].map(toComparable);
    return expected === given ? [] : [describeDifference("result", expected, given)];
  }
  if (found.kind === "value") return [describeDifference("result", wanted.error, found.value)];
  const names = ["kind", "status", "code", "requestId"];
  return names.flatMap((name) => {
    const [expected, given] = [wanted.error, found.error].map((error) => memberOf(error, name));
    return expected === given ? [] : [describeDifference(`error's ${name}`, expected, given)];
  });
}

function toComparable(value: unknown): string | undefined {
  if (value instanceof Uint8Array) return `bytes ${[...value].join()}`;
  return JSON.stringify(value ?? undefined);
}
