/** Remembers what was made of texts, of those that were asked for last. What it remembers must never be changed. */
export class RecentValues<T> {
  private readonly make: (text: string) => T;
  private readonly limit: number;
  private values = new Map<string, T>();
  private older = new Map<string, T>();

  /** @param limit how many are remembered at least; at most twice as many are */
  constructor(make: (text: string) => T, limit = 500) {
    this.make = make;
    this.limit = limit;
  }

  get(text: string): T {
    const recent = this.values.get(text);
    if (recent !== undefined) return recent;
    const value = this.older.get(text) ?? this.make(text);
    if (this.values.size >= this.limit) {
      this.older = this.values;
      this.values = new Map();
    }
    this.values.set(text, value);
    return value;
  }
}
