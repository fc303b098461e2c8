import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { inject } from "vitest";

/**
 * Makes a directory with what several files of tests use: the first that asks makes it, and the others wait. It is removed
 * when all tests have finished.
 */
export async function makeOnce(
  name: string,
  make: (directory: string) => Promise<void>,
): Promise<string> {
  const directory = join(inject("shared"), name);
  const outcome = { made: `${directory}.made`, failed: `${directory}.failed` };
  // Of several workers, one alone makes a directory.
  if (mkdirSync(directory, { recursive: true }) !== undefined) {
    try {
      await make(directory);
      writeFileSync(outcome.made, "");
    } catch (error) {
      writeFileSync(outcome.failed, "");
      throw error;
    }
  }
  while (!existsSync(outcome.made)) {
    if (existsSync(outcome.failed)) throw new Error(`another test could not make ${name}`);
    await setTimeout(100);
  }
  return directory;
}
