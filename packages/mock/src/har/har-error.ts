/** A recording that cannot be read, or that must not be written. */
export class HarError extends Error {
  override readonly name = "HarError";
  /** What is wrong, each with the JSON Pointer of its place. */
  readonly problems: readonly string[];

  /** @param problems what is wrong, each with the JSON Pointer of its place */
  constructor(message: string, problems: readonly string[], options?: ErrorOptions) {
    super([message, ...problems.map((problem) => `  ${problem}`)].join("\n"), options);
    this.problems = problems;
  }
}
