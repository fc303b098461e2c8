import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env, execPath } from "node:process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { randomCsdl } from "../../../csdl/test/write/random-csdl.js";
import type { GeneratedSlice } from "../../src/generate-slice.js";
import { readSlice } from "../../src/read-slice.js";
import { generateShop } from "../generate-models.js";

const PROGRAM = fileURLToPath(new URL("generate-child.js", import.meta.url));
const CASES = fileURLToPath(new URL("../cases/", import.meta.url));
const files = readdirSync(CASES).map((name) => join(CASES, name, "input.csdl.xml"));

interface Output {
  readonly place: {
    readonly locale: string;
    readonly timeZone: string;
    readonly directory: string;
  };
  readonly output: Readonly<Record<string, GeneratedSlice>>;
}

function run(paths: readonly string[], cwd: string, variables: Record<string, string>): Output {
  const text = execFileSync(execPath, [PROGRAM, ...paths], {
    cwd,
    env: { ...env, LANG: "", ...variables },
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(text);
}

test(
  "the same input gives the same bytes, wherever and in whatever order it is read",
  { timeout: 30_000 },
  () => {
    const here = run(files, CASES, { LC_ALL: "C", TZ: "UTC" });
    const there = run(files.toReversed(), tmpdir(), {
      LC_ALL: "tr_TR.UTF-8",
      TZ: "Pacific/Kiritimati",
    });
    expect(here.place).not.toEqual(there.place);
    expect(there.place).toMatchObject({ locale: "tr-TR", timeZone: "Pacific/Kiritimati" });
    expect(Object.keys(here.output)).toEqual(files);
    expect(there.output).toEqual(here.output);
  },
);

test("any input gives the same bytes twice", { timeout: 30_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomCsdl, async (text) => {
      const read = (): ReturnType<typeof readSlice> =>
        readSlice({ metadata: { file: "input.csdl.xml", text }, selection: { roots: [] } });
      const [first, second] = [read().slice, read().slice];
      fc.pre(first !== undefined && second !== undefined);
      expect(await generateShop(second.model)).toEqual(await generateShop(first.model));
    }),
    { numRuns: 20 },
  );
});
