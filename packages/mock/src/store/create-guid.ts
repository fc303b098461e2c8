/** A Guid of version 4 that depends on the seed and the text only. */
export function createGuid(seed: number, text: string): string {
  const first = writeWord(text, seed, 1, 0, 0);
  const second = writeWord(text, seed, 2, 0x0000_f000, 0x0000_4000);
  const third = writeWord(text, seed, 3, 0xc000_0000, 0x8000_0000);
  const last = writeWord(text, seed, 4, 0, 0);
  return `${first}-${second.slice(0, 4)}-${second.slice(4)}-${third.slice(0, 4)}-${third.slice(4)}${last}`;
}

/** Bytes as hexadecimal digits. */
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Eight hexadecimal digits; those of the mask are as they are given. */
function writeWord(text: string, seed: number, salt: number, mask: number, given: number): string {
  const word = (hash(text, Math.imul(seed ^ salt, 0x9e3779b1)) & ~mask) | given;
  return (
    (BYTES[word >>> 24] ?? "") +
    (BYTES[(word >>> 16) & 0xff] ?? "") +
    (BYTES[(word >>> 8) & 0xff] ?? "") +
    (BYTES[word & 0xff] ?? "")
  );
}

/** FNV-1a with a final mix, so that texts that differ in their last character differ everywhere. */
function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
