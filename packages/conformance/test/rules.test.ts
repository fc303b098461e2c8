import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { diffModels, resolveRoot, type Model } from "@graphslice/csdl";
import { judgeChanges, judgeRoot, RULE_IDS, RULES, type Finding } from "@graphslice/generator";
import { expect, test } from "vitest";
import { readRulePage, RULES_FOLDER, type RulePage } from "./rule-examples.js";

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
  const isAboutEmission = rule === "type-form-changed" || rule === "name-changed";
  const findings = judge(page).filter(
    ({ change }) => !isAboutEmission || change.kind === "emission",
  );
  expect(findings.map((finding) => [finding.rule, finding.level])).toEqual([[rule, level]]);
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
