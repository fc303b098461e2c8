import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { diffModels, resolveRoot, type Model } from "@graphslice/csdl";
import {
  judgeChanges,
  judgeRoot,
  RULE_IDS,
  RULES,
  type Finding,
  type RuleId,
} from "@graphslice/generator";
import { expect, test } from "vitest";
import { readRulePage, RULES_FOLDER, type RulePage } from "./rule-examples.js";

const EMISSION_RULES = new Set<RuleId>(["name-changed", "path-form-changed", "type-form-changed"]);

test("each rule has a page, and each page a rule", () => {
  const pages = readdirSync(RULES_FOLDER).map((name) => name.replace(/\.md$/, ""));
  expect(pages.filter((name) => name !== "README").sort()).toEqual([...RULE_IDS]);
});

test("the index names each rule under its level", () => {
  const index = readFileSync(join(RULES_FOLDER, "README.md"), "utf8");
  const levels = index.split("\n## ").flatMap((part) => {
    const [level = ""] = part.split("\n", 1);
    return [...part.matchAll(/^- \[([\w-]+)\]/gm)].map(([, rule = ""]) => [rule, level] as const);
  });
  expect(Object.fromEntries(levels)).toEqual(
    Object.fromEntries(RULE_IDS.map((rule) => [rule, RULES[rule].level])),
  );
});

test.each(RULE_IDS)("%s: the page says what the rule does, and its example gives it", (rule) => {
  const page = readRulePage(rule);
  const { level, summary, consequences } = RULES[rule];
  expect(page.text).toContain(`# ${rule} **${level}**: ${summary}.`);
  for (const { who, why, adapt } of consequences) {
    expect(page.text).toContain(`${who}: ${why} ${adapt}`);
  }
  const isOfEmission = EMISSION_RULES.has(rule);
  // Of what is emitted and of elements, the example is about one; the other is told as well.
  const own = judge(page).filter(({ change }) => (change.kind === "emission") === isOfEmission);
  expect(own.map((finding) => finding.rule)).toContain(rule);
  expect(isOfEmission || own.length === 1).toBe(true);
  expect(own.find((finding) => finding.rule === rule)?.level).toBe(level);
});

function judge({ before, after, root }: RulePage): readonly Finding[] {
  if (root === undefined) return judgeChanges(before, after, diffModels(before, after));
  const has = (model: Model): boolean => typeof resolveRoot(root, model) !== "string";
  return [
    judgeRoot({
      kind: "root",
      element: "Root",
      path: root,
      ...(has(before) ? { before: root } : {}),
      ...(has(after) ? { after: root } : {}),
    }),
  ];
}
