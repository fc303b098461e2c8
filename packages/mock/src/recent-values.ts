/** Characters of a text that is remembered, on average: what is made of texts takes memory by their length. */
const LENGTH = 200;

/** Remembers what was made of texts, of those that were asked for last. What it remembers must never be changed. */
export class RecentValues<T> {
  private readonly make: (text: string) => T;
  private readonly limit: number;
  private values = new Map<string, T>();
  private older = new Map<string, T>();
  private length = 0;

  /** @param limit how many are remembered at least, unless they are long; at most twice as many are */
  constructor(make: (text: string) => T, limit = 500) {
    this.make = make;
    this.limit = limit;
  }

  get(text: string): T {
    const recent = this.values.get(text);
    if (recent !== undefined) return recent;
    const value = this.older.get(text) ?? this.make(text);
    if (this.values.size >= this.limit || this.length >= this.limit * LENGTH) {
      this.older = this.values;
      this.values = new Map();
      this.length = 0;
    }
    this.values.set(text, value);
    this.length += text.length;
    return value;
  }
}
