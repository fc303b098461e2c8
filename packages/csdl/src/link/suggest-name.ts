/**
 * The candidate nearest to a misspelt name: the same but for case, or at most a fifth of its characters away
 * (at least one, by insertion, deletion, replacement or exchange of neighbours).
 * Ties go to the candidate that comes first.
 */
export function suggestName(name: string, candidates: Iterable<string>): string | undefined {
  const lowered = name.toLowerCase();
  let limit = Math.max(1, Math.floor(name.length / 5));
  let nearest: string | undefined;
  for (const candidate of candidates) {
    if (candidate.toLowerCase() === lowered) return candidate;
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const distance = measureDistance(name, candidate, limit);
    if (distance <= limit) {
      nearest = candidate;
      limit = distance - 1;
    }
    if (limit < 1) break;
  }
  return nearest;
}

/** Optimal string alignment distance, given up as soon as it must exceed the limit. */
function measureDistance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let distance = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        distance = Math.min(distance, at(before, column - 2) + 1);
      }
      current.push(distance);
      smallest = Math.min(smallest, distance);
    }
    if (smallest > limit) return smallest;
    before = previous;
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
