import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { formatDiagnostic, hasErrors } from "@graphslice/csdl";
import { describe, expect, test } from "vitest";
import { readSlice, type ReadSlice } from "../../src/read-slice.js";
import { compileTypeScript } from "../compile-typescript.js";
import { generateModels, type Files } from "../generate-models.js";
import { readTree } from "../read-tree.js";
import { findCode } from "./find-code.js";
import { importModules } from "./import-modules.js";

const own = fileURLToPath(new URL("../../../csdl/test/", import.meta.url));

function listFiles(directory: string): readonly string[] {
  return readdirSync(own + directory)
    .filter((name) => name.endsWith(".xml"))
    .map((name) => `${directory}/${name}`);
}

function read(file: string): ReadSlice {
  const text = readFileSync(own + file);
  return readSlice({ metadata: { file, text }, selection: { roots: [] } });
}

const inert = listFiles("inert");
const hostile = listFiles("hostile");
const accepted = hostile.filter((file) => read(file).slice !== undefined);
const rejected = hostile.filter((file) => !accepted.includes(file));

test("there is a file for each kind of attack", () => {
  expect(rejected.length).toBeGreaterThan(50);
  expect(inert.length).toBeGreaterThanOrEqual(5);
});

test.each(rejected)("%s is rejected with its place", (file) => {
  const { whole, slice, diagnostics } = read(file);
  expect([whole, slice]).toEqual([undefined, undefined]);
  expect(hasErrors(diagnostics)).toBe(true);
  for (const diagnostic of diagnostics) {
    expect(formatDiagnostic(diagnostic)).toMatch(
      /^hostile\/[\w-]+\.xml:\d+:\d+: (?:error|warning): /,
    );
  }
});

describe("what is not rejected is inert", () => {
  /** The package of each accepted file, in a folder that is named by it. */
  async function generateAll(): Promise<Files> {
    const packages = await Promise.all(
      [...inert, ...accepted].map(async (file) => {
        const files = await generateModels({ text: readFileSync(own + file) });
        return Object.entries(files).map(([path, text]) => [`${file}/${path}`, text] as const);
      }),
    );
    return Object.fromEntries(packages.flat());
  }

  test("its modules compile, and importing them does nothing", { timeout: 30_000 }, async () => {
    const files = await generateAll();
    const modules = Object.keys(files).filter((path) => path.endsWith(".ts"));
    const { errors, directory } = compileTypeScript(files);
    expect(errors).toEqual([]);
    const imported = modules.filter((path) => !path.endsWith(".d.ts")).length;
    expect(importModules(directory)).toEqual({ modules: imported, exports: [], changes: [] });
    const texts = Object.entries(readTree(directory)).filter(([path]) => path.endsWith(".js"));
    expect(new Set(texts.map(([, text]) => text))).toEqual(new Set(["export {};\n"]));
    expect(modules.flatMap((path) => findCode(path, files[path] ?? ""))).toEqual([]);
  });

  test("code would be found", () => {
    const text = `globalThis.pwned = true; Object.prototype.evil = () => {}; export const a = 1;`;
    const { directory } = compileTypeScript({ "a.ts": `// @ts-nocheck\n${text}\n` });
    expect(importModules(directory)).toEqual({
      modules: 1,
      exports: ["a.js: a"],
      changes: ["globalThis.pwned", "Object.prototype.evil"],
    });
    expect(findCode("a.ts", text)).toHaveLength(1);
    expect(findCode("a.ts", "export interface A {")).toContain("'}' expected.");
    expect(findCode("a.ts", 'import { A } from "evil";')).toHaveLength(1);
    expect(findCode("a.ts", 'import type { A } from "./a.js";')).toEqual([]);
  });
});
