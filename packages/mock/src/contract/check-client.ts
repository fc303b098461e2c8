import {
  validateBodies,
  type BodyCheck,
  type ClientOptions,
  type SchemaLookup,
} from "@graphslice/runtime";
import { isJson } from "../har/body-content.js";
import type { HarEntry, HarResponse } from "../har/har.js";
import { replay, type Replay } from "../har/replay.js";
import type { ModelIndex } from "../resource/model-index.js";
import { callRecorded } from "./call-recorded.js";
import { describeDifference } from "./difference.js";
import { compareResults, documentResult, type Reading, type Result } from "./document-result.js";
import { memberOf } from "./member-of.js";
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
