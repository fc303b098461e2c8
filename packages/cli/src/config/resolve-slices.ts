import { basename, dirname, join, resolve } from "node:path";
import { suggestName, type Selection } from "@graphslice/csdl";
import { PACKAGE_KINDS, type JsonValue, type PackageKind } from "@graphslice/generator";
import { resolveEndpoint } from "../pull/endpoints.js";
import { isUrl } from "../read-source.js";
import { ConfigError, UsageError } from "../usage-error.js";
import type { IgnoredChanges, SliceConfig } from "./config.js";
import { loadConfig } from "./load-config.js";
import { isBaseUrl } from "./slice-name.js";
import type { SliceFlags } from "./slice-options.js";

/** A slice with everything decided that config and flags leave open. */
export interface ResolvedSlice {
  readonly name: string;
  /** Absolute path of the config file that describes it; absent where the flags do. */
  readonly config?: string;
  /** Absolute path, or URL. */
  readonly metadata: string;
  /** URL that the metadata is pulled from; absent where the config names none. */
  readonly source?: string;
  readonly overlay?: string;
  readonly selection: Selection;
  readonly ignore: readonly IgnoredChanges[];
  /** Absent where the flags name no folder. */
  readonly output?: SliceOutput;
}

export interface SliceOutput {
  /** Absolute path of the folder in which the packages' folders stand. */
  readonly directory: string;
  readonly scope?: string;
  readonly packages: readonly PackageKind[];
  /** Root of the service; absent where neither config, flags nor the metadata's address say. */
  readonly baseUrl?: string;
  /** Absent where nothing says where recordings would be. */
  readonly recordings?: RecordingsFolder;
  readonly packageJson: Readonly<Record<string, JsonValue>>;
}

/** Where a slice's recordings are. */
export interface RecordingsFolder {
  /** Absolute path. */
  readonly directory: string;
  /** Whether nobody named it: there may be none then. */
  readonly isOptional: boolean;
}

/** The flags that say what stands in a config file, were there one. */
const ONLY_WITH_METADATA = [
  "overlay",
  "root",
  "include",
  "exclude",
  "navigation",
  "name",
  "out",
  "scope",
  "baseUrl",
  "recordings",
] as const satisfies readonly (keyof SliceFlags)[];

/**
 * The slices that a command is about: that of the flags where they name metadata, else those of the config.
 *
 * @param instead the flags of the command that do without a config; empty where there are none
 * @throws {UsageError} if there is none, or if flags and config do not go together.
 * @throws {ConfigError} if the config is not as it can be.
 */
export async function resolveSlices(
  flags: SliceFlags,
  cwd: string,
  instead = "--metadata FILE --root ROOT",
): Promise<readonly ResolvedSlice[]> {
  const only = flags.only && parseKinds(flags.only);
  if (flags.metadata !== undefined) return [sliceOfFlags(flags.metadata, { ...flags, only }, cwd)];
  const stray = ONLY_WITH_METADATA.filter((flag) => flags[flag] !== undefined);
  if (stray.length > 0) {
    const words = stray.map((flag) => `--${flag === "baseUrl" ? "base-url" : flag}`).join(", ");
    throw new UsageError(
      `${words} cannot be used without --metadata FILE: slices of a config are described there`,
    );
  }
  const loaded = await loadConfig(flags.config, cwd);
  if (loaded === undefined) {
    const other = instead === "" ? "" : `, or say ${instead}`;
    throw new UsageError(`there is no graphslice.config.ts here or above; write one${other}`);
  }
  const { slices } = loaded.config;
  const names = flags.slice === undefined ? Object.keys(slices) : new Set(flags.slice);
  return Array.from(names, (name) => {
    const slice = Object.hasOwn(slices, name) ? slices[name] : undefined;
    if (slice === undefined)
      throw new ConfigError([`the config has no slice "${name}"${suggest(name, slices)}`]);
    return { ...sliceOfConfig(name, slice, only, loaded.directory), config: loaded.file };
  });
}

