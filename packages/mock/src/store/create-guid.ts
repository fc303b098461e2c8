const HYPHEN = 45;
const DIGITS = Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));

/** A Guid of version 4 that depends on the seed and the text only. */
export function createGuid(seed: number, text: string): string {
  const words = [
    hash(text, seed, 1),
    (hash(text, seed, 2) & ~0x0000_f000) | 0x0000_4000,
    (hash(text, seed, 3) & ~0xc000_0000) | 0x8000_0000,
    hash(text, seed, 4),
  ];
  const codes: number[] = [];
  for (let digit = 0; digit < 32; digit++) {
    if (digit >= 8 && digit <= 20 && digit % 4 === 0) codes.push(HYPHEN);
    const word = words[digit >> 3] ?? 0;
    codes.push(DIGITS[(word >>> (28 - 4 * (digit & 7))) & 0xf] ?? 0);
  }
  // One flat string: pieces that are put together take ten times its memory for as long as it is kept.
  return String.fromCharCode(...codes);
}

/** FNV-1a with a final mix, so that texts that differ in their last character differ everywhere. */
function hash(text: string, seed: number, salt: number): number {
  let value = 0x811c9dc5 ^ Math.imul(seed ^ salt, 0x9e3779b1);
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
