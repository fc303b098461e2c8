import { InvalidArgumentError, Option, type Command } from "commander";
import { addConfigOptions, addReachOptions, text, type SliceFlags } from "./slice-options.js";

/** The flags of `graphslice pull`, as commander gives them. */
export interface PullFlags extends Pick<
  SliceFlags,
  "config" | "slice" | "root" | "include" | "navigation" | "out"
> {
  readonly whole?: boolean;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly allowHttp?: boolean;
  /** Milliseconds for all downloads of one address. */
  readonly timeout?: number;
}

/** Adds the flags that say what is pulled, to where, and how. */
export function addPullOptions(command: Command): Command {
  const shaped = addReachOptions(
    addConfigOptions(command).addOption(
      new Option("--out <path>", "no config, but this file, or a folder for it and a source.json")
        .argParser(text)
        .conflicts(["config", "slice"]),
    ),
  );
  return addDownloadOptions(
    shaped
      .option("--whole", "keep all of the metadata, and not only what the slices need")
      .option("--dry-run", "download and compare, and write nothing"),
  );
}

/** Adds the flags that say how metadata is downloaded, and what it may replace. */
export function addDownloadOptions(command: Command): Command {
  return command
    .option("--force", "replace metadata that pull has not written, or that was edited since")
    .option("--allow-http", "accept http: addresses, whose answers anyone on the way can change")
    .option("--timeout <seconds>", "time for a download, tries included (default: 300)", parseTime);
}

function parseTime(value: string): number {
  const seconds = Number(value);
  if (/^\d*\.?\d+$/.test(value) && seconds > 0 && seconds <= 86_400) return seconds * 1000;
  throw new InvalidArgumentError("Expected a number of seconds, up to 86400.");
}
