import { join } from "node:path";
import type { SelectedModel } from "@graphslice/csdl";
import {
  generateSlice,
  readPrevious,
  type GeneratedSlice,
  type PackageOutput,
} from "@graphslice/generator";
import type { ResolvedSlice, SliceOutput } from "../config/resolve-slices.js";
import { UsageError } from "../usage-error.js";
import { readPackageVersion } from "./package-version.js";

export interface SlicePackages {
  readonly outputs: readonly PackageOutput[];
  readonly renames: GeneratedSlice["renames"];
}

/**
 * Makes a slice's packages in memory. `isTrusted` says that files which this version wrote, and which are still as they
 * were, need not be verified again.
 *
 * @throws {UsageError} if it was not said where the packages are to stand.
 */
export async function generatePackages(
  { name, output }: ResolvedSlice,
  { model }: SelectedModel,
  { isTrusted }: { readonly isTrusted: boolean },
): Promise<SlicePackages> {
  if (output === undefined) throw new UsageError("say where the packages are to stand: --out DIR");
  const targets = output.packages.map((kind) => join(output.directory, `${name}-${kind}`));
  const { packages, renames } = await generateSlice(
    name,
    model,
    output.packages.map((kind, index) => {
      const target = targets[index] ?? "";
      const previous = isTrusted ? readPrevious(target) : undefined;
      return {
        kind,
        packageName: namePackage(`${name}-${kind}`, output),
        version: readPackageVersion(target),
        packageJson: output.packageJson,
        ...(previous === undefined ? {} : { previous }),
      };
    }),
  );
  return {
    renames,
    outputs: packages.map(({ files }, index) => ({ target: targets[index] ?? "", files })),
  };
}

function namePackage(name: string, { scope }: SliceOutput): string {
  return scope === undefined ? name : `${scope}/${name}`;
}
