/** A way of telling whether a page is valid, by name. */
export interface Judge {
  readonly name: string;
  readonly judge: (page: unknown) => unknown;
}

const SLICE = 4;
const ROUNDS = 60;

/**
 * Calls of each judge a second. They run in short slices in turn, and the best slice counts, so that what else the
 * machine does has little part in it.
 */
export function race(judges: readonly Judge[], page: unknown): ReadonlyMap<string, number> {
  const counts = judges.map(({ judge }) => countCalls(judge, page));
  const best = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    judges.forEach(({ name, judge }, index) => {
      const count = counts[index] ?? 1;
      const rate = count / time(judge, page, count);
      best.set(name, Math.max(best.get(name) ?? 0, rate * 1000));
    });
  }
  return best;
}

/** How many calls take about as long as a slice. */
function countCalls(judge: Judge["judge"], page: unknown): number {
  let count = 16;
  while (time(judge, page, count) < SLICE) count *= 2;
  return count;
}

/** Milliseconds that so many calls take. */
function time(judge: Judge["judge"], page: unknown, count: number): number {
  const start = performance.now();
  for (let call = 0; call < count; call += 1) kept = judge(page);
  return performance.now() - start;
}

/** What judges return is kept, so that no engine leaves them out. */
export let kept: unknown;
