import { readFileSync } from "node:fs";

const DOCUMENT = readFileSync(new URL("slots.csdl.xml", import.meta.url), "utf8");
const SLOT = /\[text of [\w ]+\]/g;
const ATTRIBUTE = /(?<=\s\w+=")[^"]*(?=")/g;

/** What stands in the document where text of whoever wrote it may stand. */
export const TEXT_SLOTS: readonly string[] = DOCUMENT.match(SLOT) ?? [];

/** The document with texts in its slots, written as XML. */
export function writeTexts(texts: readonly string[]): string {
  let index = 0;
  return DOCUMENT.replace(SLOT, (slot) => {
    const text = texts[index] ?? slot;
    index += 1;
    return text;
  });
}

/** The document with the value of an attribute, counted over and over, replaced or appended to. */
export function replaceAttribute(at: number, value: string, isAppended: boolean): string {
  const count = DOCUMENT.match(ATTRIBUTE)?.length ?? 0;
  let index = 0;
  return DOCUMENT.replace(ATTRIBUTE, (old) => {
    const isMeant = index === at % count;
    index += 1;
    if (!isMeant) return old;
    return isAppended ? old + value : value;
  });
}
