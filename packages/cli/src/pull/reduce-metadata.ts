import { isDeepStrictEqual } from "node:util";
import {
  hasErrors,
  writeCsdl,
  selectModel,
  type CsdlDocument,
  type Diagnostic,
  type Model,
  type SelectedModel,
} from "@graphslice/csdl";
import { readSlice } from "@graphslice/generator";
import { explainVanished, type MissingRoot } from "./explain-vanished.js";
import { gateDocument, gateModel } from "./gate-metadata.js";
import type { SliceBefore, TargetBefore } from "./read-before.js";
import { reduceModel } from "./reduce-model.js";
import { uniteSelections } from "./unite-selections.js";

/** What a target is to be after a pull. */
export interface TargetAfter {
  readonly before: TargetBefore;
  /** Text of the metadata's file; absent where there is something wrong. */
  readonly data?: string | Uint8Array;
  /** The target's slices, in order. */
  readonly selected: readonly SelectedModel[];
  readonly diagnostics: readonly Diagnostic[];
  readonly problems: readonly MissingRoot[];
}

/**
 * Judges downloaded metadata for a target, and makes of it what is kept: what the slices need, such that they are the
 * same as they would be of all of it, or the whole.
 *
 * @param base the downloaded metadata, linked and checked without any overlay
 */
export function reduceMetadata(
  document: CsdlDocument,
  base: ReturnType<typeof gateModel>,
  bytes: Uint8Array,
  before: TargetBefore,
): TargetAfter {
  const { target } = before;
  const diagnostics: Diagnostic[] = [];
  const problems: MissingRoot[] = [];
  const slices = before.slices.map((each) => {
    const overlay = each.overlay && gateDocument(each.overlay);
    diagnostics.push(...(overlay?.diagnostics ?? []));
    const { model, diagnostics: found } = overlay ? gateModel(document, overlay.document) : base;
    diagnostics.push(...found);
    if (model === undefined) return undefined;
    const selected = selectModel(model, each.slice.selection);
    if (selected.problems.length > 0) {
      const missing = explainVanished(before, each, model);
      const refused = selected.problems.map((message) => ({ message, advice: [] }));
      problems.push(...(missing.length > 0 ? missing : refused));
    }
    return { before: each, selected, overlay: overlay?.document };
  });
  const failed = { before, selected: [], diagnostics, problems };
  const found = slices.filter((slice) => slice !== undefined);
  if (found.length < slices.length || hasErrors(diagnostics) || problems.length > 0) return failed;
  const selected = found.map((slice) => slice.selected);
  if (target.isWhole) return { before, data: bytes, selected, diagnostics, problems };

  // What only an overlay mends can be kept as it is, but not reduced.
  if (base.model === undefined) {
    diagnostics.push(...base.diagnostics);
    return { ...failed, problems: [refuseReduction(target.url)] };
  }
  const data = writeCsdl(reduceModel(base.model, selectionOf(found, base.model)));
  const lost = found.find((slice) => !isSame(slice, data));
  if (lost !== undefined) {
    return { ...failed, problems: [refuseReduction(target.url, lost.before.slice.name)] };
  }
  return { before, data, selected, diagnostics, problems };
}

interface FoundSlice {
  readonly before: SliceBefore;
  readonly selected: SelectedModel;
  readonly overlay: CsdlDocument | undefined;
}

/** What is needed of metadata, also for overlays: they bring roots, and refer to types that nothing else needs. */
function selectionOf(
  slices: readonly FoundSlice[],
  base: Model,
): ReturnType<typeof uniteSelections> {
  return uniteSelections(
    slices.map(({ before: { slice }, selected, overlay }) => {
      const { selection } = slice;
      if (overlay === undefined) return selection;
      const { roots, include = [] } = selection;
      const isThere = (root: string): boolean =>
        selectModel(base, { roots: [root] }).problems.length === 0;
      const needed = [...selected.model.types.keys(), ...declaredNames(overlay)];
      return {
        ...selection,
        roots: roots.filter(isThere),
        include: [...include.filter(isThere), ...needed.filter((name) => base.types.has(name))],
      };
    }),
  );
}

/** What an overlay declares or annotates from outside, operations among it. */
function declaredNames({ schemas }: CsdlDocument): readonly string[] {
  return schemas.flatMap(({ namespace, alias, children, externalAnnotations }) => [
    ...children.map(({ name }) => `${namespace}.${name}`),
    ...externalAnnotations.map(({ target }) => {
      const name = target.replace(/[/(].*$/, "");
      const isAliased = alias !== undefined && name.startsWith(`${alias}.`);
      return isAliased ? `${namespace}${name.slice(alias.length)}` : name;
    }),
  ]);
}

/** Whether a slice of reduced metadata is what it is of all of it. */
function isSame({ before: { slice, overlay }, selected }: FoundSlice, text: string): boolean {
  const { slice: again } = readSlice({
    metadata: { file: "", text },
    ...(overlay && { overlay }),
    selection: slice.selection,
  });
  const replaced = ({ cuts }: SelectedModel): unknown =>
    cuts.filter(({ replacedBy }) => replacedBy !== undefined);
  return (
    again !== undefined &&
    writeCsdl(again.model) === writeCsdl(selected.model) &&
    isDeepStrictEqual(replaced(again), replaced(selected))
  );
}

function refuseReduction(url: string, slice?: string): MissingRoot {
  const why =
    slice === undefined
      ? "it has errors that only an overlay mends"
      : `slice ${slice} would not be the same of less`;
  return {
    message: `${url}: cannot be reduced: ${why}; say --whole to keep all of it`,
    advice: [],
  };
}
