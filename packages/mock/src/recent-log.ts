/** Entries that are kept at least, unless they are long. */
const ENTRIES = 10_000;
/** Characters of all entries that are kept at least: a URL may have as many as a request's head. */
const CHARACTERS = 2_000_000;

/** A log of requests that keeps the last entries: what is remembered does not grow with what is asked. */
export class RecentLog<T extends { readonly url: string }> {
  /** The oldest first; always the same array. */
  readonly entries: T[] = [];
  #characters = 0;

  add(entry: T): void {
    const { entries } = this;
    if (entries.length >= 2 * ENTRIES || this.#characters >= 2 * CHARACTERS) {
      let dropped = 0;
      while (entries.length - dropped > ENTRIES || this.#characters > CHARACTERS) {
        this.#characters -= entries[dropped]?.url.length ?? 0;
        dropped += 1;
      }
      entries.splice(0, dropped);
    }
    entries.push(entry);
    this.#characters += entry.url.length;
  }

  clear(): void {
    this.entries.length = 0;
    this.#characters = 0;
  }
}
