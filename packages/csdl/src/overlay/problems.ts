import type { Diagnostic } from "../diagnostic.js";
import { suggestName } from "../link/suggest-name.js";
import type { Place } from "../place.js";

/** Tags what an overlay takes away. */
export const REMOVE = "graphslice.Overlay.V1.Remove";

export interface Origin {
  readonly place: Place;
  readonly within?: string;
}

export function schemaNotFound(
  namespace: string,
  namespaces: Iterable<string>,
  origin: Origin,
): Diagnostic {
  return {
    severity: "error",
    code: "overlay-schema-not-found",
    message: `Schema "${namespace}" is not in the metadata that the overlay extends${didYouMean(namespace, namespaces)}`,
    ...origin,
  };
}

export function kindDiffers(
  name: string,
  given: string,
  existing: { readonly kind: string; readonly place: Place },
  origin: Origin,
): Diagnostic {
  return {
    severity: "error",
    code: "overlay-kind-differs",
    message: `expected "${name}" to be ${withArticle(existing.kind)}, as declared at ${writePlace(existing.place)}, but found ${withArticle(given)}`,
    ...origin,
  };
}

/** @param attribute what the overlay says differently, e.g. `Type` */
export function contradicts(
  attribute: string,
  given: string | undefined,
  expected: string | undefined,
  existing: Place,
  origin: Origin,
): Diagnostic {
  const wanted = expected === undefined ? `no ${attribute}` : `${attribute} "${expected}"`;
  const found = given === undefined ? `no ${attribute}` : `"${given}"`;
  return {
    severity: "error",
    code: "overlay-contradicts",
    message: `expected ${wanted}, as declared at ${writePlace(existing)}, but found ${found}; to replace the element, remove it with ${REMOVE} in an edm:Annotations`,
    ...origin,
  };
}

export function valueShared(
  member: string,
  value: bigint,
  other: string,
  origin: Origin,
): Diagnostic {
  return {
    severity: "warning",
    code: "overlay-value-shared",
    message: `Member "${member}" has the Value ${value}, which is that of "${other}" too; give it a Value of its own`,
    ...origin,
  };
}

export function removalNotFound(
  target: string,
  missing: string,
  candidates: Iterable<string>,
  origin: Origin,
): Diagnostic {
  return {
    severity: "error",
    code: "overlay-removal-not-found",
    message: `cannot remove "${target}": "${missing}" is not declared${didYouMean(missing, candidates)}`,
    ...origin,
  };
}

export function notRemovable(element: string, origin: Origin): Diagnostic {
  return {
    severity: "error",
    code: "overlay-not-removable",
    message: `cannot remove ${element}; expected ${REMOVE} on a type, a member of a type, an operation or a child of the entity container`,
    ...origin,
  };
}

export function removedAndChanged(element: string, origin: Origin): Diagnostic {
  return {
    severity: "error",
    code: "overlay-removed-and-changed",
    message: `${element} is removed, but has content; leave out the content or ${REMOVE}`,
    ...origin,
  };
}

function didYouMean(name: string, candidates: Iterable<string>): string {
  const suggestion = suggestName(name, candidates);
  return suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
}

function withArticle(noun: string): string {
  return `${/^[AEIOU]/.test(noun) ? "an" : "a"} ${noun}`;
}

function writePlace({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}
