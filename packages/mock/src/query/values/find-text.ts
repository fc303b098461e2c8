/** The product of lengths up to which the platform's search is fast however it goes. */
const SHORT = 1_000_000;

/**
 * The first place of a text within another one, -1 if there is none. The platform's search takes time by the product of
 * both lengths where they are much alike; this one by their sum (Knuth, Morris and Pratt).
 */
export function findText(text: string, part: string): number {
  if (text.length * part.length <= SHORT || part.length > text.length) return text.indexOf(part);
  const borders = bordersOf(part);
  let matched = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    while (matched > 0 && part.charCodeAt(matched) !== unit) matched = borders[matched - 1] ?? 0;
    if (part.charCodeAt(matched) === unit) matched++;
    if (matched === part.length) return index - matched + 1;
  }
  return -1;
}

/** For each start of a text, how long its longest end is with which it starts as well. */
function bordersOf(text: string): Uint32Array {
  const borders = new Uint32Array(text.length);
  let length = 0;
  for (let index = 1; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    while (length > 0 && text.charCodeAt(length) !== unit) length = borders[length - 1] ?? 0;
    if (text.charCodeAt(length) === unit) length++;
    borders[index] = length;
  }
  return borders;
}
