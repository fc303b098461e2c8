import { RULE_IDS, RULES, type RuleId } from "@graphslice/generator";
import { beforeAll, describe, expect, test } from "vitest";
import { covers } from "../../src/proof/covers.js";
import { describeProof } from "../../src/proof/describe-proof.js";
import { proveVerdicts, type Proof } from "../../src/proof/prove-verdicts.js";
import { readRulePage } from "../rule-examples.js";
import { temporaryDirectory } from "../temporary-directory.js";

const directory = temporaryDirectory();
const proofs = new Map<string, Proof>();

beforeAll(async () => {
  const pairs = RULE_IDS.map((rule) => {
    const { before, after } = readRulePage(rule);
    return { name: rule, before, after };
  });
  for (const proof of await proveVerdicts(pairs, directory)) proofs.set(proof.name, proof);
}, 120_000);

function proofOf(rule: string): Proof {
  const proof = proofs.get(rule);
  if (proof === undefined) throw new Error(`${rule} has not been proved`);
  return proof;
}

describe("what the compiler says of each rule's example", () => {
  test.each(RULE_IDS)("%s: no verdict is too low", (rule) => {
    expect(describeProof(proofOf(rule))).toEqual([]);
    expect(proofOf(rule).statements).toBeGreaterThan(0);
  });

  /** What breaks at run time alone: the page has to say so. */
  const silent = new Set<RuleId>([
    "composable-lost",
    "default-value-changed",
    "enum-member-removed",
    "facet-narrowed",
    "flags-changed",
    "on-delete-changed",
    "srid-changed",
  ]);
  /** The compiler shows it of interfaces that users have declared themselves, which the programs have not. */
  const unproven = new Set<RuleId>(["type-opened"]);
  const breaking = RULE_IDS.filter(
    (rule) => RULES[rule].level === "breaking" && !unproven.has(rule),
  );
  test.each(breaking)("%s: the compiler shows it, or the page says that it does not", (rule) => {
    const isSilent = silent.has(rule);
    expect(proofOf(rule).failures.length === 0).toBe(isSilent);
    if (isSilent) expect(readRulePage(rule).text).toContain("the compiler does not show it");
  });
});

test("a verdict that were too low would be told", () => {
  const { failures, findings, ...proof } = proofOf("property-removed");
  expect(failures.length).toBeGreaterThan(3);
  const lowered = findings.map((finding) => ({ ...finding, level: "fix" as const }));
  const unwarned = failures.map((failure) => ({
    ...failure,
    warnings: lowered.filter((finding) => covers(finding, failure.statement, () => true)),
  }));
  const told = describeProof({ ...proof, failures: unwarned, findings: lowered });
  expect(told).toHaveLength(failures.length);
  expect(told[0]).toContain("fix: property-removed of microsoft.graph.book/title");
});

test("a verdict on something else warns of nothing", () => {
  const { failures } = proofOf("property-removed");
  const { findings } = proofOf("became-required");
  for (const { statement } of failures) {
    expect(findings.filter((finding) => covers(finding, statement, () => false))).toEqual([]);
  }
});
