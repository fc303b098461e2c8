import type { Note, PinnedNote, PinnedNoteCreate } from "./expected/src/index.js";

export const note: PinnedNoteCreate = { position: 1, mood: "cheerful", weather: { rain: false } };

export function read(note: PinnedNote): unknown {
  const position: number | null | undefined = note.position;
  return position ?? note["mood"];
}

// @ts-expect-error -- what is declared keeps its type
export const misplaced: PinnedNoteCreate = { position: "first" };

export const base = (pinned: PinnedNote): Note => pinned;
