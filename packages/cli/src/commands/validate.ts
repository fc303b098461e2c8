import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { resolveSlices } from "../config/resolve-slices.js";
import type { SliceFlags } from "../config/slice-options.js";
import { ExitCode } from "../exit-code.js";
import { ReportedError } from "../reported-error.js";
import { reasonOf } from "../system-error.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";
import { UsageError } from "../usage-error.js";
import type { BodyMode } from "../validate/body-schema.js";
import type { JudgingOptions } from "../validate/choose-schema.js";
import { interpretValidators } from "../validate/interpret-validators.js";
import { failed, judgeFile } from "../validate/judge-file.js";
import type { JudgingSlice } from "../validate/judging-slice.js";
import type { Validation } from "../validate/validation.js";
import { findWantedType } from "./find-wanted-type.js";
import { printValidation } from "./print-validation.js";
import { readResolvedSlice } from "./read-resolved-slice.js";

export interface ValidateFlags extends SliceFlags, OutputFlags {
  readonly type?: string;
  readonly mode?: BodyMode;
  readonly partial?: boolean;
}

/** How standard input is called among the files. */
const STANDARD_INPUT = "-";

/** `graphslice validate FILE…`: judges bodies, pages and recordings; exit code 3 if any is invalid. */
export async function validate(
  files: readonly string[],
  flags: ValidateFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  if (files.indexOf(STANDARD_INPUT) !== files.lastIndexOf(STANDARD_INPUT)) {
    throw new UsageError("standard input, -, can be read only once");
  }
  const { mode, partial = false } = flags;
  if (partial && mode !== undefined && mode !== "response") {
    throw new UsageError("--partial is for responses; leave out --mode");
  }
  const slices = await readSlices(flags, terminal);
  const results: Validation[] = [];
  for (const file of files) {
    results.push(await validateFile(file, { mode, partial }, slices, terminal));
  }
  const validation: Validation = {
    bodies: results.flatMap(({ bodies }) => bodies),
    skipped: results.flatMap(({ skipped }) => skipped),
    errors: results.flatMap(({ errors }) => errors),
  };
  printValidation(validation, flags, terminal);
  if (validation.errors.length > 0) return ExitCode.error;
  const isValid = validation.bodies.every(({ issues }) => issues.length === 0);
  return isValid ? ExitCode.done : ExitCode.invalid;
}

/** Reads the slices; with `--type`, those that have it. */
async function readSlices(
  flags: ValidateFlags,
  terminal: Terminal,
): Promise<readonly JudgingSlice[]> {
  const slices: JudgingSlice[] = [];
  const problems: string[] = [];
  for (const resolved of await resolveSlices(flags, terminal.cwd)) {
    const { name } = resolved;
    const { model, whole } = await readResolvedSlice(resolved, flags, terminal);
    const wanted =
      flags.type === undefined ? undefined : findWantedType(flags.type, { name, model, whole });
    if (typeof wanted === "string") problems.push(wanted);
    else {
      const validators = interpretValidators(model);
      slices.push({ name, model, validators, ...(wanted && { wanted }) });
    }
  }
  if (slices.length > 0) return slices;
  for (const problem of problems) terminal.err(`${terminal.colors.red("error")}: ${problem}`);
  throw new ReportedError("no slice has the type");
}

async function validateFile(
  file: string,
  options: JudgingOptions,
  slices: readonly JudgingSlice[],
  { cwd, read, progress }: Terminal,
): Promise<Validation> {
  let bytes: Uint8Array;
  try {
    bytes = file === STANDARD_INPUT ? await read() : readFileSync(resolve(cwd, file));
  } catch (cause) {
    return failed({ file, message: `cannot be read: ${reasonOf(cause)}` });
  }
  return progress(`Validating ${file}`, async () => judgeFile(file, bytes, options, slices));
}
