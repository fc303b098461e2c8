import { dirname, join } from "node:path";
import type { PackageKind } from "@graphslice/generator";
import { shortenPath } from "../terminal/shorten-path.js";
import { ConfigError, UsageError } from "../usage-error.js";
import { resolveSlices, type ResolvedSlice, type SliceOutput } from "./resolve-slices.js";
import type { SliceFlags } from "./slice-options.js";

/** A slice of which packages are to be made. */
export interface PackagedSlice extends ResolvedSlice {
  readonly output: SliceOutput;
}

/**
 * The slices whose packages a command is about; each package has a folder of its own.
 *
 * @param instead the flags of the command that do without a config; empty where there are none
 * @throws {UsageError} if the flags describe a slice but not what its packages are called and where they stand.
 * @throws {ConfigError} if one package would stand in another.
 */
export async function resolvePackagedSlices(
  flags: SliceFlags,
  cwd: string,
  instead = "--metadata FILE --root ROOT --name NAME --out DIR",
): Promise<readonly PackagedSlice[]> {
  const { metadata, name, out } = flags;
  if (metadata !== undefined && (name === undefined || out === undefined)) {
    const missing = [
      ...(name === undefined ? ["--name NAME"] : []),
      ...(out === undefined ? ["--out DIR"] : []),
    ];
    throw new UsageError(`with --metadata, say also ${missing.join(" and ")}`);
  }
  const slices = (await resolveSlices(flags, cwd, instead)).filter(isPackaged);
  const faults = findNested(slices).map(
    ([inner, outer]) =>
      `${shortenPath(inner, cwd)} cannot stand in ${shortenPath(outer, cwd)}, which is another package's folder; change "out" of one of their slices`,
  );
  if (faults.length > 0) throw new ConfigError(faults);
  return slices;
}

/** The folder of a slice's package. */
export function targetOf({ name, output }: PackagedSlice, kind: PackageKind): string {
  return join(output.directory, `${name}-${kind}`);
}

/** The npm name of a slice's package. */
export function packageNameOf({ name, output }: PackagedSlice, kind: PackageKind): string {
  const { scope } = output;
  return scope === undefined ? `${name}-${kind}` : `${scope}/${name}-${kind}`;
}

function isPackaged(slice: ResolvedSlice): slice is PackagedSlice {
  return slice.output !== undefined;
}

/** The targets that stand in others, each with the one around it. */
function findNested(slices: readonly PackagedSlice[]): readonly (readonly [string, string])[] {
  const targets = new Set(
    slices.flatMap((slice) => slice.output.packages.map((kind) => targetOf(slice, kind))),
  );
  return [...targets].flatMap((target) => {
    for (let folder = dirname(target); ; folder = dirname(folder)) {
      if (targets.has(folder)) return [[target, folder] as const];
      if (dirname(folder) === folder) return [];
    }
  });
}
