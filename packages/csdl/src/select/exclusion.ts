import { lineageOf } from "../hierarchy.js";
import { resolveName } from "../link/resolve-name.js";
import type { SchemaType } from "../model.js";

/**
 * Decides what a slice leaves out. A pattern is a name of a type or operation, qualified by namespace or alias, or
 * `type/member`; `*` stands for any characters but `/`. With a type goes all that derives from it.
 */
export class Exclusion {
  private readonly patterns: readonly { readonly text: string; readonly expression: RegExp }[];
  private readonly used = new Set<string>();
  private readonly types = new Map<SchemaType, boolean>();

  constructor(patterns: readonly string[], aliases: ReadonlyMap<string, string>) {
    this.patterns = patterns.map((text) => ({ text, expression: compile(text, aliases) }));
  }

  /** Whether a pattern matches the qualified name of an operation, or a `type/member`. */
  matches(name: string): boolean {
    const matching = this.patterns.filter(({ expression }) => expression.test(name));
    for (const { text } of matching) this.used.add(text);
    return matching.length > 0;
  }

  /** Whether a pattern matches the type or one that it derives from. */
  matchesType(type: SchemaType): boolean {
    const known = this.types.get(type);
    if (known !== undefined) return known;
    const isStructured = type.kind === "EntityType" || type.kind === "ComplexType";
    const lineage: readonly SchemaType[] = isStructured ? lineageOf(type) : [type];
    const matched = lineage.filter(({ qualifiedName }) => this.matches(qualifiedName)).length > 0;
    this.types.set(type, matched);
    return matched;
  }

  /** The patterns that have matched nothing so far. */
  unused(): readonly string[] {
    return this.patterns.map(({ text }) => text).filter((text) => !this.used.has(text));
  }
}

function compile(pattern: string, aliases: ReadonlyMap<string, string>): RegExp {
  const [head = "", ...rest] = pattern.split("/");
  const parts = [resolveName(head, aliases), ...rest].join("/").split("*");
  const escaped = parts.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join("[^/]*")}$`);
}
