import {
  formatDiagnostic,
  hasErrors,
  type CsdlDocument,
  type Diagnostic,
  type SelectedModel,
} from "@graphslice/csdl";
import { gateDocument, gateModel, type Gated } from "./gate-metadata.js";
import type { SliceBefore, TargetBefore } from "./read-before.js";
import { reduceMetadata, type TargetAfter } from "./reduce-metadata.js";
import type { Download } from "./request-metadata.js";

interface GatedDownload {
  readonly bytes: Uint8Array;
  readonly document?: CsdlDocument;
  readonly base: Gated;
}

/** What all targets are to be, and what is wrong with what was downloaded for them. */
export interface JudgedDownloads {
  readonly targets: readonly TargetAfter[];
  /** By address, each once. */
  readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>;
}

/** Passes downloads through the gate, each once, and makes of them what is kept. */
export function judgeDownloads(
  befores: readonly TargetBefore[],
  downloads: ReadonlyMap<string, Download | undefined>,
): JudgedDownloads {
  const gated = new Map<string, GatedDownload>();
  const diagnostics = new Map<string, Map<string, Diagnostic>>();
  const note = (url: string, found: readonly Diagnostic[]): void => {
    const known = diagnostics.get(url) ?? new Map<string, Diagnostic>();
    diagnostics.set(url, known);
    for (const diagnostic of found) known.set(formatDiagnostic(diagnostic), diagnostic);
  };
  for (const [url, downloaded] of downloads) {
    if (downloaded === undefined) continue;
    const { bytes } = downloaded;
    const { document, diagnostics: found } = gateDocument({ file: url, text: bytes });
    note(url, found);
    const base = document === undefined ? { diagnostics: found } : gateModel(document, undefined);
    gated.set(url, { bytes, ...(document && { document }), base });
  }
  const targets = befores.map((before): TargetAfter => {
    const { url } = before.target;
    const download = gated.get(url);
    if (download === undefined) return keep(before);
    const { document, base, bytes } = download;
    if (document === undefined) return { before, selected: [], diagnostics: [], problems: [] };
    const after = reduceMetadata(document, base, bytes, before);
    note(url, after.diagnostics);
    return after;
  });
  return {
    targets,
    diagnostics: new Map([...diagnostics].map(([url, found]) => [url, [...found.values()]])),
  };
}

/** Whether anything is wrong, so that nothing is to be written. */
export function hasFaults({ targets, diagnostics }: JudgedDownloads): boolean {
  return (
    [...diagnostics.values()].some(hasErrors) ||
    targets.some(({ data, problems }) => data === undefined || problems.length > 0)
  );
}

/** What is there stays, since the server has nothing newer. */
function keep(before: TargetBefore): TargetAfter {
  const { data, slices } = before;
  const selected = slices.map(({ selected }: SliceBefore) => selected).filter(isDefined);
  return { before, ...(data && { data }), selected, diagnostics: [], problems: [] };
}

function isDefined(value: SelectedModel | undefined): value is SelectedModel {
  return value !== undefined;
}
