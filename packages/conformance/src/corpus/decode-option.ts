/** A part of a query string as it was meant; as it is, where that cannot be told. */
export function decodeOption(text: string): string {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
