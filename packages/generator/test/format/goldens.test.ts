import { expect, test } from "vitest";
import { findCases } from "../golden/find-cases.js";
import { formatFile } from "./format-file.js";

test.each(findCases())("Prettier leaves $name as it is", async ({ expected }) => {
  const formatted = await Promise.all(
    Object.entries(expected).map(async ([path, text]) => [path, await formatFile(path, text)]),
  );
  expect(Object.fromEntries(formatted)).toEqual(expected);
});

test("what is not laid out as it likes would be told", async () => {
  expect(await formatFile("a.ts", "export type A = 'a'\n")).toBe('export type A = "a";\n');
});
