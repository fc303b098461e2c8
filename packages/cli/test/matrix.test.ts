import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { METADATA, project, runIn, runJson, writeFiles } from "./project.js";

function twoClouds(): string {
  const cwd = project();
  const text = readFileSync(join(cwd, METADATA), "utf8");
  const other = text
    .replace(/<Property Name="title"[^>]*\/>/, "")
    .replace(
      "<EntityContainer",
      '<ComplexType Name="zz"><Property Name="a" Type="Edm.Int32"/></ComplexType><EntityContainer',
    );
  writeFiles(cwd, { "other.xml": other });
  return cwd;
}

describe("matrix", () => {
  test("lists what not all files have, and no members of types that are missing", async () => {
    const { code, out } = await runIn(twoClouds(), "matrix", METADATA, "other.xml");
    expect(code).toBe(0);
    expect(out.slice(0, 2)).toEqual([`1: ${METADATA}`, "2: other.xml"]);
    expect(out.slice(2, -1).map((line) => line.replace(/\S+[./](\w+)$/, "$1"))).toEqual([
      "1 -  Property title",
      "- 2  ComplexType zz",
    ]);
  });

  test("lists everything with --all", async () => {
    const report = await runJson(twoClouds(), "matrix", METADATA, "other.xml", "--all");
    const { elements, rows } = report as { elements: number; rows: unknown[] };
    expect(rows).toHaveLength(elements);
    expect(elements).toBeGreaterThan(20);
  });

  test("is a table in Markdown", async () => {
    const { out } = await runIn(twoClouds(), "matrix", METADATA, "other.xml", "--markdown");
    const lines = out.join("\n").split("\n");
    expect(lines[0]).toBe(`| Element | ${METADATA} | other.xml |`);
    expect(lines.at(-1)).toMatch(/^\| ComplexType `\S+zz` \|  \| ✓ \|$/);
  });

  test("needs two files, and roots that one of them has", async () => {
    const cwd = twoClouds();
    expect((await runIn(cwd, "matrix", METADATA)).code).toBe(2);
    const { code, err } = await runIn(cwd, "matrix", METADATA, "other.xml", "--root", "nowhere");
    expect(code).toBe(1);
    expect(err.join("\n")).toContain('"nowhere" names neither');
  });
});
