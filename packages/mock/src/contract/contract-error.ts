/** A recording, and what it is held against, are not the same. */
export class ContractError extends Error {
  override readonly name = "ContractError";
  /** What differs: recording, request, expected and found. */
  readonly problems: readonly string[];

  constructor(message: string, problems: readonly string[]) {
    super([message, ...problems.map((problem) => `  ${problem}`)].join("\n"));
    this.problems = problems;
  }
}
