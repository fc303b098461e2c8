import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { buildModel, checkModel, hasErrors, parseCsdl } from "@graphslice/csdl";

// Run in a process of its own: parses, links and checks a file, and prints the milliseconds.
const file = process.argv[2] ?? "";
const start = performance.now();
const { document, diagnostics } = parseCsdl(readFileSync(file), { file });
if (document === undefined) throw new Error(`${file} does not parse`);
const built = buildModel([document]);
const problems = [...diagnostics, ...built.diagnostics, ...checkModel(built.model)];
const milliseconds = performance.now() - start;
if (hasErrors(problems)) throw new Error(`${file} has errors`);
process.stdout.write(String(milliseconds));
