import {
  applyOverlay,
  buildModel,
  hasErrors,
  parseCsdl,
  type Diagnostic,
  type Model,
} from "@graphslice/csdl";
import type { SourceText } from "@graphslice/generator";

/** A model, or why there is none. */
export interface ReadModel {
  /** Absent if the metadata or the overlay has an error. */
  readonly model?: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads metadata to compare it: what is doubtful in it, but clear, is of no interest here. */
export function readModel(metadata: SourceText, overlay: SourceText | undefined): ReadModel {
  const diagnostics: Diagnostic[] = [];
  const parse = ({ file, text }: SourceText) => {
    const parsed = parseCsdl(text, { file });
    diagnostics.push(...parsed.diagnostics);
    return parsed.document;
  };
  const base = parse(metadata);
  const addition = overlay && parse(overlay);
  if (base === undefined || hasErrors(diagnostics)) return { diagnostics };
  const overlaid = addition && applyOverlay(base, addition);
  const built = buildModel([overlaid?.document ?? base]);
  diagnostics.push(...(overlaid?.diagnostics ?? []), ...built.diagnostics);
  return hasErrors(diagnostics) ? { diagnostics } : { model: built.model, diagnostics };
}
