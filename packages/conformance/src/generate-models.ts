import { formatDiagnostic, selectModel, type Model } from "@graphslice/csdl";
import {
  generateSlice,
  readSlice,
  type GeneratedFile,
  type Rename,
  type SourceText,
} from "@graphslice/generator";

export interface GeneratedModels {
  /** The slice that the models were made from. */
  readonly model: Model;
  readonly files: readonly GeneratedFile[];
  readonly renames: readonly Rename[];
}

/**
 * Reads metadata as the command line does: overlaid, linked and checked.
 *
 * @throws {Error} listing what is wrong with it.
 */
export function readModel(metadata: SourceText, overlay?: SourceText): Model {
  const { whole, diagnostics } = readSlice({
    metadata,
    ...(overlay === undefined ? {} : { overlay }),
    selection: { roots: [] },
  });
  if (whole === undefined) throw new Error(diagnostics.map(formatDiagnostic).join("\n"));
  return whole;
}

/** Generates the models package of a slice in memory; without roots, of everything. */
export async function generateModels(
  whole: Model,
  roots: readonly string[] = [],
): Promise<GeneratedModels> {
  const { model, problems } = selectModel(whole, { roots });
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const { packages, renames } = await generateSlice("slice", model, [
    { kind: "models", packageName: "slice-models", version: "0.0.0" },
  ]);
  return { model, files: packages.flatMap(({ files }) => files), renames };
}
