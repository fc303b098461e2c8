import { readFileSync } from "node:fs";
import type { SourceText } from "@graphslice/generator";
import { isUrl } from "./config/resolve-slices.js";

const MAX_BYTES = 64 * 1024 * 1024;

/** Metadata could not be read; nothing was changed. */
export class SourceError extends Error {
  override readonly name = "SourceError";
}

/**
 * Reads CSDL from a file, or from a URL where one was given.
 *
 * @throws {SourceError} if it cannot be read.
 */
export async function readSource(source: string): Promise<SourceText> {
  if (isUrl(source)) return { file: source, text: await download(source) };
  try {
    return { file: source, text: readFileSync(source) };
  } catch (cause) {
    throw new SourceError(`${source}: cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

async function download(url: string): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(url, { headers: { accept: "application/xml" } });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.cause : undefined;
    throw new SourceError(`${url}: cannot be reached: ${reasonOf(reason ?? cause)}`, { cause });
  }
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new SourceError(`${url}: expected metadata but the server answered ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.byteLength;
    if (length > MAX_BYTES) {
      throw new SourceError(`${url}: is longer than ${MAX_BYTES} bytes, which no metadata is`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
