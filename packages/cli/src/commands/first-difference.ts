/** The first line in which two texts differ. */
export interface Difference {
  /** From 1. */
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}

/** Finds where a text starts to differ from the expected one; nothing where they are equal. */
export function findFirstDifference(found: string, expected: string): Difference | undefined {
  if (found === expected) return undefined;
  const foundLines = found.split("\n");
  const expectedLines = expected.split("\n");
  let index = 0;
  while (foundLines[index] === expectedLines[index]) index += 1;
  return {
    line: index + 1,
    found: foundLines[index] ?? "(end of file)",
    expected: expectedLines[index] ?? "(end of file)",
  };
}
