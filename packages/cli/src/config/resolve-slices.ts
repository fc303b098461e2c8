import { resolve } from "node:path";
import { suggestName, type Selection } from "@graphslice/csdl";
import { PACKAGE_KINDS, type JsonValue, type PackageKind } from "@graphslice/generator";
import { UsageError } from "../usage-error.js";
import type { SliceConfig } from "./config.js";
import { loadConfig } from "./load-config.js";
import type { SliceFlags } from "./slice-options.js";

/** A slice with everything decided that config and flags leave open. */
export interface ResolvedSlice {
  readonly name: string;
  /** Absolute path, or URL. */
  readonly metadata: string;
  readonly overlay?: string;
  readonly selection: Selection;
  /** Absent where the command writes no packages. */
  readonly output?: SliceOutput;
}

export interface SliceOutput {
  /** Absolute path of the folder in which the packages' folders stand. */
  readonly directory: string;
  readonly scope?: string;
  readonly packages: readonly PackageKind[];
  readonly packageJson: Readonly<Record<string, JsonValue>>;
}

/**
 * The slices that a command is about: that of the flags where they name metadata, else those of the config.
 *
 * @throws {UsageError} if there is none, or if flags and config do not go together.
 */
export async function resolveSlices(
  flags: SliceFlags,
  cwd: string,
): Promise<readonly ResolvedSlice[]> {
  if (flags.metadata !== undefined) return [sliceOfFlags(flags.metadata, flags, cwd)];
  const loaded = await loadConfig(flags.config, cwd);
  if (loaded === undefined) {
    throw new UsageError(
      "there is no graphslice.config.ts here or above; write one, or say --metadata FILE --root ROOT --name NAME --out DIR",
    );
  }
  const { slices } = loaded.config;
  const names = flags.slice ?? Object.keys(slices);
  return names.map((name) => {
    const slice = Object.hasOwn(slices, name) ? slices[name] : undefined;
    if (slice === undefined)
      throw new UsageError(`the config has no slice "${name}"${suggest(name, slices)}`);
    return sliceOfConfig(name, slice, flags, loaded.directory);
  });
}

function sliceOfFlags(metadata: string, flags: SliceFlags, cwd: string): ResolvedSlice {
  const { overlay, root, include, exclude, navigation, name = "slice", out, scope, only } = flags;
  return {
    name,
    metadata: locate(metadata, cwd),
    ...(overlay === undefined ? {} : { overlay: locate(overlay, cwd) }),
    selection: {
      roots: root,
      include,
      exclude,
      ...(navigation === undefined ? {} : { navigation }),
    },
    ...(out === undefined
      ? {}
      : {
          output: {
            directory: resolve(cwd, out),
            ...(scope === undefined ? {} : { scope }),
            packages: only ?? PACKAGE_KINDS,
            packageJson: {},
          },
        }),
  };
}

function sliceOfConfig(
  name: string,
  config: SliceConfig,
  flags: SliceFlags,
  directory: string,
): ResolvedSlice {
  const { metadata, overlay, roots, include, exclude, navigation, out, scope } = config;
  return {
    name,
    metadata: locate(metadata, directory),
    ...(overlay === undefined ? {} : { overlay: locate(overlay, directory) }),
    selection: {
      roots,
      ...(include === undefined ? {} : { include }),
      ...(exclude === undefined ? {} : { exclude }),
      ...(navigation === undefined ? {} : { navigation }),
    },
    output: {
      directory: resolve(directory, out),
      ...(scope === undefined ? {} : { scope }),
      packages: flags.only ?? config.packages ?? PACKAGE_KINDS,
      packageJson: config.packageJson ?? {},
    },
  };
}

function locate(source: string, directory: string): string {
  return isUrl(source) ? source : resolve(directory, source);
}

export function isUrl(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

function suggest(name: string, slices: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(slices);
  const near = suggestName(name, names);
  return near === undefined ? `; it has ${names.join(", ")}` : `; did you mean "${near}"?`;
}