interface KnownFlags extends Omit<SliceFlags, "only"> {
  readonly only: readonly PackageKind[] | undefined;
}

function sliceOfFlags(metadata: string, flags: KnownFlags, cwd: string): ResolvedSlice {
  const { overlay, root = [], include, exclude, navigation, name, out, scope, only } = flags;
  return {
    name: name ?? basename(metadata).replace(/(\.csdl)?\.xml$/i, ""),
    metadata: locate(metadata, cwd),
    ...(overlay === undefined ? {} : { overlay: locate(overlay, cwd) }),
    selection: {
      roots: root,
      ...(include === undefined ? {} : { include }),
      ...(exclude === undefined ? {} : { exclude }),
      ...(navigation === undefined ? {} : { navigation }),
    },
    ignore: [],
    ...(out === undefined
      ? {}
      : {
          output: {
            directory: resolve(cwd, out),
            ...(scope === undefined ? {} : { scope }),
            packages: only ?? PACKAGE_KINDS,
            ...rootOf(flags.baseUrl, metadata),
            ...recordingsOf(flags.recordings, metadata, cwd),
            packageJson: {},
          },
        }),
  };
}

function sliceOfConfig(
  name: string,
  config: SliceConfig,
  only: readonly PackageKind[] | undefined,
  directory: string,
): ResolvedSlice {
  const { metadata, overlay, roots, include, exclude, navigation, out, scope } = config;
  const source = config.source === undefined ? undefined : resolveEndpoint(config.source);
  return {
    name,
    metadata: locate(metadata, directory),
    ...(source === undefined ? {} : { source }),
    ...(overlay === undefined ? {} : { overlay: locate(overlay, directory) }),
    selection: {
      roots,
      ...(include === undefined ? {} : { include }),
      ...(exclude === undefined ? {} : { exclude }),
      ...(navigation === undefined ? {} : { navigation }),
    },
    ignore: config.ignore ?? [],
    output: {
      directory: resolve(directory, out),
      ...(scope === undefined ? {} : { scope }),
      packages: only ?? config.packages ?? PACKAGE_KINDS,
      ...rootOf(config.baseUrl, source ?? metadata),
      ...recordingsOf(config.recordings, metadata, directory),
      packageJson: config.packageJson ?? {},
    },
  };
}

/** The service's root: as it is said, or where its metadata comes from. */
function rootOf(baseUrl: string | undefined, metadata: string): Pick<SliceOutput, "baseUrl"> {
  const address = baseUrl ?? (isUrl(metadata) ? metadata.replace(/\/\$metadata$/, "") : undefined);
  if (address === undefined || address === metadata || !isBaseUrl(address)) return {};
  return { baseUrl: address.replace(/\/+$/, "") };
}

/** The folder of recordings: as it is said, or that beside the metadata. */
function recordingsOf(
  recordings: string | undefined,
  metadata: string,
  directory: string,
): Pick<SliceOutput, "recordings"> {
  if (recordings !== undefined) {
    return { recordings: { directory: resolve(directory, recordings), isOptional: false } };
  }
  if (isUrl(metadata)) return {};
  const beside = join(dirname(resolve(directory, metadata)), "recordings");
  return { recordings: { directory: beside, isOptional: true } };
}

function parseKinds(words: readonly string[]): readonly PackageKind[] {
  const unknown = words.find((word) => !PACKAGE_KINDS.some((kind) => kind === word));
  if (unknown !== undefined) {
    throw new UsageError(
      `--only: expected some of ${PACKAGE_KINDS.join(", ")} but found "${unknown}"`,
    );
  }
  return PACKAGE_KINDS.filter((kind) => words.includes(kind));
}

function locate(source: string, directory: string): string {
  return isUrl(source) ? source : resolve(directory, source);
}

function suggest(name: string, slices: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(slices);
  const near = suggestName(name, names);
  return near === undefined ? `; it has ${names.join(", ")}` : `; did you mean "${near}"?`;
}
