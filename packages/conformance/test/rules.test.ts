import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildModel, diffModels, parseCsdl, type Model } from "@graphslice/csdl";
import { judgeChanges, judgeRoot, RULE_IDS, RULES, type RuleId } from "@graphslice/generator";
import { expect, test } from "vitest";
import { repository } from "./repository.js";

const RULES_FOLDER = join(repository, "docs/rules");

/** The model of an example, which stands in a schema. */
function readExample(text: string): Model {
  const csdl = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="microsoft.graph" Alias="self" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${text}
</Schema></edmx:DataServices></edmx:Edmx>`;
  const { document, diagnostics } = parseCsdl(csdl, { file: "example.xml" });
  if (document === undefined) throw new Error(JSON.stringify(diagnostics));
  return buildModel([document]).model;
}

function readPage(rule: RuleId): string {
  return readFileSync(join(RULES_FOLDER, `${rule}.md`), "utf8");
}

test("each rule has a page, and each page a rule", () => {
  const pages = readdirSync(RULES_FOLDER).map((name) => name.replace(/\.md$/, ""));
  expect(pages.filter((name) => name !== "README").sort()).toEqual([...RULE_IDS]);
});

test("the index names each rule under its level", () => {
  const index = readFileSync(join(RULES_FOLDER, "README.md"), "utf8");
  const levels = new Map(
    index.split("\n## ").flatMap((part) => {
      const level = part.split("\n", 1)[0] ?? "";
      return [...part.matchAll(/^- \[([\w-]+)\]/gm)].map(([, rule = ""]) => [rule, level] as const);
    }),
  );
  expect(Object.fromEntries(levels)).toEqual(
    Object.fromEntries(RULE_IDS.map((rule) => [rule, RULES[rule].level])),
  );
});

test.each(RULE_IDS)("%s: the page says what the rule does, and its example gives it", (rule) => {
  const page = readPage(rule);
  const { level, summary, consequences } = RULES[rule];
  expect(page.replace(/\s+/g, " ")).toContain(`# ${rule} **${level}**: ${summary}.`);
  for (const { who, why, adapt } of consequences) {
    expect(page.replace(/\s+/g, " ")).toContain(`${who}: ${why} ${adapt}`);
  }
  const fences = [...page.matchAll(/^```xml(?: root=(\S+))?\n([\s\S]*?)^```$/gm)];
  expect(fences).toHaveLength(2);
  const [before, after] = fences.map(([, , text = ""]) => readExample(text));
  if (before === undefined || after === undefined) throw new Error("two models are expected");
  const root = fences[0]?.[1];
  if (root !== undefined) {
    const name = root.slice(1);
    const has = (model: Model): boolean =>
      model.container?.entitySets.some((set) => set.name === name) === true;
    const finding = judgeRoot({
      kind: "root",
      element: "Root",
      path: root,
      ...(has(before) ? { before: root } : {}),
      ...(has(after) ? { after: root } : {}),
    });
    expect([finding.rule, has(before)]).toEqual([rule, !has(after)]);
    return;
  }
  const findings = judgeChanges(before, after, diffModels(before, after));
  // What an emission does beside the change that the example is about is told as well.
  const own = findings.filter(({ change }) =>
    rule === "type-form-changed" || rule === "name-changed" ? change.kind === "emission" : true,
  );
  expect(own.map((finding) => [finding.rule, finding.level])).toEqual([[rule, level]]);
});
