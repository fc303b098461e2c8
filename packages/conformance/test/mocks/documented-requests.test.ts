import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createMockGraph } from "@graphslice/mock";
import { beforeAll, describe, expect, test } from "vitest";
import { versionOf } from "../../src/corpus/editions.js";
import { readExamples, type RequestExample } from "../../src/corpus/example.js";
import { expectBody } from "../../src/corpus/expectation.js";
import { judgeBody } from "../../src/corpus/judge-body.js";
import { UrlWalker } from "../../src/corpus/url-walker.js";
import { MockAsker, type Asked } from "../../src/mock-requests/ask-mock.js";
import {
  findMockFault,
  mockFaults,
  type MockFaultName,
} from "../../src/mock-requests/mock-faults.js";
import exceptions from "../../src/mock-exceptions.json" with { type: "json" };
import { rootOf } from "../../src/packages/install-packages.js";
import { ValidatorPackage } from "../../src/validators/validator-package.js";
import { installWhole } from "../install-whole.js";
import { corpus, hasMaterial } from "../material.js";

const TIMEOUT = 240_000;
const LIST = "../../src/mock-exceptions.json";
const BASE = "https://graph.microsoft.com/beta";

describe("documented reads, asked of a mock of the whole of Graph beta", () => {
  if (!hasMaterial || !existsSync(corpus)) {
    test.skip("are answered: GRAPHSLICE_MATERIAL/csdl or GRAPHSLICE_MATERIAL/corpus is absent");
    return;
  }
  const text = readFileSync(corpus, "utf8");
  const examples = readExamples(text).filter((example) => example.kind === "request");
  const requests = new Map(examples.map((example) => [example.id, example] as const));
  const own = examples.filter(
    (example) => example.method === "GET" && versionOf(example, requests) === "beta",
  );
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const isListed = exceptions.corpus === digest;
  const list: Partial<Record<MockFaultName, Record<string, string>>> = {};
  const answered: (readonly [RequestExample, Asked])[] = [];
  const unexplained: string[] = [];
  let walker: UrlWalker;
  let validators: ValidatorPackage;

  const except = (fault: MockFaultName, { id }: RequestExample, detail: string): void => {
    (list[fault] ??= {})[id] = detail;
  };

  beforeAll(async () => {
    const { name, model, directory } = await installWhole("graph-beta-2021-07-13");
    walker = new UrlWalker(model);
    validators = await ValidatorPackage.load(rootOf(directory, name, "validators"));
    const mock = createMockGraph({ model, baseUrl: BASE, seed: 1 });
    const asker = new MockAsker((url) => mock.fetch(url), BASE, walker);
    for (const example of own) {
      const steps = walker.trace(example.url);
      const last = steps.at(-1);
      if (last === undefined || last.kind === "unknown") {
        except("address", example, last?.segment ?? "");
        continue;
      }
      const asked = await asker.ask(example.url, steps);
      if (asked === undefined) {
        unexplained.push(`${example.id}: ${example.url}: a collection on the way is empty`);
        continue;
      }
      if (asked.status < 300) {
        answered.push([example, asked]);
        continue;
      }
      const fault = findMockFault(example.url, steps, walker);
      const isRefused = asked.status === 400 || asked.status === 404 || asked.status === 406;
      if (fault !== undefined && isRefused) except(fault, example, messageOf(asked));
      else unexplained.push(`${example.id}: ${asked.url}: ${asked.status} ${asked.text}`);
    }
  }, TIMEOUT);

  test("are answered", () => {
    for (const [name, ids] of Object.entries(list)) {
      const reason = mockFaults[name as MockFaultName];
      console.info(`${String(Object.keys(ids).length).padStart(5)} not, each since it ${reason}`);
    }
    // Pages that the list is not of may be wrong in ways that no rule knows yet.
    const limit = isListed ? 0 : own.length / 100;
    expect(unexplained.length, unexplained.join("\n")).toBeLessThanOrEqual(limit);
    expect(answered.length / own.length).toBeGreaterThan(0.93);
  });

  test("have a reason where they are not: next to none of the others has one", () => {
    const excused = answered.flatMap(([{ id, url }]) => {
      const fault = findMockFault(url, walker.trace(url), walker);
      return fault === undefined ? [] : [`${id}: ${fault}: ${url}`];
    });
    expect(excused.length / answered.length, excused.join("\n")).toBeLessThan(0.01);
  });

  test("are answered with bodies that the validators accept", async () => {
    const problems: string[] = [];
    let judged = 0;
    for (const [request, { status, text, url }] of answered) {
      if (status !== 200) continue;
      const { id } = request;
      const body = parseJson(text);
      const given = body === undefined ? { text } : { body };
      const example = { kind: "response", id, status, request: id, ...given } as const;
      const expectation = expectBody(example, request, walker);
      const isPartial = /\bselect=/i.test(request.url);
      const issues = await judgeBody(body, expectation, validators, isPartial);
      if (expectation.kind === "value") judged += 1;
      problems.push(...issues.map(({ message }) => `${id}: ${url}: ${message}`));
    }
    console.info(`${judged} of ${answered.length} answers were judged`);
    expect(problems).toEqual([]);
    expect(judged / answered.length).toBeGreaterThan(0.9);
  });

  test.skipIf(!isListed)(
    "are refused where the list says (for the pages that it is of)",
    async () => {
      // After a change that is meant, `vitest -u` writes it.
      const written = { corpus: digest, ...list };
      await expect(`${JSON.stringify(written, null, 2)}\n`).toMatchFileSnapshot(LIST);
    },
  );
});

function messageOf({ text }: Asked): string {
  const { error }: { readonly error?: { readonly message?: string } } = JSON.parse(text);
  return (error?.message ?? "").replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, "{id}");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
