import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { formatFile } from "../format/format-file.js";
import { generateClient } from "../generate-models.js";
import { readTree } from "../read-tree.js";

// A new version of the generator changes the first line of every file; the expected ones stay as they are.
vi.mock("../../src/version.js", () => ({ VERSION: "0.0.0" }));

const CASES = fileURLToPath(new URL("cases/", import.meta.url));

/** What differs from client to client only where the slices' types do. */
function isCompared(path: string): boolean {
  return path.startsWith("src/") && path !== "src/create-graph-client.ts";
}

test.each(readdirSync(CASES))("the client of %s", async (name) => {
  const directory = join(CASES, name, "expected");
  const text = readFileSync(join(CASES, name, "input.csdl.xml"), "utf8");
  const generated = Object.entries(await generateClient({ text }));
  const compared = Object.fromEntries(generated.filter(([path]) => isCompared(path)));
  if (env["UPDATE_GOLDENS"] !== undefined) {
    rmSync(directory, { recursive: true, force: true });
    for (const [path, content] of Object.entries(compared)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), content);
    }
  }
  expect(readTree(directory)).toEqual(compared);
  for (const [path, content] of generated)
    expect(await formatFile(path, content), path).toBe(content);
});
