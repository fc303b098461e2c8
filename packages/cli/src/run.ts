import { CommanderError } from "commander";
import { ReportedError } from "./commands/read-resolved-slice.js";
import { ExitCode } from "./exit-code.js";
import { createProgram } from "./program.js";
import type { Terminal } from "./terminal/terminal.js";
import { UsageError } from "./usage-error.js";

/** Runs the command line with its arguments (without those of node) and tells the exit code. Never throws. */
export async function run(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = ExitCode.done;
  const program = createProgram(terminal, (result) => (code = result));
  try {
    await program.parseAsync(words, { from: "user" });
    return code;
  } catch (error) {
    // Commander has printed what it has to say; help and version are no errors.
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? ExitCode.done : ExitCode.usage;
    if (error instanceof ReportedError) return ExitCode.error;
    const message = error instanceof Error ? error.message : String(error);
    terminal.err(`${terminal.colors.red("error")}: ${message}`);
    return error instanceof UsageError ? ExitCode.usage : ExitCode.error;
  }
}
