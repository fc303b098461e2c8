import fc from "fast-check";
import { RULE_IDS, RULES, type RuleId } from "@graphslice/generator";
import { describe, expect, test } from "vitest";
import type { DiffReport, ReportedFinding } from "../../src/diff/diff-report.js";
import { writeChangeset, type ChangedPackage } from "../../src/update/write-changeset.js";

const MODELS: ChangedPackage = { name: "@contoso/books-models", kind: "models", bump: "minor" };
const CLIENT: ChangedPackage = { name: "@contoso/books-client", kind: "client", bump: "patch" };

function finding(rule: RuleId, path: string, more: Partial<ReportedFinding> = {}): ReportedFinding {
  const { level, consequences } = RULES[rule];
  const kind = "removed";
  return { rule, level, kind, element: "Property", path, details: [], consequences, ...more };
}

function report(
  findings: readonly ReportedFinding[],
  renames: DiffReport["renames"] = [],
): DiffReport {
  const of = (level: string): number => findings.filter((each) => each.level === level).length;
  const counts = {
    breaking: of("breaking"),
    feature: of("feature"),
    fix: of("fix"),
    none: of("none"),
  };
  return { level: "none", counts, findings, ignored: [], renames };
}

function write(findings: readonly ReportedFinding[], packages = [MODELS, CLIENT]): string {
  return writeChangeset("books", packages, report(findings)).text;
}

describe("a changeset", () => {
  test("says what is to be released, what changed, whom it breaks and how to adapt", () => {
    const added = finding("property-added", "lib.book/isbn", { kind: "added" });
    const words = finding("description-changed", "lib.book", { kind: "annotated" });
    const form = finding("became-read-only", "lib.book/title", {
      kind: "changed",
      aspect: "Permissions",
      before: "ReadWrite",
      after: "Read",
      details: ["because of lib.item"],
    });
    const renames = [{ before: "lib.book/a_b", after: "lib.book/ab" }];
    const { text } = writeChangeset(
      "books",
      [MODELS],
      report([form, added, words, words], renames),
    );
    expect(text).toBe(`---
"@contoso/books-models": minor
---

New metadata for the slice \`books\`: 1 breaking change, 1 feature, 2 corrections.

**Breaking: a property cannot be written any more**

- Property lib.book/title: Permissions was ReadWrite, is Read
  - because of lib.item

For writers of requests (models): The service sets it; requests no longer have it. Leave it out.

**New: a property was added**

- Property lib.book/isbn was added

**Corrected**

- a description changed: 2 times

**Perhaps renamed**

- lib.book/a\\_b → lib.book/ab
`);
  });

  test("has what concerns the packages that it is about", () => {
    const text = write([finding("navigation-property-removed", "lib.book/pages")], [CLIENT]);
    expect(text).toContain("For callers of routes (client): The routes through it are gone.");
    expect(text).not.toContain("(models)");
  });

  test("says nothing of how the slice could be another one", () => {
    const left = finding("type-removed", "lib.page", {
      isElsewhere: true,
      details: ["make it a root"],
    });
    expect(write([left])).toContain("left the slice");
    expect(write([left])).not.toContain("make it a root");
  });

  test("has names of OData's as code, which mentions nobody", () => {
    for (const rule of RULE_IDS) {
      const [, body = ""] = write([finding(rule, "lib.page")]).split("---\n\n");
      expect(body.replace(/`[^`]*`|\*\*/g, "")).not.toMatch(/[@$*_<>\\]\w/);
    }
    expect(write([finding("member-moved-down", "lib.page")])).toContain(
      "Narrow by `@odata.type` before reading it.",
    );
  });

  test("counts what is too much to read", () => {
    const many = (rule: RuleId): readonly ReportedFinding[] =>
      Array.from({ length: 500 }, (_, index) => finding(rule, `lib.book/p${index}`));
    const text = write([...many("property-removed"), ...many("property-added")]);
    expect(text).toContain("500 breaking changes, 500 features.");
    expect(text).toContain("- and 480 more\n");
    expect(text).toContain("- and 495 more\n");
    expect(text.split("\n").length).toBeLessThan(60);
    // What to do is said once for all of them.
    expect(text.match(/For readers of responses/g)).toHaveLength(1);
  });

  test("tells of packages that only have another text", () => {
    const text = write([finding("vocabulary-changed", "lib")]);
    expect(text).toContain(
      "The slice `books` was generated again, without a change that users notice.",
    );
  });

  test("has the same name for the same text, and another for another", () => {
    const name = (path: string): string =>
      writeChangeset("books", [MODELS], report([finding("property-removed", path)])).file;
    expect(name("a")).toMatch(/^books-[0-9a-f]{8}\.md$/);
    expect(name("a")).toBe(name("a"));
    expect(name("a")).not.toBe(name("b"));
  });

  test("takes no markup from metadata, whatever it says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (hostile) => {
        const text = write([
          finding("type-changed", "lib.book/title", {
            kind: "changed",
            aspect: "Type",
            before: `x\n---\n"evil": major ${hostile}`,
            after: `<script>@everyone${hostile}`,
          }),
        ]);
        const lines = text.split(/\r?\n|\r/);
        expect(lines.filter((line) => line === "---")).toHaveLength(2);
        expect(lines.slice(0, 4)).toEqual(write([]).split("\n").slice(0, 4));
        expect(text.slice(text.indexOf("New metadata"))).not.toMatch(/<script|@everyone/);
      }),
    );
  });
});
