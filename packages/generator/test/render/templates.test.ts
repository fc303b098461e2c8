import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readTree } from "../read-tree.js";
import { listInsertions, type Insertion } from "./list-insertions.js";

const TOKENS = [
  "str",
  "ident",
  "key",
  "doc",
  "num",
  "json",
  "literal",
  "type",
  "expr",
  "operand",
  "heading",
  "signature",
  "declaration",
  "interface",
];
const BLOCKS = ["if", "unless", "each"];
const directory = fileURLToPath(new URL("../../../../templates/", import.meta.url));
const templates = Object.entries(readTree(directory));

/** What of a template is not allowed, as it is written there. */
function findFaults(path: string, template: string): readonly string[] {
  return listInsertions(template)
    .filter((insertion) => !isAllowed(insertion, path.endsWith(".md.hbs")))
    .map(({ kind, name }) => `${kind} ${name}`);
}

/** In Markdown, what stands between backticks is no template literal. */
function isAllowed(insertion: Insertion, isMarkdown: boolean): boolean {
  const { kind, name, isRaw, parameters, isInBackticks } = insertion;
  switch (kind) {
    case "value":
      return TOKENS.includes(name) && !isRaw && parameters > 0 && (isMarkdown || !isInBackticks);
    case "block":
      return BLOCKS.includes(name) && parameters === 1;
    case "partial":
      return templates.some(([path]) => path === `partials/${name}.hbs`);
    case "other":
      return false;
  }
}

test("the shipped templates are those at the top of the repository", () => {
  const shipped = fileURLToPath(new URL("../../templates/", import.meta.url));
  expect(readTree(shipped)).toEqual(Object.fromEntries(templates));
});

describe("values get into a text through tokens alone", () => {
  test.each(templates)("in %s", (path, template) => {
    expect(path).toMatch(/^[\w./-]+\.hbs$/);
    expect(findFaults(path, template)).toEqual([]);
  });

  test.each([
    ["{{name}}", "value name"],
    ["{{{ident name}}}", "value ident"],
    ["{{&ident name}}", "value ident"],
    ["{{ident}}", "value ident"],
    ["{{constructor name}}", "value constructor"],
    ["{{lookup this name}}", "value lookup"],
    ["{{ident (lookup this name)}}", "other ident"],
    ["{{ident name raw=true}}", "other ident"],
    ["{{#with name}}{{/with}}", "block with"],
    ["{{#each names as |name|}}{{name}}{{/each}}", "value name"],
    ["{{#if name}}{{else}}{{name}}{{/if}}", "value name"],
    ["{{> missing}}", "partial missing"],
    ["{{> (lookup this name)}}", "other partial"],
    ["{{#> header}}{{name}}{{/header}}", "other PartialBlockStatement"],
    ['{{#*inline "header"}}{{name}}{{/inline}}', "other DecoratorBlock"],
    ["const a = `{{ident name}}`;", "value ident"],
    ["const a = `b`; {{#if c}}const d = `{{/if}}{{ident name}}", "value ident"],
  ])("%s would be told", (template, fault) => {
    expect(findFaults("a.ts.hbs", template)).toEqual([fault]);
  });
});
