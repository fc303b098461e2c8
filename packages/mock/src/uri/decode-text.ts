import { UriError } from "./uri-error.js";

/** Percent-decoded text that remembers where its characters stood. */
export interface DecodedText {
  readonly text: string;
  /** The query option whose value this is; undefined for a path. */
  readonly option: string | undefined;
  /** The position in what was given of an offset in the text. */
  readonly locate: (offset: number) => number;
}

/**
 * Decodes a part of a path or query string, once (OData 4.0 Part 2 §2).
 *
 * @param start position of the part in what was given.
 * @param option the query option it belongs to; there a plus sign is a space, as browsers and Graph have it.
 * @throws {UriError} for percent signs without two digits, and for what is not UTF-8.
 */
export function decodeText(raw: string, start: number, option?: string): DecodedText {
  const spaced = option === undefined ? raw : raw.replaceAll("+", " ");
  if (!spaced.includes("%")) {
    return { text: spaced, option, locate: (offset) => start + offset };
  }
  let text = "";
  const positions: number[] = [];
  const encoded = /(?:%[0-9A-Fa-f]{2})+|%/g;
  let end = 0;
  const copyUntil = (index: number): void => {
    for (let i = end; i < index; i++) positions.push(start + i);
    text += spaced.slice(end, index);
  };
  for (const { 0: sequence, index } of spaced.matchAll(encoded)) {
    copyUntil(index);
    end = index + sequence.length;
    let offset = index;
    for (const character of decodeSequence(sequence, { option, position: start + index })) {
      for (let unit = 0; unit < character.length; unit++) positions.push(start + offset);
      offset += 3 * countBytes(character);
      text += character;
    }
  }
  copyUntil(spaced.length);
  return { text, option, locate: (offset) => positions[offset] ?? start + raw.length };
}

function decodeSequence(
  sequence: string,
  place: { option: string | undefined; position: number },
): string {
  if (sequence === "%") {
    throw new UriError("expected two hexadecimal digits after the percent sign", place);
  }
  try {
    return decodeURIComponent(sequence);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw new UriError(`expected percent-encoded UTF-8, found ${sequence.slice(0, 24)}`, place);
  }
}

function countBytes(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
