import type { NavigationDepth } from "@graphslice/csdl";
import { InvalidArgumentError, Option, type Command } from "commander";
import { isBaseUrl, isScope, isSliceName } from "./slice-name.js";

/** The flags that describe a slice, as commander gives them. */
export interface SliceFlags {
  readonly config?: string;
  readonly slice?: readonly string[];
  readonly metadata?: string;
  readonly overlay?: string;
  readonly root?: readonly string[];
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly navigation?: NavigationDepth;
  readonly name?: string;
  readonly out?: string;
  readonly scope?: string;
  readonly baseUrl?: string;
  readonly recordings?: string;
  /** Kinds of packages, not yet looked at. */
  readonly only?: readonly string[];
}

/** Adds the flags that choose a config and its slices. */
export function addConfigOptions(command: Command): Command {
  return command
    .option("-c, --config <file>", "config file (default: the nearest graphslice.config.ts)", text)
    .option("--slice <name>", "only this slice of the config; repeatable", collect);
}

/** Adds the flags that choose what a slice consists of. */
export function addSelectionOptions(command: Command): Command {
  return addContentOptions(
    addConfigOptions(command).addOption(
      new Option("--metadata <file>", "no config, but this CSDL file or URL of a $metadata")
        .argParser(text)
        .conflicts(["config", "slice"]),
    ),
  );
}

/** Adds the flags that say what of the metadata is wanted, whichever it is. */
export function addContentOptions(command: Command): Command {
  const overlaid = command.option(
    "--overlay <file>",
    "CSDL file with what the metadata leaves out or gets wrong",
    text,
  );
  return addReachOptions(overlaid).option(
    "--exclude <pattern>",
    "type, operation or type/member to leave out; * stands for any characters; repeatable",
    collect,
  );
}

/** Adds the flags that say what a slice reaches. */
export function addReachOptions(command: Command): Command {
  return command
    .option(
      "--root <root>",
      "entity set, singleton, path or qualified type name; repeatable (default: everything)",
      collect,
    )
    .option("--include <type>", "further qualified type name; repeatable", collect)
    .option(
      "--navigation <depth>",
      "contained, all, or a number of hops (default: contained)",
      parseDepth,
    );
}

/** Adds the flags that choose what is made of a slice, and where. */
export function addPackageOptions(command: Command): Command {
  return command
    .option("--name <name>", "name of the slice, in kebab case", parseName)
    .option("--out <folder>", "folder for the packages' folders", text)
    .option("--scope <scope>", "npm scope of the packages, such as @contoso", parseScope)
    .option("--base-url <url>", "root of the service, for client and mocks", parseBaseUrl)
    .option("--recordings <folder>", "folder with recordings of the service", text)
    .option("--only <packages>", "kinds of packages, such as models; comma-separated", parseList);
}

/** Takes what is not blank. */
export function text(value: string): string {
  if (value.trim() !== "") return value;
  throw new InvalidArgumentError("Expected some text.");
}

function collect(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), text(value)];
}

function parseList(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), ...value.split(",").map((item) => item.trim())];
}

function parseDepth(value: string): NavigationDepth {
  if (value === "contained" || value === "all") return value;
  if (/^\d{1,3}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Expected "contained", "all" or a number of hops.');
}

function parseBaseUrl(value: string): string {
  if (isBaseUrl(value)) return value;
  throw new InvalidArgumentError(
    "Expected an https: URL, such as https://graph.microsoft.com/beta.",
  );
}

function parseName(value: string): string {
  if (isSliceName(value)) return value;
  throw new InvalidArgumentError("Expected kebab case, such as office-configuration.");
}

function parseScope(value: string): string {
  if (isScope(value)) return value;
  throw new InvalidArgumentError("Expected an npm scope, such as @contoso.");
}
