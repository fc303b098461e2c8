import type { Model } from "@graphslice/csdl";
import { createMockGraph } from "../create-mock-graph.js";
import { readBytes, readJson } from "../har/body-content.js";
import type { HarEntry, HarResponse } from "../har/har.js";
import { recordResponse } from "../har/record-message.js";
import { Refusal } from "../refusal.js";
import { ModelIndex } from "../resource/model-index.js";
import type { State } from "../state.js";
import { compareAnswers } from "./compare-answers.js";
import type { ContractOptions } from "./contract.js";
import { describeDifference } from "./difference.js";
import { expandBatch, omitParts } from "./expand-batch.js";
import { memberOf } from "./member-of.js";
import { RecordingTranslator } from "./recording-translator.js";
import { normalizeUrl, ServiceRoot } from "./service-root.js";
import { StandIns } from "./stand-ins.js";

/** What recorded exchanges are compared with. */
export interface MemoryCheck {
  readonly model: Model;
  readonly baseUrl: string;
  readonly state: State;
  readonly mock: ContractOptions["mock"];
}

/** How an exchange, or a part of one that is a batch, is not as it was recorded. */
export interface MemoryFinding {
  readonly entry: HarEntry;
  /** Its id in the batch. */
  readonly part?: string;
  readonly differences: readonly string[];
}

/** A request that the Graph in memory is about to see, as one of a batch or alone; requests of one URL in their order. */
interface ExpectedRequest {
  readonly url: string;
  readonly refusal: Refusal | undefined;
}

/** Statuses that depend on what no state tells: who asks, and what has expired. */
const UNTOLD = new Set([401, 403, 410]);

/**
 * Asks a Graph in memory what was recorded, one exchange after the other. What no state tells is taken from the recording:
 * requests that were answered with 401, 403 or 410 are refused.
 *
 * @returns what differs in each exchange, in their order.
 */
export async function checkMemory(
  entries: readonly HarEntry[],
  { model, baseUrl, state, mock }: MemoryCheck,
): Promise<readonly (readonly MemoryFinding[])[]> {
  let expected: readonly ExpectedRequest[] = [];
  const graph = createMockGraph({
    ...mock,
    model,
    baseUrl,
    data: state,
    authorize: (request) => {
      const found = expected.find(({ url }) => url === normalizeUrl(request.url));
      expected = expected.filter((each) => each !== found);
      if (found?.refusal !== undefined) throw found.refusal;
    },
  });
  const root = new ServiceRoot(new ModelIndex(model), baseUrl);
  const standIns = new StandIns(root);
  const translator = new RecordingTranslator(standIns, root);
  const findings: (readonly MemoryFinding[])[] = [];
  for (const entry of entries) {
    const request = createRequest(entry, translator);
    if (!(request instanceof Request)) {
      findings.push([{ entry, differences: [request] }]);
      continue;
    }
    const parts = expandBatch(entry, baseUrl).map((part) => part.entry);
    expected = (parts.length === 0 ? [entry] : parts)
      // What depends on a part that has failed is not asked for.
      .filter(({ response }) => response.status !== 424)
      .map(({ request, response }) => ({
        url: normalizeUrl(translator.translateUrl(request.url)),
        refusal: readRefusal(response),
      }));
    const answered = await recordResponse(await graph.fetch(request));
    findings.push(
      compareExchange(entry, answered, baseUrl, (each, other) => {
        standIns.learn(each, other);
        return compareAnswers(translator.translateContext(each.response), other);
      }),
    );
  }
  return findings;
}

/** @returns what is wrong with it where it cannot be sent. */
function createRequest({ request }: HarEntry, translator: RecordingTranslator): Request | string {
  const { method, url, headers, postData } = request;
  try {
    return new Request(translator.translateUrl(url), {
      method,
      headers: translator.translateFields(headers, url),
      // Some recorders tell of an empty body where there is none.
      ...(postData &&
        postData.text !== "" && {
          body:
            postData.encoding === "base64"
              ? readBytes(postData)
              : translator.translateBody(postData, url),
        }),
    });
  } catch (error) {
    return describeDifference("request", "one that can be sent", String(error));
  }
}

function compareExchange(
  entry: HarEntry,
  answered: HarResponse,
  baseUrl: string,
  compare: (entry: HarEntry, answered: HarResponse) => readonly string[],
): readonly MemoryFinding[] {
  const parts = expandBatch(entry, baseUrl);
  if (parts.length === 0 || entry.response.status !== answered.status) {
    return [{ entry, differences: compare(entry, answered) }];
  }
  const found = new Map(
    expandBatch({ ...entry, response: answered }, baseUrl).map(({ id, entry }) => [id, entry]),
  );
  const withoutParts = (each: HarResponse): HarResponse => ({
    ...each,
    content: omitParts(each.content, parts),
  });
  const outer = { ...entry, response: withoutParts(entry.response) };
  return [
    { entry, differences: compare(outer, withoutParts(answered)) },
    ...parts.map(({ id, entry: part }) => {
      const other = found.get(id)?.response;
      const differences =
        other === undefined
          ? [describeDifference("status", part.response.status, undefined)]
          : compare(part, other);
      return { entry: part, part: id, differences };
    }),
  ];
}

/** Who asks, and when, is nothing that a state tells. */
function readRefusal({ status, headers, content }: HarResponse): Refusal | undefined {
  if (!UNTOLD.has(status)) return undefined;
  const error = memberOf(readJson(content), "error");
  const [code, message] = [memberOf(error, "code"), memberOf(error, "message")];
  const challenge = headers.find(({ name }) => /^www-authenticate$/i.test(name));
  return new Refusal(status, typeof message === "string" ? message : "", {
    ...(typeof code === "string" && { code }),
    ...(challenge && { headers: { "WWW-Authenticate": challenge.value } }),
  });
}
