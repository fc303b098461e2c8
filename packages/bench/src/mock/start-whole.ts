import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { createMockGraph } from "@graphslice/mock";

// Run in a process of its own: makes a mock of a file of metadata, asks it, and prints the milliseconds.
const start = performance.now();
const model = readFileSync(process.argv[2] ?? "", "utf8");
const mock = createMockGraph({ model, baseUrl: "https://graph.microsoft.com/beta", seed: 1 });
const response = await mock.fetch("https://graph.microsoft.com/beta/users?$top=2");
const text = await response.text();
const milliseconds = performance.now() - start;
if (response.status !== 200) throw new Error(text);
process.stdout.write(String(milliseconds));
