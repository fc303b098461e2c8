import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** What each entry is, by path. */
export type TreeDescription = Readonly<Record<string, string>>;

export interface DescribeOptions {
  /** Whether inode and modification time of files count. */
  readonly identity?: boolean;
}

/** What is in a directory, by path: each entry's kind, mode and content. An absent one has nothing, not even itself. */
export function describeTree(
  root: string,
  { identity = false }: DescribeOptions = {},
): TreeDescription {
  const entries: Record<string, string> = {};
  describe("");
  return entries;

  function describe(path: string): void {
    const place = join(root, path);
    const stats = lstatSync(place, { bigint: true, throwIfNoEntry: false });
    if (stats === undefined) return;
    const mode = (Number(stats.mode) & 0o7777).toString(8);
    const name = path === "" ? "." : path;
    if (stats.isSymbolicLink()) {
      entries[name] = `link to ${readlinkSync(place)}`;
    } else if (stats.isFile()) {
      const suffix = identity ? ` #${stats.ino} @${stats.mtimeNs}` : "";
      entries[name] = `file ${mode} ${JSON.stringify(readFileSync(place, "utf8"))}${suffix}`;
    } else if (stats.isDirectory()) {
      entries[name] = `directory ${mode}`;
      for (const child of readdirSync(place).sort()) {
        describe(path === "" ? child : `${path}/${child}`);
      }
    } else {
      entries[name] = "special";
    }
  }
}
