import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  createGraphClient,
  GraphError,
  validateBodies,
} from "@graphslice/office-configuration-client";
import { schemas } from "@graphslice/office-configuration-validators/routes";
import { createMockGraph, Refusal, type MockGraph } from "@graphslice/mock";
import { replay, type HarEntry } from "@graphslice/mock/har";
import { describe, expect, test } from "vitest";
import { UrlWalker } from "../../src/corpus/url-walker.js";
import { readModel } from "../../src/generate-models.js";
import { callRecorded } from "../../src/recordings/call-recorded.js";
import { compareAnswers } from "../../src/recordings/compare-answers.js";
import { readRecordings } from "../../src/recordings/read-recordings.js";
import { repository } from "../repository.js";

const BASE = "https://graph.microsoft.com/beta";
const metadata = join(repository, "metadata/office-configuration");
const read = (file: string) => ({ file, text: readFileSync(join(metadata, file)) });
const model = readModel(read("office-configuration.csdl.xml"), read("overlay.xml"));
const walker = new UrlWalker(model);
const state = JSON.parse(readFileSync(join(metadata, "recordings/state.json"), "utf8"));
const recordings = readRecordings(join(metadata, "recordings"));

/** A recorded request with its number, as tests call it. */
const titled = ({ request, response }: HarEntry, index: number): string =>
  `${index}: ${request.method} ${request.url.slice(BASE.length)} ${response.status}`;

describe.each(recordings)("$file", ({ har }) => {
  const { entries } = har.log;

  test("says where it comes from", () => {
    expect(har.log.comment).toMatch(/by hand after the public reference/);
  });

  test.each(entries.map((entry, index) => [titled(entry, index), entry] as const))(
    "replayed through the client, with bodies validated: %s",
    async (_, entry) => {
      const { request, response } = entry;
      const recording = replay({ log: { ...har.log, entries: [entry] } });
      const graph = createGraphClient({
        baseUrl: BASE,
        fetch: recording.fetch,
        retry: { limit: 0 },
        validate: validateBodies(schemas, "both"),
        headers: conditionsOf(entry),
      });
      const outcome = await callRecorded(graph, request, walker);
      if (response.status < 400) {
        recording.assertComplete();
        expect(outcome ?? undefined).toEqual(documentedResult(entry));
      } else if (outcome instanceof GraphError && outcome.kind === "validation") {
        // What the validators reject, the service has rejected.
        expect([response.status, request.postData?.mimeType]).toEqual([400, "application/json"]);
      } else {
        recording.assertComplete();
        const { error } = JSON.parse(response.content.text ?? "");
        expect(outcome).toMatchObject({
          name: "GraphError",
          kind: "http",
          status: response.status,
          code: error.code,
          requestId: error.innerError["request-id"],
        });
      }
    },
  );

  test("is what the Graph in memory answers: status, header fields, shapes", async () => {
    let refuse: Refusal | undefined;
    const mock = createMockGraph({
      model,
      baseUrl: BASE,
      data: state,
      authorize: () => {
        if (refuse !== undefined) throw refuse;
      },
    });
    const links = new Map<string, string>();
    const differences: string[] = [];
    for (const [index, entry] of entries.entries()) {
      const { request, response, comment } = entry;
      refuse = comment === "authorization" ? refusalOf(entry) : undefined;
      if (comment === "stale") links.set(request.url, await makeStaleLink(mock));
      const answer = await mock.fetch(
        new Request(links.get(request.url) ?? request.url, {
          method: request.method,
          headers: request.headers.map(({ name, value }): [string, string] => [name, value]),
          ...(request.postData && { body: request.postData.text }),
        }),
      );
      const text = await answer.clone().text();
      const found = await compareAnswers(response, answer);
      differences.push(...found.map((difference) => `${titled(entry, index)}: ${difference}`));
      const [next, given] = [response.content.text, text].map(nextLinkOf);
      if (next !== undefined && given !== undefined) links.set(next, given);
    }
    expect(differences).toEqual([]);
  });
});

