/** The first line in which two texts differ; lines count from 1. */
export interface Difference {
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}

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
