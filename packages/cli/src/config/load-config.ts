import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { UsageError } from "../usage-error.js";
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
  /** Folder of the config file, to which its paths are relative. */
  readonly directory: string;
}

/**
 * Loads a config file: the one named, or the nearest one at or above the working directory.
 *
 * @returns the config, or nothing where none was named and there is none.
 * @throws {UsageError} if the file cannot be loaded or is no config.
 */
export async function loadConfig(
  path: string | undefined,
  cwd: string,
): Promise<LoadedConfig | undefined> {
  const file = path === undefined ? findConfig(cwd) : resolve(cwd, path);
  if (file === undefined) return undefined;
  if (!existsSync(file)) throw new UsageError(`${path ?? file}: there is no such config file`);
  const exported = await importDefault(file);
  return { config: checkConfig(exported, file), directory: dirname(file) };
}

async function importDefault(file: string): Promise<unknown> {
  try {
    // Configs in TypeScript need jiti on Node 20; it takes a while to load, so others do without.
    if (!/\.m?ts$/.test(file)) {
      const module: { default?: unknown } = await import(pathToFileURL(file).href);
      return module.default;
    }
    const { createJiti } = await import("jiti");
    const jiti = createJiti(import.meta.url, {
      fsCache: false,
      alias: { graphslice: fileURLToPath(new URL("../index.js", import.meta.url)) },
    });
    return await jiti.import(file, { default: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${file}: cannot be loaded: ${reason}`, { cause });
  }
}

function findConfig(cwd: string): string | undefined {
  for (let directory = cwd; ; directory = dirname(directory)) {
    const name = NAMES.find((candidate) => existsSync(join(directory, candidate)));
    if (name !== undefined) return join(directory, name);
    if (dirname(directory) === directory) return undefined;
  }
}
