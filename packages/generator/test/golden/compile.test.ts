import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileTypeScript } from "../compile-typescript.js";
import type { Files } from "../generate-models.js";
import { findCases, WHOLE_CASE } from "./find-cases.js";

const cases = findCases();

/** All cases with their consumers, each with the module that only one of them is expected to have. */
function layOutCases(): Files {
  const odata = cases.find(({ name }) => name === WHOLE_CASE)?.expected["src/odata.ts"] ?? "";
  const files = cases.flatMap(({ name, expected, consumer }) => [
    ...Object.entries({ "src/odata.ts": odata, ...expected }).map(([path, text]) => [
      `cases/${name}/expected/${path}`,
      text,
    ]),
    ...(consumer === undefined ? [] : [[`cases/${name}/consumer.ts`, consumer]]),
  ]);
  const expectations = readFileSync(new URL("expect-type.ts", import.meta.url), "utf8");
  return { ...Object.fromEntries(files), "golden/expect-type.ts": expectations };
}

test(
  "every case compiles, and its consumer is right about what does and what does not",
  { timeout: 30_000 },
  () => {
    expect(compileTypeScript(layOutCases()).errors).toEqual([]);
  },
);

test.each([
  ["type", "export const a: string = 1;", "a.ts(1,14): error TS2322"],
  ["unused name", "const a = 1; export {};", "a.ts(1,7): error TS6133"],
  ["expectation", "// @ts-expect-error -- wrong\nexport {};", "a.ts(1,1): error TS2578"],
])("a wrong %s would be told", (_, text, error) => {
  const { errors } = compileTypeScript({ "a.ts": text });
  expect(errors.map((line) => line.slice(0, error.length))).toEqual([error]);
});
