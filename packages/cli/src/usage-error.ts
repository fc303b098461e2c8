/** The command was not called as it can be: exit code 2, and a pointer to the command's help. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A config file is not as it can be: exit code 2, as for the flags it stands in for. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly faults: readonly string[];

  /** @param faults everything that is wrong, at least one thing */
  constructor(faults: readonly string[], options?: ErrorOptions) {
    super(faults.join("; "), options);
    this.faults = faults;
  }
}
