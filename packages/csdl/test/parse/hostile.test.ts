import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formatDiagnostic, hasErrors } from "../../src/diagnostic.js";
import { parseCsdl } from "../../src/parse/parse-csdl.js";

const hostile = new URL("../hostile/", import.meta.url);
const inert = new URL("../inert/", import.meta.url);
const XML = ".xml";
const DIAGNOSTICS = ".diagnostics.txt";

function namesIn(directory: URL, ending: string): string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));
}

describe("hostile files are reported with their places", () => {
  const cases = namesIn(hostile, XML);

  test("every file is a case with its expected diagnostics", () => {
    expect(namesIn(hostile, DIAGNOSTICS)).toEqual(cases);
    expect(readdirSync(hostile)).toHaveLength(cases.length * 2);
  });

  test.each(cases)("%s", (name) => {
    const file = name + XML;
    const { document, diagnostics } = parseCsdl(readFileSync(new URL(file, hostile)), { file });
    const expected = readFileSync(new URL(name + DIAGNOSTICS, hostile), "utf8");
    expect(diagnostics.map((diagnostic) => `${formatDiagnostic(diagnostic)}\n`).join("")).toBe(
      expected,
    );
    expect(expected).not.toBe("");
    expect(document === undefined).toBe(hasErrors(diagnostics));
  });
});

describe("inert files are accepted without a word", () => {
  test.each(namesIn(inert, XML))("%s", (name) => {
    const file = name + XML;
    const { document, diagnostics } = parseCsdl(readFileSync(new URL(file, inert)), { file });
    expect(diagnostics).toEqual([]);
    expect(document?.schemas).toHaveLength(1);
  });
});
