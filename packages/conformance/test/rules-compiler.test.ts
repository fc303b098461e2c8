import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Model } from "@graphslice/csdl";
import { assignNames, generateSlice, RULE_IDS, RULES, type RuleId } from "@graphslice/generator";
import { expect, test } from "vitest";
import { compile } from "./documentation/project.js";
import { readRulePage } from "./rule-examples.js";
import { temporaryDirectory } from "./temporary-directory.js";

/** A further arm of a union: documented in `docs/rules/README.md` as what does not count. */
const ADD_ARMS: readonly RuleId[] = ["derived-type-added", "type-became-concrete"];

test(
  "where a rule is not breaking, the compiler takes new responses for old ones, and old requests for new ones",
  { timeout: 120_000 },
  async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "package.json"), '{ "type": "module" }');
    const harmless = RULE_IDS.filter((rule) => RULES[rule].level !== "breaking");
    const rules: readonly RuleId[] = [...harmless, "property-removed", "became-nullable"];
    const checks: string[] = [];
    for (const rule of rules) {
      const { before, after } = readRulePage(rule);
      await emitModels(before, join(directory, rule, "before"));
      await emitModels(after, join(directory, rule, "after"));
      const check = `${rule}/check.ts`;
      writeFileSync(join(directory, check), writeCheck(before));
      checks.push(check);
    }
    const errors = compile(checks, directory);
    const failing = new Set(
      [...errors.matchAll(/^([\w-]+)\/check\.ts\(/gm)].map(([, rule]) => rule),
    );
    expect([...failing].sort()).toEqual(
      [...ADD_ARMS, "became-nullable", "property-removed"].sort(),
    );
  },
);

async function emitModels(model: Model, folder: string): Promise<void> {
  const request = { kind: "models", packageName: "models", version: "0.0.0" } as const;
  const { packages } = await generateSlice("models", model, [request]);
  for (const { path, text } of packages[0]?.files ?? []) {
    if (!path.startsWith("src/")) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** What an old program does with all types at once: it reads the new responses, and writes as it always did. */
function writeCheck(before: Model): string {
  const names = assignNames(before);
  const reads = [...names.types.values()].map(({ read }) => read);
  const writes = [...names.types].flatMap(([type, { read, create, update }]) =>
    type.kind === "EntityType" ? [create, update] : [read],
  );
  for (const [{ overloads }, { parameters, result }] of names.operations) {
    if (overloads.some((overload) => overload.parameters.length > 0)) writes.push(parameters);
    if (overloads.some(({ returnType }) => returnType !== undefined)) reads.push(result);
  }
  const lines = [
    ...reads.map((name) => `(response: After.${name}): Before.${name} => response`),
    ...writes.map((name) => `(request: Before.${name}): After.${name} => request`),
  ];
  // What is destructured is what members are for: a removed one does not compile.
  const members = [...before.types.values()].flatMap((type) => {
    if (type.kind !== "EntityType" && type.kind !== "ComplexType") return [];
    const { read = "" } = names.types.get(type) ?? {};
    return [...type.properties, ...type.navigationProperties].map(
      ({ name }) => `(response: After.${read}): unknown => response.${name}`,
    );
  });
  return [
    'import type * as Before from "./before/src/index.js";',
    'import type * as After from "./after/src/index.js";',
    `export const checks = [\n${[...lines, ...members].join(",\n")},\n];\n`,
  ].join("\n");
}
