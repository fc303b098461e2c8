import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** Makes a directory that is removed when the tests of the file have finished. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(realpathSync(tmpdir()), "graphslice-conformance-"));
  // That of the whole of Graph has tens of thousands of files.
  afterAll(() => rmSync(directory, { recursive: true, force: true }), 60_000);
  return directory;
}
