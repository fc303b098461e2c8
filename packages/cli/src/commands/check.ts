import { readFileSync } from "node:fs";
import { join } from "node:path";
import { planWrite, VERSION, type PackageOutput } from "@graphslice/generator";
import { resolveSlices } from "../config/resolve-slices.js";
import type { SliceFlags } from "../config/slice-options.js";
import { ExitCode } from "../exit-code.js";
import { shortenPath } from "../terminal/report-diagnostics.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { findFirstDifference } from "./first-difference.js";
import { generatePackages } from "./generate-packages.js";
import { readResolvedSlice } from "./read-resolved-slice.js";

/** A file that is not as generating would make it. */
interface Drift {
  /** Relative to the working directory. */
  readonly file: string;
  readonly change: "added" | "changed" | "deleted";
  /** Where a changed file first differs; lines count from 1. */
  readonly difference?: {
    readonly line: number;
    readonly found: string;
    readonly expected: string;
  };
}

/** `graphslice check`: generates in memory and compares with what is there; exit code 3 on any difference. */
export async function check(
  flags: SliceFlags & OutputFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const drifts: Drift[] = [];
  let files = 0;
  for (const resolved of await resolveSlices(flags, terminal.cwd)) {
    const selected = await readResolvedSlice(resolved, flags, terminal);
    const { outputs } = await terminal.progress(`Checking ${resolved.name}`, () =>
      generatePackages(resolved, selected, { isTrusted: false }),
    );
    files += outputs.reduce((sum, output) => sum + output.files.length, 0);
    drifts.push(...findDrifts(outputs, terminal.cwd));
  }
  if (flags.json === true) terminal.out(JSON.stringify({ files, drifts }, null, 2));
  else if (drifts.length > 0) printDrifts(drifts, terminal);
  else if (flags.quiet !== true) terminal.out(`${files} files are as they should be`);
  return drifts.length === 0 ? ExitCode.done : ExitCode.drift;
}

function findDrifts(outputs: readonly PackageOutput[], cwd: string): readonly Drift[] {
  const texts = new Map(
    outputs.flatMap(({ target, files }) =>
      files.map(({ path, text }) => [join(target, path), text] as const),
    ),
  );
  return planWrite(outputs, VERSION).flatMap(({ target, files }) =>
    files.flatMap(({ path, change }): readonly Drift[] => {
      if (change === "unchanged") return [];
      const file = join(target, path);
      const expected = texts.get(file);
      const short = shortenPath(file, cwd);
      if (change !== "changed" || expected === undefined) return [{ file: short, change }];
      const difference = findFirstDifference(readFileSync(file, "utf8"), expected);
      return [{ file: short, change, ...(difference === undefined ? {} : { difference }) }];
    }),
  );
}

function printDrifts(drifts: readonly Drift[], { colors, err, out }: Terminal): void {
  const words = { added: "is missing", changed: "differs", deleted: "is no longer generated" };
  for (const { file, change, difference } of drifts) {
    const line = difference === undefined ? "" : `:${difference.line}`;
    out(`${file}${line}: ${words[change]}`);
    if (difference === undefined) continue;
    out(colors.red(`  - ${difference.found}`));
    out(colors.green(`  + ${difference.expected}`));
  }
  err(
    `${colors.red("drift")}: ${drifts.length} files; run graphslice generate and commit the result`,
  );
}
