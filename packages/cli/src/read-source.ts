import { readFileSync } from "node:fs";
import type { SourceText } from "@graphslice/generator";
import { reasonOf } from "./system-error.js";
import { shortenPath } from "./terminal/shorten-path.js";

const MAX_BYTES = 64 * 1024 * 1024;

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
 */
export async function readSource(source: string, cwd: string): Promise<SourceText> {
  if (isUrl(source)) return { file: source, text: await download(source) };
  const file = shortenPath(source, cwd);
  try {
    return { file, text: readFileSync(source) };
  } catch (cause) {
    throw new SourceError(`${file}: cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

async function download(url: string): Promise<Uint8Array> {
  try {
    const response = await fetch(url, { headers: { accept: "application/xml" } });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw new SourceError(`${url}: expected metadata but the server answered ${response.status}`);
    }
    return await readBody(response.body, url);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    // What went wrong on the network is the cause of what fetch throws.
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    throw new SourceError(`${url}: cannot be downloaded: ${reasonOf(cause)}`, { cause });
  }
}

async function readBody(body: ReadableStream<Uint8Array>, url: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > MAX_BYTES) {
      throw new SourceError(`${url}: is longer than ${MAX_BYTES} bytes, which no metadata is`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
