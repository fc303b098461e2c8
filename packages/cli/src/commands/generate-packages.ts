import type { SelectedModel } from "@graphslice/csdl";
import {
  generateSlice,
  readPrevious,
  type GeneratedSlice,
  type PackageOutput,
} from "@graphslice/generator";
import { packageNameOf, targetOf, type PackagedSlice } from "../config/resolve-packaged-slices.js";
import { readPackageVersion } from "./package-version.js";
import { readRecordings, readState } from "./read-recordings.js";

export interface SlicePackages {
  readonly outputs: readonly PackageOutput[];
  readonly renames: GeneratedSlice["renames"];
}

/**
 * Makes a slice's packages in memory. `isTrusted` says that files which this version wrote, and which are still as they
 * were, need not be verified again.
 */
export async function generatePackages(
  slice: PackagedSlice,
  { model }: SelectedModel,
  { isTrusted, cwd }: { readonly isTrusted: boolean; readonly cwd: string },
): Promise<SlicePackages> {
  const { name, output } = slice;
  const folder = output.packages.includes("mocks") ? output.recordings : undefined;
  const recordings = folder === undefined ? [] : await readRecordings(folder, cwd);
  const state = folder === undefined ? undefined : readState(folder, cwd);
  const targets = output.packages.map((kind) => targetOf(slice, kind));
  const { packages, renames } = await generateSlice(
    name,
    model,
    output.packages.map((kind, index) => {
      const target = targets[index] ?? "";
      const previous = isTrusted ? readPrevious(target) : undefined;
      return {
        kind,
        packageName: packageNameOf(slice, kind),
        version: readPackageVersion(target, cwd),
        packageJson: output.packageJson,
        ...(output.baseUrl === undefined ? {} : { baseUrl: output.baseUrl }),
        recordings,
        ...(state === undefined ? {} : { state }),
        ...(previous === undefined ? {} : { previous }),
      };
    }),
  );
  return {
    renames,
    outputs: packages.map(({ files }, index) => ({ target: targets[index] ?? "", files })),
  };
}
