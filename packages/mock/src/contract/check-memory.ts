import type { Model } from "@graphslice/csdl";
import { createMockGraph, type MockGraph, type MockOptions } from "../create-mock-graph.js";
import { readBytes } from "../har/body-content.js";
import type { HarEntry, HarResponse } from "../har/har.js";
import { Refusal } from "../refusal.js";
import type { State } from "../state.js";
import { compareAnswers } from "./compare-answers.js";
import type { ContractOptions } from "./contract.js";
import { memberOf, parseJson } from "./json-text.js";
import { StandIns } from "./stand-ins.js";

/** What recorded exchanges are compared with. */
export interface MemoryCheck {
  readonly model: Model;
  readonly baseUrl: string;
  readonly state: State;
  readonly mock: ContractOptions["mock"];
}

/** What tells the place in a collection that a link leads to; Graph takes it in any case. */
const TOKENS = /^\$(?:skip|delta)token$/i;

/**
 * Asks a Graph in memory what was recorded, one exchange after the other. What no state tells is taken from the recording:
 * requests that were answered with 401 or 403 are refused, and links that were answered with 410 have expired.
 *
 * @returns the differences of each exchange, in their order.
 */
export async function checkMemory(
  entries: readonly HarEntry[],
  { model, baseUrl, state, mock }: MemoryCheck,
): Promise<readonly (readonly string[])[]> {
  let refusal: Refusal | undefined;
  const options: MockOptions = {
    ...mock,
    model,
    baseUrl,
    data: state,
    authorize: () => {
      if (refusal !== undefined) throw refusal;
    },
  };
  const graph = createMockGraph(options);
  const standIns = new StandIns(model);
  const differences: (readonly string[])[] = [];
  for (const entry of entries) {
    const { request, response } = entry;
    const { postData } = request;
    refusal = readRefusal(response);
    const isExpired =
      response.status === 410 && hasToken(request.url) && !standIns.has(request.url);
    const url = isExpired
      ? await createExpiredLink(request.url, createMockGraph(options))
      : standIns.translateUrl(request.url);
    const answer = await graph.fetch(
      new Request(url, {
        method: request.method,
        headers: standIns.translateFields(request.headers),
        ...(postData && { body: translateBody(postData, standIns) }),
      }),
    );
    standIns.learn(entry, answer.headers, await answer.clone().text());
    differences.push(await compareAnswers(response, answer));
  }
  return differences;
}

function translateBody(
  postData: NonNullable<HarEntry["request"]["postData"]>,
  standIns: StandIns,
): BodyInit {
  return postData.encoding === "base64"
    ? readBytes(postData)
    : standIns.translateBody(postData.text, postData.mimeType);
}

/** Who asks is nothing that a state tells. */
function readRefusal({ status, headers, content }: HarResponse): Refusal | undefined {
  if (status !== 401 && status !== 403) return undefined;
  const error = memberOf(parseJson(content.text ?? ""), "error");
  const [code, message] = [memberOf(error, "code"), memberOf(error, "message")];
  const challenge = headers.find(({ name }) => /^www-authenticate$/i.test(name));
  return new Refusal(status, typeof message === "string" ? message : "", {
    ...(typeof code === "string" && { code }),
    ...(challenge && { headers: { "WWW-Authenticate": challenge.value } }),
  });
}

function hasToken(url: string): boolean {
  return [...new URL(url).searchParams.keys()].some((name) => TOKENS.test(name));
}

/** A link that a state gave which is gone, to the same collection; the URL itself where none leads on from there. */
async function createExpiredLink(url: string, graph: MockGraph): Promise<string> {
  const first = new URL(url);
  for (const name of [...first.searchParams.keys()]) {
    if (TOKENS.test(name)) first.searchParams.delete(name);
  }
  graph.reset();
  const page = await graph.fetch(first, { headers: { Prefer: "odata.maxpagesize=1" } });
  const body = parseJson(await page.text());
  const link = memberOf(body, "@odata.nextLink") ?? memberOf(body, "@odata.deltaLink");
  return typeof link === "string" ? link : url;
}
