/**
 * Decides what a slice leaves out. A pattern is a qualified name of a type or operation, or `type/member`;
 * `*` stands for any characters.
 */
export class Exclusion {
  private readonly expressions: readonly RegExp[];
  private readonly used = new Set<number>();
  private readonly patterns: readonly string[];

  constructor(patterns: readonly string[]) {
    this.patterns = patterns;
    this.expressions = patterns.map(
      (pattern) =>
        new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`),
    );
  }

  matches(name: string): boolean {
    let matched = false;
    this.expressions.forEach((expression, index) => {
      if (!expression.test(name)) return;
      this.used.add(index);
      matched = true;
    });
    return matched;
  }

  /** The patterns that have matched nothing so far. */
  unused(): readonly string[] {
    return this.patterns.filter((_, index) => !this.used.has(index));
  }
}
