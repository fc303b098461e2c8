import { watch, type FSWatcher } from "node:fs";
import { basename, dirname } from "node:path";

/** Milliseconds of quiet after which what is written is taken for whole. */
const QUIET = 100;

/**
 * Tells when files change, those that are replaced by others included, once for changes that come together.
 *
 * @param files absolute paths
 * @returns ends it
 */
export function watchFiles(
  files: readonly string[],
  onChange: (changed: ReadonlySet<string>) => void,
): () => void {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    const told = new Set(changed);
    changed.clear();
    onChange(told);
  };
  const watchers = [...new Set(files.map(dirname))].map((directory): FSWatcher => {
    const names = new Map(
      files.filter((file) => dirname(file) === directory).map((file) => [basename(file), file]),
    );
    return watch(directory, (_event, name) => {
      const file = name === null ? undefined : names.get(name);
      if (file === undefined) return;
      changed.add(file);
      clearTimeout(timer);
      timer = setTimeout(tell, QUIET);
    });
  });
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
