import type { DecodedText } from "../../uri/decode-text.js";
import { uriLimits } from "../../uri/limits.js";
import { UriError } from "../../uri/uri-error.js";
import type { Syntax } from "../syntax.js";

/** A `Syntax` without what its cursor knows. */
export type NodeParts = Syntax extends infer S
  ? S extends Syntax
    ? Omit<S, "position" | "height">
    : never
  : never;

/** A place in decoded text, moved on by those who read from there. */
export class Cursor {
  offset = 0;
  readonly #source: DecodedText;
  #depth = 0;
  #nodes = 0;

  constructor(source: DecodedText) {
    this.#source = source;
  }

  get text(): string {
    return this.#source.text;
  }

  get isAtEnd(): boolean {
    return this.offset >= this.text.length;
  }

  /** The next character; empty at the end. */
  get next(): string {
    return this.text.charAt(this.offset);
  }

  position(offset: number = this.offset): number {
    return this.#source.locate(offset);
  }

  /** Whether the character at an offset is percent-encoded. */
  isEncoded(offset: number): boolean {
    return this.position(offset + 1) - this.position(offset) > 1;
  }

  /** Moves on if the sticky pattern matches here. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.offset;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.offset = pattern.lastIndex;
    return match;
  }

  /** Whether the sticky pattern matches here; stays where it is. */
  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.offset;
    return pattern.test(this.text);
  }

  take(character: string): boolean {
    if (this.next !== character) return false;
    this.offset += character.length;
    return true;
  }

  /** @throws {UriError} where something else stands here. */
  expect(character: string, orElse = ""): void {
    if (!this.take(character)) this.fail(`"${character}"${orElse}`);
  }

  skipSpace(): boolean {
    const start = this.offset;
    while (this.next === " " || this.next === "\t") this.offset++;
    return this.offset > start;
  }

  /** Guards a step down: into parentheses, arguments, nested options. */
  nest<T>(read: () => T): T {
    if (++this.#depth > uriLimits.nesting) {
      this.reject(`at most ${uriLimits.nesting} levels of nesting are allowed`);
    }
    const result = read();
    this.#depth--;
    return result;
  }

  /** Completes a node that begins at an offset. */
  node(offset: number, parts: NodeParts, children: readonly Syntax[] = []): Syntax {
    let height = 1;
    for (const child of children) height = Math.max(height, child.height + 1);
    if (height > uriLimits.nesting) {
      this.reject(`at most ${uriLimits.nesting} levels of nesting are allowed`, offset);
    }
    if (++this.#nodes > uriLimits.nodes) {
      this.reject(`at most ${uriLimits.nodes} parts of expressions are allowed`, offset);
    }
    return { ...parts, position: this.position(offset), height } as Syntax;
  }

  /** @throws {UriError} that tells what stands here instead. */
  fail(expected: string, offset: number = this.offset): never {
    const rest = this.text.slice(offset, offset + 24);
    const found = rest === "" ? "the end" : JSON.stringify(rest);
    this.reject(`expected ${expected}, found ${found}`, offset);
  }

  /** @throws {UriError} */
  reject(message: string, offset: number = this.offset): never {
    throw new UriError(message, { option: this.#source.option, position: this.position(offset) });
  }
}
