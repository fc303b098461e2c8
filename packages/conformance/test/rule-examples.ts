import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildModel, parseCsdl, type Model } from "@graphslice/csdl";
import type { RuleId } from "@graphslice/generator";
import { repository } from "./repository.js";

export const RULES_FOLDER = join(repository, "docs/rules");

/** A rule's page in the documentation, with its example. */
export interface RulePage {
  readonly text: string;
  readonly before: Model;
  readonly after: Model;
  /** The root that the example is sliced to, if it is about one. */
  readonly root?: string;
}

export function readRulePage(rule: RuleId): RulePage {
  const text = readFileSync(join(RULES_FOLDER, `${rule}.md`), "utf8");
  const fences = [...text.matchAll(/^```xml(?: root=(\S+))?\n([\s\S]*?)^```$/gm)];
  const [before, after] = fences.map(([, , content = ""]) => buildExample(content));
  if (before === undefined || after === undefined || fences.length > 2) {
    throw new Error(`${rule}.md: expected two models but found ${fences.length}`);
  }
  const root = fences[0]?.[1];
  return {
    text: text.replace(/\s+/g, " "),
    before,
    after,
    ...(root === undefined ? {} : { root }),
  };
}

/** The model of an example, which stands in a schema. */
function buildExample(content: string): Model {
  const csdl = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="microsoft.graph" Alias="self" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${content}
</Schema></edmx:DataServices></edmx:Edmx>`;
  const { document, diagnostics } = parseCsdl(csdl, { file: "example.xml" });
  if (document === undefined) throw new Error(JSON.stringify(diagnostics));
  return buildModel([document]).model;
}
