import { VERSION } from "@graphslice/generator";
import { Command } from "commander";
import { check } from "./commands/check.js";
import { explain } from "./commands/explain.js";
import { generate, type GenerateFlags } from "./commands/generate.js";
import { slice } from "./commands/slice.js";
import { addPackageOptions, addSelectionOptions, type SliceFlags } from "./config/slice-options.js";
import type { ExitCode } from "./exit-code.js";
import type { OutputFlags, Terminal } from "./terminal/terminal.js";

/** Builds the command line. `finish` is told the exit code of the command that ran. */
export function createProgram(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command("graphslice")
    .description("Generates just the slice of Microsoft Graph that your project needs.")
    .version(VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    });
  const add = (name: string, summary: string): Command =>
    program
      .command(name)
      .description(summary)
      .option("--json", "print the result as JSON")
      .option("--quiet", "print errors only")
      .option("--verbose", "print everything")
      .option("--no-color", "print without colours");

  addPackageOptions(addSelectionOptions(add("generate", "Write the packages of slices")))
    .option("--dry-run", "say what would be written, and write nothing")
    .action(async (flags: GenerateFlags) => finish(await generate(flags, terminal)));
  addPackageOptions(
    addSelectionOptions(add("check", "Compare the packages with what would be generated")),
  ).action(async (flags: SliceFlags & OutputFlags) => finish(await check(flags, terminal)));
  addSelectionOptions(add("explain", "Say why a type is in a slice"))
    .argument("<type>", "qualified name; the namespace may be left out where that is clear")
    .action(async (type: string, flags: SliceFlags & OutputFlags) =>
      finish(await explain(type, flags, terminal)),
    );
  addSelectionOptions(add("slice", "Write a slice as CSDL of its own"))
    .option("--out <file>", "file to write (default: standard output)")
    .action(async (flags: SliceFlags & OutputFlags) => finish(await slice(flags, terminal)));
  return program;
}
