import type { Document, DocumentCreate, Portrait } from "./expected/src/index.js";

export function addresses(document: Document, portrait: Portrait): (string | undefined)[] {
  return [document["content@odata.mediaReadLink"], portrait["@odata.mediaEditLink"]];
}

// @ts-expect-error -- bytes go to an address of their own
export const inline: DocumentCreate = { content: "aGVsbG8" };
