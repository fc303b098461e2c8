import { configOf, METADATA, project } from "./project.js";

/** A book as the config's slice has it. */
export const GOOD = { id: "1", title: "Emma", genre: "novel" };

/** A book of which every member is wrong. */
export const BAD = { id: 1, title: null, genre: 5 };

/** A project with a config and JSON files. */
export function projectWithFiles(files: Readonly<Record<string, unknown>>): string {
  const texts = Object.entries(files).map(
    ([path, value]) => [path, JSON.stringify(value)] as const,
  );
  return project({
    "graphslice.config.mjs": configOf({
      books: { metadata: METADATA, roots: ["books"], out: "." },
    }),
    ...Object.fromEntries(texts),
  });
}
