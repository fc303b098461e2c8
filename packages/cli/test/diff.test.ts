import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { config, METADATA, project, runIn, runJson, writeFiles } from "./project.js";

/** A project with the metadata as it is, and changed, in `new.xml`. */
function changed(replace: (text: string) => string, files: Readonly<Record<string, string>> = {}) {
  const cwd = project(files);
  const before = readFileSync(join(cwd, METADATA), "utf8");
  const after = replace(before);
  if (after === before) throw new Error("nothing was replaced");
  writeFiles(cwd, { "new.xml": after });
  return cwd;
}

const LOST = (text: string): string => text.replace(/<Property Name="title"[^>]*\/>/, "");

describe("diff", () => {
  test("of the same metadata finds nothing", async () => {
    const cwd = project();
    expect(await runIn(cwd, "diff", METADATA, METADATA, "--fail-on", "fix")).toEqual({
      code: 0,
      out: ["no changes"],
      err: [],
    });
  });

  test("says what breaks, for whom, and what to do", async () => {
    const { code, out } = await runIn(changed(LOST), "diff", METADATA, "new.xml");
    expect(code).toBe(0);
    expect(out[0]).toBe("breaking (1)");
    expect(out[1]).toBe("  a property is gone [property-removed]");
    expect(out[2]).toMatch(/^ {4}Property \S+\/title was removed$/);
    expect(out[3]).toBe(
      "    models, readers of responses: Responses no longer have it; reading it does not compile. Stop reading it, also in $select, $filter and $orderby.",
    );
    expect(out.at(-1)).toBe("1 change: 1 breaking");
  });

  test.each([
    ["breaking", 3],
    ["feature", 3],
    ["fix", 3],
  ])("with --fail-on %s, what breaks makes it %i", async (level, code) => {
    const outcome = await runIn(changed(LOST), "diff", METADATA, "new.xml", "--fail-on", level);
    expect(outcome.code).toBe(code);
  });

  test("what adds something does not reach --fail-on breaking", async () => {
    const cwd = changed((text) =>
      text.replace("<EntityContainer", '<ComplexType Name="zz"/><EntityContainer'),
    );
    const args = ["diff", METADATA, "new.xml", "--fail-on"];
    expect((await runIn(cwd, ...args, "breaking")).code).toBe(0);
    expect((await runIn(cwd, ...args, "feature")).code).toBe(3);
  });

  test("a root that is gone is a finding; one that never was is an error", async () => {
    const cwd = changed((text) =>
      text.replace('EntitySet Name="books"', 'EntitySet Name="volumes"'),
    );
    const report = await runJson(cwd, "diff", METADATA, "new.xml", "--root", "books");
    expect(report).toMatchObject({ level: "breaking" });
    const { findings } = report as { findings: { rule: string; path: string }[] };
    expect(findings[0]).toMatchObject({ rule: "root-removed", path: "books" });
    expect(findings.find(({ rule }) => rule === "type-removed")).toMatchObject({
      isElsewhere: true,
      details: ["The service still has it: to keep it in the slice, make it a root or an include."],
    });
    const outcome = await runIn(cwd, "diff", METADATA, "new.xml", "--root", "nowhere");
    expect(outcome.code).toBe(1);
    expect(outcome.err.join("\n")).toContain('"nowhere" names neither');
  });

  test("what the config ignores is listed with its reason and counts for nothing", async () => {
    const ignore = [{ rule: "property-removed", path: "*/title", reason: "nobody read it" }];
    const cwd = changed(LOST, { "graphslice.config.mjs": config({ ignore }) });
    const args = ["diff", METADATA, "new.xml", "--slice", "books", "--fail-on", "fix"];
    const { code, out } = await runIn(cwd, ...args);
    expect(code).toBe(0);
    expect(out[0]).toBe("ignored (1)");
    expect(out[1]).toMatch(/\/title was removed \[property-removed\]: nobody read it$/);
    expect(out.at(-1)).toBe("no changes");
  });

  test("a rule to ignore must exist and have a reason", async () => {
    for (const ignore of [[{ rule: "nope", reason: "x" }], [{ rule: "type-removed" }]]) {
      const cwd = project({ "graphslice.config.mjs": config({ ignore }) });
      const { code, err } = await runIn(cwd, "diff", METADATA, METADATA, "--slice", "books");
      expect(code).toBe(2);
      expect(err[0]).toContain("slices.books.ignore: expected a list of { rule, path?, reason }");
    }
  });

  test("as Markdown holds no markup of the metadata's", async () => {
    const cwd = changed((text) =>
      LOST(text).replace("<EntityContainer", '<ComplexType Name="zz"/><EntityContainer'),
    );
    const { out } = await runIn(cwd, "diff", METADATA, "new.xml", "--markdown");
    expect(out.join("\n")).toContain("### breaking");
    expect(out.join("\n")).toContain("<details><summary>feature (1)</summary>");
    expect(out.join("\n")).toContain("(`property-removed`)");
  });

  test("a file that cannot be read is an error", async () => {
    const { code, err } = await runIn(project(), "diff", "nope.xml", METADATA);
    expect(code).toBe(1);
    expect(err[0]).toContain("nope.xml: cannot be read");
  });
});
