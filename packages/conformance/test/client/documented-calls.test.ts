import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { callFaults, type CallFaultName } from "../../src/calls/call.js";
import { compareAddresses } from "../../src/calls/compare-addresses.js";
import { runCalls, type SentRequest } from "../../src/calls/run-calls.js";
import {
  listExceptions,
  listExpressions,
  translateCorpus,
  type TranslatedRequest,
} from "../../src/calls/translate-corpus.js";
import { translateRandom } from "../../src/calls/translate-random.js";
import { CALLS_START, writeTypedModule } from "../../src/calls/write-module.js";
import { editions, versionOf } from "../../src/corpus/editions.js";
import { readExamples } from "../../src/corpus/example.js";
import { UrlWalker } from "../../src/corpus/url-walker.js";
import exceptions from "../../src/corpus-exceptions.json" with { type: "json" };
import { installWhole } from "../install-whole.js";
import { corpus, hasMaterial } from "../material.js";
import { checkClient } from "./compile-clients.js";

const TIMEOUT = 240_000;
const LIST = "../../src/corpus-exceptions.json";

/** How many requests are made by chance, and from what. */
const RANDOM = { count: 2500, seed: 20210716 };

/** Calls with bodies, which documented ones are written without. */
const WITH_BODIES = [
  `graph.me.messages("1").attachments.$post({
    "@odata.type": "#microsoft.graph.fileAttachment", name: "a.txt", contentBytes: "AA==", isInline: false, size: 1 })`,
  `graph.me.messages.$post({ subject: "Hi", toRecipients: [{ emailAddress: { address: "a@example.com" } }] })`,
  `graph.groups("1").members.$ref.$post({ "@odata.id": "https://graph.microsoft.com/v1.0/users/1" })`,
].map((call) => call.replaceAll(/\s+/g, " "));

describe("documented requests as calls of the client of the whole of Graph", () => {
  if (!hasMaterial) {
    test.skip("type-check and arrive: GRAPHSLICE_MATERIAL/csdl is absent");
    return;
  }
  const text = existsSync(corpus) ? readFileSync(corpus, "utf8") : "";
  const examples = readExamples(text).filter((example) => example.kind === "request");
  const requests = new Map(examples.map((example) => [example.id, example] as const));
  const all: TranslatedRequest[] = [];

  describe.each(editions)("$version", ({ version, snapshot }) => {
    let translated: readonly TranslatedRequest[] = [];
    let random: readonly TranslatedRequest[] = [];
    let expressions: readonly string[] = [];
    let errors: readonly string[];
    let sent: ReadonlyMap<string, SentRequest>;

    beforeAll(async () => {
      const { name, model, directory } = await installWhole(snapshot);
      const own = examples.filter((example) => versionOf(example, requests) === version);
      translated = translateCorpus(own, new UrlWalker(model));
      random = translateRandom(model, RANDOM.count, RANDOM.seed);
      expressions = listExpressions([...translated, ...random]);
      const calls = writeTypedModule([...expressions, ...WITH_BODIES], `@example/${name}-client`);
      errors = checkClient(name, directory, calls);
      all.push(...translated);
      const baseUrl = `https://graph.microsoft.com/${version}`;
      const made = await runCalls(expressions, baseUrl, join(directory, "calls.mjs"));
      sent = new Map(made.map((request, index) => [expressions[index] ?? "", request]));
    }, TIMEOUT);

    test("type-check", () => {
      const calls = [...expressions, ...WITH_BODIES];
      const described = errors.map((error) => {
        const line = Number(/^consumer\.ts\((\d+),/.exec(error)?.[1]);
        return `${error}\n  ${calls[line - 1 - CALLS_START] ?? ""}`;
      });
      expect(described).toEqual([]);
    });

    test.skipIf(text === "")("arrive as they are documented (GRAPHSLICE_MATERIAL/corpus)", () => {
      expect(listDifferences(translated, sent)).toEqual([]);
      console.info(`${version}: ${translated.length} requests, ${sent.size} different calls`);
    });

    test("arrive as they are made by chance from all that the metadata has", () => {
      const faults = random.filter(({ translation }) => translation.kind === "fault");
      expect(faults).toEqual([]);
      expect(listDifferences(random, sent)).toEqual([]);
    });
  });

  test.skipIf(text === "")("are few that a rule leaves out (GRAPHSLICE_MATERIAL/corpus)", () => {
    const { requests: left, options } = listExceptions(all);
    for (const [what, list] of Object.entries({ requests: left, options })) {
      for (const [name, ids] of Object.entries(list)) {
        const reason = callFaults[name as CallFaultName];
        console.info(
          `${String(Object.keys(ids).length).padStart(5)} ${what}, each since it ${reason}`,
        );
      }
    }
    const expressed = all.filter(({ translation }) => translation.kind === "call");
    expect(expressed.length / all.length).toBeGreaterThan(0.95);
  });

  const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const isListed = exceptions.corpus === digest;
  test.skipIf(!isListed)(
    "are left out where the list says (for the pages that it is of)",
    async () => {
      // After a change that is meant, `vitest -u` writes it.
      const list = { corpus: digest, ...listExceptions(all) };
      await expect(`${JSON.stringify(list, null, 2)}\n`).toMatchFileSnapshot(LIST);
    },
  );
});

/** How what is sent differs from what is asked for. */
function listDifferences(
  requests: readonly TranslatedRequest[],
  sent: ReadonlyMap<string, SentRequest>,
): readonly string[] {
  return requests.flatMap(({ request, translation }) => {
    if (translation.kind === "fault") return [];
    const { expression, respelled } = translation;
    const { method, url, problem } = sent.get(expression) ?? {};
    const difference =
      problem ??
      (method === request.method
        ? compareAddresses(request.url, url ?? "", respelled)
        : `${method} is not ${request.method}`);
    return difference === undefined ? [] : [`${request.id} ${expression}: ${difference}`];
  });
}
