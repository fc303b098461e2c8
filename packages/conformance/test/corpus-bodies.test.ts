import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { editions, versionOf } from "../src/corpus/editions.js";
import { readExamples } from "../src/corpus/example.js";
import { faults } from "../src/corpus/faults.js";
import { judgeCorpus, type Judgement } from "../src/corpus/judge-corpus.js";
import { listRejections } from "../src/corpus/rejection-list.js";
import { rootOf } from "../src/packages/install-packages.js";
import { ValidatorPackage } from "../src/validators/validator-package.js";
import { installWhole } from "./install-whole.js";
import { corpus, hasMaterial } from "./material.js";

const TIMEOUT = 240_000;
const LIST = "../src/corpus-rejections.json";

/** How many bodies were accepted, rejected and not judged, and for what. */
function formatTotals(judgements: readonly Judgement[]): string {
  const counts = new Map<string, number>();
  const count = (line: string): void => void counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const { expectation, issues } of judgements) {
    const verdict = issues.length === 0 ? "accepted" : "rejected";
    switch (expectation.kind) {
      case "other":
      case "unknown":
        count(`not judged: ${expectation.reason}`);
        break;
      case "value":
        count(`${verdict}, ${expectation.mode}`);
        break;
      default:
        count(`${verdict}, ${expectation.kind}`);
    }
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([line, number]) => `${String(number).padStart(6)}  ${line}`)
    .join("\n");
}

describe("documented bodies and the validators of the whole of Graph", () => {
  if (!hasMaterial || !existsSync(corpus)) {
    test.skip("differ by faults of pages only: GRAPHSLICE_MATERIAL/corpus is absent");
    return;
  }
  const examples = readExamples(readFileSync(corpus, "utf8"));
  const requests = new Map(
    examples.flatMap((example) =>
      example.kind === "request" ? [[example.id, example] as const] : [],
    ),
  );
  const bodies = examples.filter(({ body, text }) => body !== undefined || text !== undefined);
  const all: Judgement[] = [];

  describe.each(editions)("of $version", ({ version, snapshot, isLater }) => {
    let judgements: readonly Judgement[];

    beforeAll(async () => {
      const { name, model, directory } = await installWhole(snapshot);
      const validators = await ValidatorPackage.load(rootOf(directory, name, "validators"));
      const own = bodies.filter((example) => versionOf(example, requests) === version);
      judgements = await judgeCorpus(own, requests, { model, validators, isLater });
      all.push(...judgements);
    }, TIMEOUT);

    test("differ by faults of pages only", () => {
      console.info(`${version}, ${judgements.length} bodies\n${formatTotals(judgements)}`);
      expect(judgements.length).toBeGreaterThan(1000);
      expect(listRejections(judgements).unexplained).toEqual([]);
    });
  });

  test("differ where the list says", async () => {
    const { list } = listRejections(all);
    console.info(
      faults
        .map(({ name, reason }) => {
          const pages = Object.values(list[name] ?? {});
          const places = pages.reduce((sum, pointers) => sum + pointers.split(" ").length, 0);
          return `${String(places).padStart(6)}  in ${pages.length} bodies: ${name}; it ${reason}`;
        })
        .join("\n"),
    );
    // After a change that is meant, `vitest -u` writes it.
    await expect(`${JSON.stringify(list, null, 2)}\n`).toMatchFileSnapshot(LIST);
    expect(faults.filter(({ name }) => list[name] === undefined)).toEqual([]);
  });
});
