import {
  applyOverlay,
  buildModel,
  checkModel,
  hasErrors,
  parseCsdl,
  selectModel,
  type CsdlDocument,
  type Diagnostic,
  type Model,
  type SelectedModel,
  type Selection,
} from "@graphslice/csdl";

/** A CSDL text with the name that its diagnostics give it. */
export interface SourceText {
  readonly file: string;
  readonly text: string | Uint8Array;
}

/** What a slice is made from. */
export interface SliceSource {
  readonly metadata: SourceText;
  /** Applied to the metadata before anything is selected. */
  readonly overlay?: SourceText;
  readonly selection: Selection;
}

/** A slice of a model, or why there is none. */
export interface ReadSlice {
  /** The whole model; absent if the metadata or the overlay has an error. */
  readonly whole?: Model;
  /** Absent if anything has an error. */
  readonly slice?: SelectedModel;
  readonly diagnostics: readonly Diagnostic[];
  /** What is wrong with the selection. */
  readonly problems: readonly string[];
}

/** Reads metadata, applies the overlay, links, checks and selects. Never throws for bad input: it reports. */
export function readSlice({ metadata, overlay, selection }: SliceSource): ReadSlice {
  const diagnostics: Diagnostic[] = [];
  const parse = ({ file, text }: SourceText): CsdlDocument | undefined => {
    const parsed = parseCsdl(text, { file });
    diagnostics.push(...parsed.diagnostics);
    return parsed.document;
  };
  const base = parse(metadata);
  const addition = overlay && parse(overlay);
  if (base === undefined || hasErrors(diagnostics)) return { diagnostics, problems: [] };

  const overlaid = addition && applyOverlay(base, addition);
  diagnostics.push(...(overlaid?.diagnostics ?? []));
  const built = buildModel([overlaid?.document ?? base]);
  diagnostics.push(...built.diagnostics);
  if (hasErrors(diagnostics)) return { diagnostics, problems: [] };

  const whole = built.model;
  diagnostics.push(...checkModel(whole));
  if (hasErrors(diagnostics)) return { diagnostics, problems: [] };

  const slice = selectModel(whole, selection);
  if (slice.problems.length > 0) return { whole, diagnostics, problems: slice.problems };
  return { whole, slice, diagnostics, problems: [] };
}
