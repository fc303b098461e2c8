#!/usr/bin/env node
import { run } from "./run.js";
import { createProcessTerminal } from "./terminal/process-terminal.js";

const words = process.argv.slice(2);
const terminal = createProcessTerminal(process, {
  cwd: process.cwd(),
  color: !words.includes("--no-color") && process.env["NO_COLOR"] === undefined,
  quiet: words.includes("--quiet") || words.includes("--json"),
});
process.exitCode = await run(words, terminal);
