import type { NavigationDepth } from "@graphslice/csdl";
import { PACKAGE_KINDS, type PackageKind } from "@graphslice/generator";
import { InvalidArgumentError, Option, type Command } from "commander";
import { isSliceName } from "./check-config.js";

/** The flags that describe a slice, as commander gives them. */
export interface SliceFlags {
  readonly config?: string;
  readonly slice?: readonly string[];
  readonly metadata?: string;
  readonly overlay?: string;
  readonly root: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly navigation?: NavigationDepth;
  readonly name?: string;
  readonly out?: string;
  readonly scope?: string;
  readonly only?: readonly PackageKind[];
}

/** Adds the flags that choose what a slice consists of. */
export function addSelectionOptions(command: Command): Command {
  return command
    .option("-c, --config <file>", "config file (default: the nearest graphslice.config.ts)")
    .option("--slice <name>", "only this slice of the config; repeatable", collect)
    .option("--metadata <file>", "CSDL file, or URL of a service's $metadata")
    .option("--overlay <file>", "CSDL file with what the metadata leaves out or gets wrong")
    .option(
      "--root <root>",
      "entity set, singleton, path or qualified type name; repeatable",
      collect,
      [],
    )
    .option("--include <type>", "further qualified type name; repeatable", collect, [])
    .option(
      "--exclude <pattern>",
      "type, operation or type/member to leave out; repeatable",
      collect,
      [],
    )
    .addOption(
      new Option("--navigation <depth>", "contained, all, or a number of hops").argParser(
        parseDepth,
      ),
    );
}

/** Adds the flags that choose what is made of a slice, and where. */
export function addPackageOptions(command: Command): Command {
  return command
    .option("--name <name>", "name of the slice, in kebab case", parseName)
    .option("--out <folder>", "folder for the packages' folders")
    .option("--scope <scope>", "npm scope of the packages, such as @contoso")
    .option("--only <packages>", `comma-separated: ${PACKAGE_KINDS.join(", ")}`, parseKinds);
}

function collect(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), value];
}

function parseDepth(value: string): NavigationDepth {
  if (value === "contained" || value === "all") return value;
  if (/^\d{1,3}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('expected "contained", "all" or a number of hops.');
}

function parseName(value: string): string {
  if (isSliceName(value)) return value;
  throw new InvalidArgumentError("expected kebab case, such as office-configuration.");
}

function parseKinds(value: string): readonly PackageKind[] {
  return value.split(",").map((text) => {
    const kind = PACKAGE_KINDS.find((candidate) => candidate === text.trim());
    if (kind !== undefined) return kind;
    throw new InvalidArgumentError(`expected some of ${PACKAGE_KINDS.join(", ")}.`);
  });
}
