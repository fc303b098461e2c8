import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Selection } from "@graphslice/csdl";
import type { Download } from "./request-metadata.js";
import type { PullTarget } from "./plan-pulls.js";
import { uniteSelections } from "./unite-selections.js";
import { VERSION } from "../version.js";

/** Name of the file beside pulled metadata that says where that comes from. */
export const RECORD = "source.json";

/** Where pulled metadata comes from, as `source.json` has it. */
export interface SourceRecord {
  readonly source: string;
  /** The day on which what is kept was last seen to change: `2026-11-24`. */
  readonly retrieved: string;
  /** What was downloaded, as it was before anything was left out. */
  readonly download: {
    readonly sha256: string;
    readonly bytes: number;
    readonly etag?: string;
    readonly lastModified?: string;
  };
  /** What was kept of it: `whole`, or what slices need. */
  readonly kept: "whole" | Pick<Selection, "roots" | "include" | "navigation">;
  readonly generator: string;
  /** Hash of the file that was written, by its name: `sha256:…`. */
  readonly files: Readonly<Record<string, string>>;
}

/** The record of a download. */
export function createRecord(
  target: PullTarget,
  { bytes, etag, lastModified }: Download,
  data: string | Uint8Array,
): SourceRecord {
  return {
    source: target.url,
    retrieved: new Date().toISOString().slice(0, 10),
    download: {
      sha256: hash(bytes),
      bytes: bytes.byteLength,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    },
    kept: keptOf(target),
    generator: `graphslice ${VERSION}`,
    files: { [basename(target.file)]: `sha256:${hash(data)}` },
  };
}

/** What is kept of a download for a target. */
function keptOf({ isWhole, slices }: PullTarget): SourceRecord["kept"] {
  return isWhole ? "whole" : uniteSelections(slices.map(({ selection }) => selection));
}

/** Whether a record says of what is there that it was made as the target now asks for. */
export function describesTarget(record: SourceRecord, target: PullTarget): boolean {
  return record.source === target.url && isDeepStrictEqual(record.kept, keptOf(target));
}

/** Whether a file is as it was when the record was written. */
export function isAsRecorded(record: SourceRecord, file: string, data: Uint8Array): boolean {
  return record.files[basename(file)] === `sha256:${hash(data)}`;
}

/** Reads what `pull` has written of a file; nothing if there is no such record, or one that something else has written. */
export function readRecord(path: string, file: string): SourceRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
  return isRecord(value) && Object.hasOwn(value.files, basename(file)) ? value : undefined;
}

/** The text of a record's file, with short lists on one line, as formatters have them. */
export function printRecord(record: SourceRecord): string {
  const text = JSON.stringify(record, null, 2).replace(
    /^(.*)\[\n((?: +"[^\n]*\n)+) *(\],?)$/gm,
    (list: string, start: string, items: string, end: string) => {
      const line = `${start}[${items.trim().replace(/,\n +/g, ", ")}${end}`;
      return line.length <= 80 ? line : list;
    },
  );
  return `${text}\n`;
}

function isRecord(value: unknown): value is SourceRecord {
  const { source, retrieved, download, kept, files } = Object(value) as Record<string, unknown>;
  const { etag = "", lastModified = "" } = Object(download) as Record<string, unknown>;
  return (
    [source, retrieved, etag, lastModified].every(isHeaderText) &&
    (kept === "whole" || (typeof kept === "object" && kept !== null)) &&
    typeof files === "object" &&
    files !== null
  );
}

/** Text that may stand in a request's header, as a conditional request has it. */
function isHeaderText(value: unknown): value is string {
  return typeof value === "string" && /^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value);
}

function hash(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
