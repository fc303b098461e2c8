import { CommanderError } from "commander";
import { ExitCode } from "./exit-code.js";
import { createProgram } from "./program.js";
import { ReportedError } from "./reported-error.js";
import type { Terminal } from "./terminal/terminal.js";
import { ConfigError, UsageError } from "./usage-error.js";

/** Runs the command line with its arguments (without those of node) and tells the exit code. Never throws. */
export async function run(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = ExitCode.done;
  const program = createProgram(terminal, (result) => (code = result));
  try {
    await program.parseAsync(words, { from: "user" });
    return code;
  } catch (error) {
    // What commander throws, it has printed.
    const isPrinted = error instanceof CommanderError || error instanceof ReportedError;
    if (!isPrinted) printError(error, words, terminal);
    if (isMisuse(error)) {
      const isCommand = program.commands.some((command) => command.name() === words[0]);
      terminal.err(`see ${isCommand ? `graphslice ${words[0]}` : "graphslice"} --help`);
    }
    return exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): ExitCode {
  // Help and version are thrown, too.
  if (error instanceof CommanderError && error.exitCode === 0) return ExitCode.done;
  const isUsage = error instanceof UsageError || error instanceof ConfigError;
  return isUsage || error instanceof CommanderError ? ExitCode.usage : ExitCode.error;
}

/** Whether the words were wrong, so that help may help; where there were none, help is what was printed. */
function isMisuse(error: unknown): boolean {
  if (error instanceof CommanderError)
    return error.exitCode !== 0 && error.code !== "commander.help";
  return error instanceof UsageError;
}

function printError(error: unknown, words: readonly string[], { colors, err }: Terminal): void {
  const isError = error instanceof Error;
  const message = isError ? error.message : String(error);
  for (const fault of error instanceof ConfigError ? error.faults : [message]) {
    err(`${colors.red("error")}: ${fault}`);
  }
  const cause = isError ? (error.cause ?? error) : undefined;
  if (words.includes("--verbose") && cause instanceof Error && cause.stack) err(cause.stack);
}
