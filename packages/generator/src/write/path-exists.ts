import { lstatSync } from "node:fs";

/** Whether anything is at a path, be it a symbolic link to nothing; unlike `existsSync`, it throws when it cannot tell. */
export function pathExists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
