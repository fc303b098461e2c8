import { readFileSync } from "node:fs";
import type { SourceText } from "@graphslice/generator";
import { reasonOf } from "./system-error.js";
import { shortenPath } from "./terminal/shorten-path.js";

/** Metadata could not be read; nothing was changed. */
export class SourceError extends Error {
  override readonly name = "SourceError";
}

export function isUrl(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/**
 * Reads CSDL from a file, or from a URL where one was given. Diagnostics name the file as a person at `cwd` would.
 *
 * @throws {SourceError} if it cannot be read.
 * @throws {DownloadError} if it cannot be downloaded.
 */
export async function readSource(source: string, cwd: string): Promise<SourceText> {
  if (isUrl(source)) {
    // Loaded for that alone: nothing else has to do with the network. Who names an address here sees a failure at once.
    const { download } = await import("./pull/download.js");
    const downloaded = await download(source, { allowHttp: true, retries: 0 });
    return { file: source, text: downloaded?.bytes ?? "" };
  }
  const file = shortenPath(source, cwd);
  try {
    return { file, text: readFileSync(source) };
  } catch (cause) {
    throw new SourceError(`${file}: cannot be read: ${reasonOf(cause)}`, { cause });
  }
}
