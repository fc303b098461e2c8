/** What can be wrong with a selection, in words; each starts with what was asked for. */

export function rootNotFound(root: string, suggestion: string | undefined): string {
  return `"${root}" names neither a type nor a child of the entity container${didYouMean(suggestion)}`;
}

export function importFollowed(root: string, kind: string, name: string): string {
  return `"${root}": a path cannot go on after ${kind} ${name}`;
}

export function castNotFound(
  root: string,
  segment: string,
  type: string,
  suggestion: string | undefined,
): string {
  return `"${root}": "${segment}" is not a type in the hierarchy of ${type}${didYouMean(suggestion)}`;
}

export function navigationNotFound(
  root: string,
  segment: string,
  type: string,
  suggestion: string | undefined,
): string {
  return `"${root}": ${type} has no navigation property "${segment}"${didYouMean(suggestion)}`;
}

export function navigationAmbiguous(
  root: string,
  segment: string,
  type: string,
  owners: readonly string[],
): string {
  return `"${root}": ${type} has no navigation property "${segment}", but ${owners.join(" and ")} have; put the one that is meant before it`;
}

/** @param element the type, operation or `type/member` that the root needs */
export function rootExcluded(root: string, element: string): string {
  return `"${root}": ${element} is excluded`;
}

export function excludeUnused(pattern: string, suggestion: string | undefined): string {
  return `exclude "${pattern}" matches nothing in the slice${didYouMean(suggestion)}`;
}

function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
}
