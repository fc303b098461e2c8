import type { Place } from "../place.js";

/** Prepares the lines of a text once; what it returns finds the place of an index in logarithmic time. */
export function locatePlaces(text: string, file: string): (index: number) => Place {
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1))
    lineStarts.push(at + 1);
  return (index) => {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lineStarts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: index - (lineStarts[low] ?? 0) + 1 };
  };
}
