import { readFileSync } from "node:fs";
import { join } from "node:path";
import { planWrite, VERSION, type PackageOutput } from "@graphslice/generator";
import { resolvePackagedSlices } from "../config/resolve-packaged-slices.js";
import type { SliceFlags } from "../config/slice-options.js";
import { ExitCode } from "../exit-code.js";
import { count } from "../terminal/count.js";
import { shortenPath } from "../terminal/shorten-path.js";
import { showControls } from "../terminal/show-controls.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { checkRecordings, type CheckedRecordings } from "./check-recordings.js";
import { findFirstDifference, type Difference } from "./first-difference.js";
import { generatePackages } from "./generate-packages.js";
import { readResolvedSlice } from "./read-resolved-slice.js";

/** How many drifts, and how many faults of recordings, are shown unless `--verbose` asks for all. */
const SHOWN_DRIFTS = 20;

/** What is at the targets, compared with what would be generated; paths relative to the working directory. */
interface Comparison {
  /** How many files there should be, the manifests among them. */
  readonly files: number;
  readonly drifts: readonly Drift[];
}

/** A file that is not as generating would make it. */
interface Drift {
  readonly file: string;
  readonly change: "added" | "changed" | "deleted";
  /** Where a changed file first differs; absent for manifests. */
  readonly difference?: Difference;
}

/**
 * `graphslice check`: generates in memory and compares with what is there, and judges the recordings; exit code 3 on any
 * difference, and on any recording that does not hold.
 */
export async function check(
  flags: SliceFlags & OutputFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const { cwd } = terminal;
  const outputs: PackageOutput[] = [];
  const checked: CheckedRecordings[] = [];
  for (const resolved of await resolvePackagedSlices(flags, cwd)) {
    const selected = await readResolvedSlice(resolved, flags, terminal);
    const packages = await terminal.progress(`Checking ${resolved.name}`, () =>
      generatePackages(resolved, selected, { isTrusted: false, cwd }),
    );
    outputs.push(...packages.outputs);
    checked.push(
      await terminal.progress(`Judging the recordings of ${resolved.name}`, () =>
        checkRecordings(resolved, selected.model, cwd),
      ),
    );
  }
  const { files, drifts } = compare(outputs, cwd);
  const recordings: CheckedRecordings = {
    files: checked.reduce((sum, each) => sum + each.files, 0),
    faults: checked.flatMap(({ faults }) => faults),
  };
  if (flags.json === true) terminal.out(JSON.stringify({ files, drifts, recordings }, null, 2));
  else {
    if (drifts.length > 0) printDrifts(drifts, flags, terminal);
    else if (flags.quiet !== true) terminal.out(`${files} files are as they should be`);
    printRecordings(recordings, flags, terminal);
  }
  const isRight = drifts.length + recordings.faults.length === 0;
  return isRight ? ExitCode.done : ExitCode.drift;
}

function compare(outputs: readonly PackageOutput[], cwd: string): Comparison {
  const texts = new Map(
    outputs.flatMap(({ target, files }) =>
      files.map(({ path, text }) => [join(target, path), text] as const),
    ),
  );
  const files = planWrite(outputs, VERSION).flatMap((plan) =>
    plan.files.map(({ path, change }) => ({ file: join(plan.target, path), change })),
  );
  const drifts = files.flatMap(({ file, change }): readonly Drift[] => {
    if (change === "unchanged") return [];
    const expected = change === "changed" ? texts.get(file) : undefined;
    const difference = expected && findFirstDifference(readFileSync(file, "utf8"), expected);
    return [{ file: shortenPath(file, cwd), change, ...(difference ? { difference } : {}) }];
  });
  return { files: files.filter(({ change }) => change !== "deleted").length, drifts };
}

function printDrifts(
  drifts: readonly Drift[],
  { verbose = false }: OutputFlags,
  { colors, err, out }: Terminal,
): void {
  const words = { added: "is missing", changed: "differs", deleted: "is no longer generated" };
  for (const { file, change, difference } of verbose ? drifts : drifts.slice(0, SHOWN_DRIFTS)) {
    const line = difference === undefined ? "" : `:${difference.line}`;
    out(`${file}${line}: ${words[change]}`);
    if (difference === undefined) continue;
    out(colors.red(`  - ${showControls(difference.found)}`));
    out(colors.green(`  + ${showControls(difference.expected)}`));
  }
  const hidden = verbose ? 0 : drifts.length - SHOWN_DRIFTS;
  if (hidden > 0) out(`and ${count(hidden, "more file")}; --verbose lists them`);
  err(
    `${colors.red("drift")}: ${count(drifts.length, "file")}; run graphslice generate and commit the result`,
  );
}

function printRecordings(
  { files, faults }: CheckedRecordings,
  { quiet = false, verbose = false }: OutputFlags,
  { colors, err, out }: Terminal,
): void {
  if (faults.length === 0) {
    if (files > 0 && !quiet)
      out(`${count(files, "recording")} still ${files === 1 ? "holds" : "hold"}`);
    return;
  }
  for (const { file, pointer, inner, call, message } of verbose
    ? faults
    : faults.slice(0, SHOWN_DRIFTS)) {
    // What follows the path may hold tokens, and is long.
    const [address = ""] = call?.url.split(/[?#]/) ?? [];
    const status = call?.status === undefined ? "" : ` ${call.status}`;
    const about = call && ` (${call.part}${status} of ${call.method} ${address})`;
    const place = [file, pointer, inner].filter((part) => part !== "").join(":");
    out(showControls(`${place}: ${message}${about ?? ""}`));
  }
  const hidden = verbose ? 0 : faults.length - SHOWN_DRIFTS;
  if (hidden > 0) out(`and ${count(hidden, "more fault")}; --verbose lists them`);
  const broken = new Set(faults.map(({ file }) => file).filter((file) => file.endsWith(".har")))
    .size;
  err(
    broken === 0
      ? `${colors.red("recordings")}: the state before them does not fit the metadata; correct it`
      : `${colors.red("recordings")}: ${broken} of ${files} no longer hold; record them anew, or correct the overlay if the service still answers so`,
  );
}
