import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createColors } from "picocolors";
import { onTestFinished } from "vitest";
import { run } from "../src/run.js";

export const METADATA = "library.csdl.xml";

/** What a command did: its exit code, and what it printed, line by line. */
export interface Outcome {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** Makes an empty directory that is removed when the test has finished. */
export function emptyDirectory(): string {
  const directory = mkdtempSync(join(realpathSync(tmpdir()), "graphslice-cli-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Makes a directory with the metadata of a library and other files, by path. */
export function project(files: Readonly<Record<string, string>> = {}): string {
  const directory = emptyDirectory();
  cpSync(fileURLToPath(new URL(METADATA, import.meta.url)), join(directory, METADATA));
  writeFiles(directory, files);
  return directory;
}

export function writeFiles(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

/** A config with one slice, `books`, of which models are made; what is given replaces its keys. */
export function config(slice: Readonly<Record<string, unknown>> = {}): string {
  const packages = ["models"];
  const books = { metadata: METADATA, roots: ["books"], out: "packages", packages, ...slice };
  return configOf({ books });
}

export function configOf(slices: Readonly<Record<string, unknown>>): string {
  return `export default ${JSON.stringify({ slices })};\n`;
}

/** A project with a config in `graphslice.config.mjs`, which is loaded fastest. */
export function projectWithConfig(slice: Readonly<Record<string, unknown>> = {}): string {
  return project({ "graphslice.config.mjs": config(slice) });
}

/** Runs a command in a directory and records what it prints. */
export function runIn(cwd: string, ...words: readonly string[]): Promise<Outcome> {
  return runWith("", cwd, ...words);
}

/** Runs a command that finds a text on standard input. */
export async function runWith(
  input: string | Uint8Array,
  cwd: string,
  ...words: readonly string[]
): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(words, {
    cwd,
    colors: createColors(false),
    read: async () => Buffer.from(input),
    out: (text) => out.push(...text.split("\n")),
    err: (text) => err.push(...text.split("\n")),
    progress: (_text, work) => work(),
  });
  return { code, out, err };
}

/** Runs a command with `--json` and reads what it prints. */
export async function runJson(cwd: string, ...words: readonly string[]): Promise<unknown> {
  const { out } = await runIn(cwd, ...words, "--json");
  return JSON.parse(out.join("\n"));
}

/** The flags that say what the config of `projectWithConfig` says. */
export const BOOKS = ["--metadata", METADATA, "--root", "books", "--name", "books"];
