import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readHar, type Har } from "@graphslice/mock/har";

/** A HAR file of a slice. */
export interface SliceRecording {
  readonly file: string;
  readonly har: Har;
}

/** The recordings in a folder, by name; none where there is no folder. */
export function readRecordings(directory: string): readonly SliceRecording[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith(".har"))
    .toSorted()
    .map((file) => ({ file, har: readHar(readFileSync(join(directory, file), "utf8"), file) }));
}
