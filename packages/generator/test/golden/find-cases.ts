import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Files, ModelSource } from "../generate-models.js";
import { readTree } from "../read-tree.js";

const CASES = fileURLToPath(new URL("../cases/", import.meta.url));

/** A directory of `test/cases`: metadata, perhaps an overlay, the roots of the slice, and what is generated of it. */
export interface GoldenCase {
  readonly name: string;
  readonly source: ModelSource;
  /** Where the expected files are. */
  readonly directory: string;
  readonly expected: Files;
  /** What is made of the types: it compiles, or does not where it says so. */
  readonly consumer?: string;
}

/** What may be in a case beside the expected files. */
export const CASE_FILES = /^(?:input\.csdl\.xml|overlay\.xml|roots|consumer\.ts|expected\/.+)$/;

/** The case of which every file is expected, not only the modules of types. */
export const WHOLE_CASE = "whole-package";

/** Whether the expected files of a case include this one. */
export function isCompared(name: string, path: string): boolean {
  return name === WHOLE_CASE || (path.startsWith("src/") && path !== "src/odata.ts");
}

/** All paths below `test/cases`, by case. */
export function listCaseFiles(): ReadonlyMap<string, readonly string[]> {
  const names = readdirSync(CASES);
  return new Map(names.map((name) => [name, Object.keys(readTree(join(CASES, name)))]));
}

export function findCases(): readonly GoldenCase[] {
  return readdirSync(CASES).map((name) => {
    const read = (file: string): string | undefined => {
      const path = join(CASES, name, file);
      return existsSync(path) ? readFileSync(path, "utf8") : undefined;
    };
    const overlay = read("overlay.xml");
    const consumer = read("consumer.ts");
    const directory = join(CASES, name, "expected");
    return {
      name,
      source: {
        text: read("input.csdl.xml") ?? "",
        roots: (read("roots") ?? "").split("\n").filter((line) => line !== ""),
        ...(overlay === undefined ? {} : { overlay }),
      },
      directory,
      expected: readTree(directory),
      ...(consumer === undefined ? {} : { consumer }),
    };
  });
}
