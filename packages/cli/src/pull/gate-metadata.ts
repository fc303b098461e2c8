import {
  applyOverlay,
  buildModel,
  checkModel,
  hasErrors,
  parseCsdl,
  type CsdlDocument,
  type Diagnostic,
  type Model,
} from "@graphslice/csdl";
import type { SourceText } from "@graphslice/generator";

/** A model, or why there is none. */
export interface Gated {
  /** Absent if any of the diagnostics is an error. */
  readonly model?: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a document by the rules for input from outside. */
export function gateDocument({ file, text }: SourceText): {
  readonly document?: CsdlDocument;
  readonly diagnostics: readonly Diagnostic[];
} {
  return parseCsdl(text, { file });
}

/** Links and checks a document, with an overlay if there is one. */
export function gateModel(document: CsdlDocument, overlay: CsdlDocument | undefined): Gated {
  const overlaid = overlay && applyOverlay(document, overlay);
  const { model, diagnostics: linking } = buildModel([overlaid?.document ?? document]);
  const diagnostics = [...(overlaid?.diagnostics ?? []), ...linking];
  if (hasErrors(diagnostics)) return { diagnostics };
  diagnostics.push(...checkModel(model));
  return hasErrors(diagnostics) ? { diagnostics } : { model, diagnostics };
}
