/** The kind of a value, such as `Object`, `Array` or `ReadableStream`, even if it is of another realm. */
export function tagOf(value: unknown): string {
  return {}.toString.call(value).slice(8, -1);
}
