import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { shortenPath } from "../terminal/shorten-path.js";
import { ConfigError, UsageError } from "../usage-error.js";
import { checkConfig } from "./check-config.js";
import type { GraphsliceConfig } from "./config.js";

const NAMES = [
  "graphslice.config.ts",
  "graphslice.config.mts",
  "graphslice.config.js",
  "graphslice.config.mjs",
];

export interface LoadedConfig {
  readonly config: GraphsliceConfig;
  /** Absolute path of the config file. */
  readonly file: string;
  /** Folder of the config file, to which its paths are relative. */
  readonly directory: string;
}

/**
 * Loads a config file: the one named, or the nearest one at or above the working directory.
 *
 * @returns the config, or nothing where none was named and there is none.
 * @throws {UsageError} if the file that was named is none.
 * @throws {ConfigError} if the file cannot be loaded or is no config.
 */
export async function loadConfig(
  path: string | undefined,
  cwd: string,
): Promise<LoadedConfig | undefined> {
  const file = path === undefined ? findAbove(cwd, NAMES) : resolve(cwd, path);
  if (file === undefined) return undefined;
  const shown = shortenPath(file, cwd);
  const problem = path === undefined ? undefined : findProblem(file);
  if (problem !== undefined) throw new UsageError(`--config: ${shown} ${problem}`);
  const exported = await importDefault(file, shown);
  return { config: checkConfig(exported, shown), file, directory: dirname(file) };
}

function findProblem(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return "does not exist";
  if (stats.isDirectory()) return "is a folder; expected a file";
  return /\.[cm]?[jt]s$/.test(file)
    ? undefined
    : "is no config; expected TypeScript or JavaScript, such as graphslice.config.ts";
}

/** Imports a file as it is now, whatever was imported of it before. */
async function importDefault(file: string, shown: string): Promise<unknown> {
  try {
    const module: { readonly default?: unknown } = /\.[cm]?ts$/.test(file)
      ? await importTypeScript(file)
      : await import(`${pathToFileURL(file).href}?${statSync(file).mtimeMs}`);
    return module.default;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError([`${shown}: cannot be loaded: ${reason.replace(/\s+/g, " ")}`], {
      cause,
    });
  }
}

/** Node 20 needs jiti for that; it takes a while to load, so other configs do without. */
async function importTypeScript(file: string): Promise<{ readonly default?: unknown }> {
  const { createJiti } = await import("jiti");
  const modules = findAbove(dirname(file), ["node_modules"]);
  const jiti = createJiti(import.meta.url, {
    // Transpiling takes as long as making a small slice.
    fsCache: modules === undefined ? false : join(modules, ".cache/graphslice"),
    interopDefault: false,
    moduleCache: false,
    alias: { graphslice: fileURLToPath(new URL("../index.js", import.meta.url)) },
  });
  return jiti.import(file);
}

/** The nearest file or folder of one of the names, in a directory or above it. */
function findAbove(start: string, names: readonly string[]): string | undefined {
  for (let directory = start; ; directory = dirname(directory)) {
    const name = names.find((candidate) => existsSync(join(directory, candidate)));
    if (name !== undefined) return join(directory, name);
    if (dirname(directory) === directory) return undefined;
  }
}
