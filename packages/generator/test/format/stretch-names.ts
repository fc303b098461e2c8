/** The names in a random document that nothing else refers to start with one of these letters. */
const MEMBERS = /(?<=Name=")(?!part")[pnmoa](?=\w)/g;
const TYPES = /\b(?:thing|part|size|frame|color|weight)\b/g;

/** How much longer the names of a document become. */
export interface Stretch {
  /** For members and operations, in the order in which they stand, over and over. */
  readonly members: readonly number[];
  /** For types, times the length of a name. */
  readonly types: number;
}

/** Lengthens the names of a random CSDL document, up to the longest that there may be, so that lines do not fit. */
export function stretchNames(csdl: string, { members, types }: Stretch): string {
  let index = 0;
  return csdl
    .replace(MEMBERS, (letter) => {
      const length = members[index % members.length] ?? 0;
      index += 1;
      return letter + "m".repeat(length);
    })
    .replace(TYPES, (name) => name + "T".repeat((types * name.length) % 120));
}