test("every route of the contract was recorded", () => {
  const routes = new Set(
    recordings.flatMap(({ har }) =>
      har.log.entries.map(({ request }) => `${request.method} ${templateOf(request.url)}`),
    ),
  );
  expect([...routes].toSorted()).toMatchInlineSnapshot(`
    [
      "DELETE /officeConfiguration",
      "DELETE /officeConfiguration/clientConfigurations/{id}",
      "DELETE /officeConfiguration/clientConfigurations/{id}/assignments/{id}",
      "DELETE /officeConfiguration/clientConfigurations/{id}/policyPayload",
      "DELETE /officeConfiguration/clientConfigurations/{id}/userPreferencePayload",
      "GET /officeConfiguration",
      "GET /officeConfiguration/clientConfigurations",
      "GET /officeConfiguration/clientConfigurations('{id}')",
      "GET /officeConfiguration/clientConfigurations/$count",
      "GET /officeConfiguration/clientConfigurations/microsoft.graph.officeClientConfigurationAssignment",
      "GET /officeConfiguration/clientConfigurations/microsoft.graph.windowsOfficeClientSecurityConfiguration",
      "GET /officeConfiguration/clientConfigurations/{id}",
      "GET /officeConfiguration/clientConfigurations/{id}/assign",
      "GET /officeConfiguration/clientConfigurations/{id}/assignments",
      "GET /officeConfiguration/clientConfigurations/{id}/assignments/$count",
      "GET /officeConfiguration/clientConfigurations/{id}/assignments/{id}",
      "GET /officeConfiguration/clientConfigurations/{id}/bogus",
      "GET /officeConfiguration/clientConfigurations/{id}/description",
      "GET /officeConfiguration/clientConfigurations/{id}/displayName",
      "GET /officeConfiguration/clientConfigurations/{id}/displayName/$value",
      "GET /officeConfiguration/clientConfigurations/{id}/policyPayload",
      "GET /officeConfiguration/clientConfigurations/{id}/priority/$value",
      "GET /officeConfiguration/clientConfigurations/{id}/userPreferencePayload",
      "GET /officeConfiguration/tenantCheckinStatuses",
      "GET /officeConfiguration/tenantCheckins",
      "GET /officeConfiguration/tenantUserCheckinSummary",
      "GET /officeConfigurations",
      "PATCH /officeConfiguration",
      "PATCH /officeConfiguration/clientConfigurations/{id}",
      "PATCH /officeConfiguration/clientConfigurations/{id}/assignments/{id}",
      "POST /$batch",
      "POST /officeConfiguration/clientConfigurations",
      "POST /officeConfiguration/clientConfigurations/microsoft.graph.windowsOfficeClientSecurityConfiguration",
      "POST /officeConfiguration/clientConfigurations/microsoft.management.services.api.updatePriorities",
      "POST /officeConfiguration/clientConfigurations/updatePriorities",
      "POST /officeConfiguration/clientConfigurations/{id}/assign",
      "POST /officeConfiguration/clientConfigurations/{id}/assignments",
      "POST /officeConfiguration/clientConfigurations/{id}/microsoft.graph.assign",
      "PUT /officeConfiguration/clientConfigurations/{id}/policyPayload",
      "PUT /officeConfiguration/clientConfigurations/{id}/userPreferencePayload",
    ]
  `);
});

function conditionsOf({ request }: HarEntry): Readonly<Record<string, string>> {
  const conditions = request.headers.filter(({ name }) => /^(?:if-|prefer$)/i.test(name));
  return Object.fromEntries(conditions.map(({ name, value }) => [name, value]));
}

/** What the client makes of an answer: JSON as it is, numbers, text, or nothing. */
function documentedResult({ request, response: { content } }: HarEntry): unknown {
  if (content.text === undefined) return undefined;
  if (/\$count(?:\?|$)/.test(request.url)) return Number(content.text);
  const isOData = content.mimeType.startsWith("application/json;odata");
  return isOData ? JSON.parse(content.text) : content.text;
}

/** The link to a second page of a state that is gone. */
async function makeStaleLink(mock: MockGraph): Promise<string> {
  const first = `${BASE}/officeConfiguration/clientConfigurations`;
  const page = await mock.fetch(first, { headers: { Prefer: "odata.maxpagesize=1" } });
  mock.reset();
  return nextLinkOf(await page.text()) ?? "";
}

function refusalOf({ response }: HarEntry): Refusal {
  const { error } = JSON.parse(response.content.text ?? "");
  const authenticate = response.headers.find(({ name }) => name === "WWW-Authenticate");
  return new Refusal(response.status, error.message, {
    code: error.code,
    ...(authenticate && { headers: { "WWW-Authenticate": authenticate.value } }),
  });
}

function nextLinkOf(text: string | undefined): string | undefined {
  return text?.startsWith("{") ? JSON.parse(text)["@odata.nextLink"] : undefined;
}

/** A URL without what can be another: ids and query options. */
function templateOf(url: string): string {
  return url
    .slice(BASE.length)
    .replace(/\?.*$/, "")
    .replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, "{id}");
}
