import { format } from "prettier";

/** What Prettier makes of a file of an emitted package. Without a path it would take quadratic time. */
export function formatFile(path: string, text: string): Promise<string> {
  return format(text, { printWidth: 100, filepath: path });
}
