import { resolve } from "node:path";
import type { Selection } from "@graphslice/csdl";
import { LEVELS, type Level } from "@graphslice/generator";
import type { IgnoredChanges } from "../config/config.js";
import { resolveOneSlice } from "../config/resolve-one-slice.js";
import type { SliceFlags } from "../config/slice-options.js";
import { compareMetadata } from "../diff/compare-metadata.js";
import { printReport } from "../diff/print-report.js";
import { writeMarkdown } from "../diff/write-markdown.js";
import { ExitCode } from "../exit-code.js";
import { isUrl } from "../read-source.js";
import type { OutputFlags, Terminal } from "../terminal/terminal.js";

export interface DiffFlags extends SliceFlags, OutputFlags {
  readonly markdown?: boolean;
  readonly failOn?: Exclude<Level, "none">;
}

/** What of two versions of metadata is compared. */
export interface DiffScope {
  /** Absolute path, or URL. */
  readonly overlay?: string;
  readonly selection: Selection;
  readonly ignore: readonly IgnoredChanges[];
}

/** `graphslice diff OLD NEW`: prints what changed and for whom; exit code 3 if `--fail-on` says so. */
export async function diff(
  before: string,
  after: string,
  flags: DiffFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const scope = await resolveScope(flags, terminal.cwd);
  const files = { before: locate(before, terminal.cwd), after: locate(after, terminal.cwd) };
  const report = await compareMetadata(files, scope, flags, terminal);
  if (flags.json === true) terminal.out(JSON.stringify(report, null, 2));
  else if (flags.markdown === true) terminal.out(writeMarkdown(report));
  else printReport(report, flags, terminal);
  const { failOn } = flags;
  const isReached = failOn !== undefined && LEVELS.indexOf(report.level) <= LEVELS.indexOf(failOn);
  return isReached ? ExitCode.drift : ExitCode.done;
}

/** What is compared: what the flags say, or a slice of the config where the flags name one. */
export async function resolveScope(flags: SliceFlags, cwd: string): Promise<DiffScope> {
  const { config, slice, overlay, root = [], include, exclude, navigation } = flags;
  if (config !== undefined || slice !== undefined) {
    return resolveOneSlice(flags, cwd, "--root ROOT without --slice");
  }
  return {
    ...(overlay === undefined ? {} : { overlay: locate(overlay, cwd) }),
    selection: {
      roots: root,
      ...(include === undefined ? {} : { include }),
      ...(exclude === undefined ? {} : { exclude }),
      ...(navigation === undefined ? {} : { navigation }),
    },
    ignore: [],
  };
}

export function locate(source: string, cwd: string): string {
  return isUrl(source) ? source : resolve(cwd, source);
}
