/** A source of numbers that look random and are the same for the same seed (mulberry32). */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** At least 0, and less than 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Whether something of this probability happens. */
  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of some; `undefined` if there is none. */
  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.next() * items.length)];
  }

  /** At most so many of some, each once. */
  sample<Item>(items: readonly Item[], most: number): readonly Item[] {
    const count = Math.min(items.length, 1 + Math.floor(this.next() * most));
    const rest = [...items];
    return Array.from({ length: count }, () =>
      rest.splice(Math.floor(this.next() * rest.length), 1),
    ).flat();
  }
}
