import { relative } from "node:path";

/** A path as a person at that folder would write it; URLs stay as they are. */
export function shortenPath(path: string, cwd: string): string {
  if (path.includes("://")) return path;
  const short = relative(cwd, path);
  return short === "" ? "." : short.startsWith("..") && short.length > path.length ? path : short;
}
