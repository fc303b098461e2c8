import { RULES, type Consequence, type Level, type RuleId } from "@graphslice/generator";
import { describe, expect, test } from "vitest";
import type { ReportedFinding } from "../../src/diff/diff-report.js";
import { chooseBump, levelFor } from "../../src/update/choose-bump.js";

function finding(rule: RuleId): ReportedFinding {
  const { level, consequences } = RULES[rule];
  return { rule, level, kind: "changed", element: "x", path: "x", details: [], consequences };
}

describe("a bump", () => {
  const cases: readonly (readonly [Level, string, string | undefined])[] = [
    ["breaking", "0.0.0", "minor"],
    ["breaking", "0.9.1", "minor"],
    ["breaking", "1.0.0", "major"],
    ["breaking", "10.2.0", "major"],
    ["feature", "0.3.0", "patch"],
    ["feature", "1.3.0", "minor"],
    ["fix", "0.3.0", "patch"],
    ["fix", "2.0.0", "patch"],
    ["none", "0.3.0", undefined],
    ["none", "2.0.0", undefined],
  ];
  test.each(cases)("for %s at %s is %s", (level, version, bump) => {
    expect(chooseBump(level, version)).toBe(bump);
  });
});

describe("the level for a package", () => {
  test("is the highest of what concerns its users", () => {
    const findings = [finding("property-added"), finding("property-removed")];
    expect(levelFor("models", findings)).toBe("breaking");
    expect(levelFor("models", findings.slice(0, 1))).toBe("feature");
    expect(levelFor("models", [])).toBe("none");
  });

  test("leaves out what concerns the users of others only", () => {
    const routes = [finding("route-removed")];
    expect(RULES["route-removed"].consequences.map(({ package: name }) => name)).toEqual([
      "client",
    ]);
    expect(levelFor("client", routes)).toBe("breaking");
    expect(levelFor("models", routes)).toBe("none");
    expect(levelFor("validators", routes)).toBe("none");
  });

  test("has what concerns users of the models, whose types the others hand on", () => {
    const nullable = [finding("became-nullable")];
    const packages = new Set(
      nullable[0]?.consequences.map(({ package: name }: Consequence) => name),
    );
    expect([...packages]).toEqual(["models"]);
    expect(levelFor("client", nullable)).toBe("breaking");
    expect(levelFor("validators", nullable)).toBe("breaking");
  });

  test("is none where a finding concerns nobody", () => {
    expect(levelFor("models", [finding("description-changed")])).toBe("none");
  });
});
