import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { edit, RECORD } from "./server.js";

/** The library's metadata without a root that a slice has. */
export const WITHOUT_PAGES = edit(/<NavigationProperty Name="pages".*/, "").replace(
  /<EntityType Name="page"[^]*?<\/EntityType>/,
  '<EntityType Name="cover" BaseType="library.item"/>',
);

/** A line that the tests of it look at. */
export const FROM: unknown = expect.stringMatching(/^ {2}from http/);

/** The text of a project's file. */
export const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), "utf8");

/** What pull has recorded in a project. */
export const readRecord = (cwd: string): unknown => JSON.parse(read(cwd, RECORD));
