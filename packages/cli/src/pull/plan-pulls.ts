import { statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { resolveSlices, type ResolvedSlice } from "../config/resolve-slices.js";
import type { PullFlags } from "../config/pull-options.js";
import { isUrl } from "../read-source.js";
import { shortenPath } from "../terminal/shorten-path.js";
import { ConfigError, UsageError } from "../usage-error.js";
import { ENDPOINTS, resolveEndpoint } from "./endpoints.js";
import { readRecord, RECORD } from "./source-record.js";

/** A file of metadata that is to be pulled, and the slices that are made of it. */
export interface PullTarget {
  readonly url: string;
  /** Absolute path. */
  readonly file: string;
  /** Absolute path of the file that says where the metadata comes from; absent where there is to be none. */
  readonly record?: string;
  /** Whether all that is downloaded is kept, and not only what the slices need. */
  readonly isWhole: boolean;
  readonly slices: readonly ResolvedSlice[];
}

/**
 * The files that a pull is about: that of `--out`, or those of the config's slices.
 *
 * @param source `v1.0`, `beta` or a URL; the slices of a config say it themselves
 * @throws {UsageError} if there is nothing to pull, or nothing says from where or to where.
 * @throws {ConfigError} if slices get into each other's way.
 */
export async function planPulls(
  source: string | undefined,
  flags: PullFlags,
  cwd: string,
): Promise<readonly PullTarget[]> {
  const url = source === undefined ? undefined : resolveEndpoint(source);
  if (source !== undefined && url === undefined) {
    throw new UsageError(
      `expected v1.0, beta or the URL of a $metadata, without a password, but found "${source}"`,
    );
  }
  if (flags.out !== undefined) return [targetOfFlags(url, flags.out, flags, cwd)];
  const stray = (["root", "include", "navigation"] as const).filter(
    (flag) => flags[flag] !== undefined,
  );
  if (stray.length > 0) {
    throw new UsageError(
      `${stray.map((flag) => `--${flag}`).join(", ")} cannot be used without --out FILE: slices of a config are described there`,
    );
  }
  const { slice } = flags;
  const file = flags.config === undefined ? {} : { config: flags.config };
  const all = await resolveSlices(file, cwd, "--root ROOT --out FILE");
  const named = slice === undefined ? all : await resolveSlices({ ...file, slice }, cwd);
  const chosen = chooseSlices(named, url, slice !== undefined);
  return groupByFile(chosen, all, { isWhole: flags.whole === true, url, cwd });
}

interface PulledSlice {
  readonly url: string;
  readonly slice: ResolvedSlice;
}

function targetOfFlags(
  url: string = ENDPOINTS["v1.0"] ?? "",
  out: string,
  { root = [], include, navigation, whole = false }: PullFlags,
  cwd: string,
): PullTarget {
  const path = resolve(cwd, out);
  const isFolder =
    /[\\/]$/.test(out) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const file = isFolder ? join(path, `${nameOf(url)}.csdl.xml`) : path;
  return {
    url,
    file,
    ...(isFolder ? { record: join(path, RECORD) } : {}),
    isWhole: whole,
    slices: [
      {
        name: basename(file).replace(/(\.csdl)?\.xml$/i, ""),
        metadata: file,
        ignore: [],
        selection: {
          roots: root,
          ...(include === undefined ? {} : { include }),
          ...(navigation === undefined ? {} : { navigation }),
        },
      },
    ],
  };
}

/** What a file of a service's metadata is called. */
function nameOf(url: string): string {
  const version = Object.keys(ENDPOINTS).find((name) => ENDPOINTS[name] === url);
  return version ?? new URL(url).hostname.replace(/[^a-z0-9.-]/g, "");
}

function chooseSlices(
  slices: readonly ResolvedSlice[],
  url: string | undefined,
  isNamed: boolean,
): readonly PulledSlice[] {
  const chosen = slices.flatMap((slice): readonly PulledSlice[] => {
    const own = slice.source ?? recordedSource(slice);
    const from = url ?? own;
    if (!isNamed && (own === undefined || own !== from)) return [];
    if (from === undefined) {
      throw new UsageError(
        `nothing says where the metadata of slice ${slice.name} comes from; give the slice a "source" in the config, or say v1.0, beta or a URL`,
      );
    }
    if (isUrl(slice.metadata)) {
      throw new UsageError(
        `slice ${slice.name} has a URL as its "metadata"; to have it pulled, let that be a file, such as "metadata/${slice.name}/${slice.name}.csdl.xml", and the URL its "source"`,
      );
    }
    return [{ url: from, slice }];
  });
  if (chosen.length > 0) return chosen;
  throw new UsageError(
    `no slice of the config is pulled from ${url ?? "anywhere"}; give one a "source", or say --slice NAME`,
  );
}

function recordedSource({ metadata }: ResolvedSlice): string | undefined {
  return isUrl(metadata) ? undefined : readRecord(recordOf(metadata), metadata)?.source;
}

function recordOf(file: string): string {
  return join(dirname(file), RECORD);
}

/** Puts slices together by their files, and with them those of the config that share a file: it is theirs, too. */
function groupByFile(
  chosen: readonly PulledSlice[],
  all: readonly ResolvedSlice[],
  {
    isWhole,
    url: from,
    cwd,
  }: { readonly isWhole: boolean; readonly url: string | undefined; readonly cwd: string },
): readonly PullTarget[] {
  const targets: PullTarget[] = [];
  for (const { url, slice } of chosen) {
    const file = slice.metadata;
    if (targets.some((other) => other.file === file)) continue;
    const slices = all.filter(({ metadata }) => metadata === file);
    const shown = shortenPath(file, cwd);
    if (from === undefined && slices.some(({ source }) => source !== undefined && source !== url)) {
      throw new ConfigError([
        `${shown} cannot be pulled from two places; slices of one file have one "source"`,
      ]);
    }
    const record = recordOf(file);
    const neighbour = targets.find((other) => other.record === record);
    if (neighbour !== undefined) {
      throw new ConfigError([
        `${shortenPath(neighbour.file, cwd)} and ${shown} stand in one folder; pulled metadata needs a folder of its own, for its ${RECORD}`,
      ]);
    }
    targets.push({ url, file, record, isWhole, slices });
  }
  return targets;
}
