import { lstatSync, readlinkSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { linksEndless, notDirectory, notReached, targetIsRoot } from "./problems.js";
import { toWriteError } from "./write-error.js";

const MAX_LINKS = 40;

/**
 * The directory that a target stands for, with all symbolic links followed. It need not exist, and then is where it
 * would be: also a link to a directory that is just being replaced leads to its place.
 */
export function resolveTarget(target: string): string {
  const path = resolve(target);
  try {
    const root = followLinks(path);
    if (dirname(root) !== root) return root;
  } catch (error) {
    throw toWriteError(error, (cause) => notReached(path, cause));
  }
  throw targetIsRoot(path);
}

function followLinks(start: string): string {
  let links = 0;
  const follow = (path: string): string => {
    const parent = dirname(path);
    if (parent === path) return path;
    const here = join(follow(parent), basename(path));
    const stats = lstatSync(here, { throwIfNoEntry: false });
    if (stats?.isSymbolicLink()) {
      links += 1;
      if (links > MAX_LINKS) throw linksEndless(start);
      return follow(resolve(dirname(here), readlinkSync(here)));
    }
    if (stats !== undefined && !stats.isDirectory()) throw notDirectory(here);
    return here;
  };
  return follow(start);
}
