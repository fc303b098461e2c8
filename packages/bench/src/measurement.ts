/** Something measured several times, with what it is to stay below. */
export interface Measurement {
  readonly name: string;
  readonly milliseconds: readonly number[];
  readonly limit?: number;
  /** Milliseconds of these in which files were written: that is the file system's part. */
  readonly writing?: readonly number[];
  /** Milliseconds of processor time, of all threads: on a busy machine the steadier measure. */
  readonly processor?: readonly number[];
  /** Peak memory, where it is of interest. */
  readonly megabytes?: readonly number[];
  readonly megabytesLimit?: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
