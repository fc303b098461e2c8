#!/usr/bin/env node
import { run } from "./run.js";
import { createProcessTerminal } from "./terminal/process-terminal.js";

const words = process.argv.slice(2);
const isPlain = process.env["TERM"] === "dumb";
const terminal = createProcessTerminal(process, {
  cwd: process.cwd(),
  color: !isPlain && !words.includes("--no-color") && !process.env["NO_COLOR"],
  progress: !isPlain && !words.includes("--quiet"),
});

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough, such as `head`, changes nothing about the work or its exit code.
    if (error.code === "EPIPE") return;
    terminal.err(`error: the output cannot be written: ${error.message}`);
    process.exit(1);
  });
}
process.exitCode = await run(words, terminal);
