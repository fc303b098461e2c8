import type { IncomingMessage } from "node:http";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createDecoders } from "./decode-body.js";
import { DownloadError, networkError } from "./download-error.js";

/** The most that metadata may have, which is what the gate of CSDL lets in. */
export const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads a response's body, decoded. What is too long, encoded or decoded, is given up at once, and never held.
 *
 * @throws {DownloadError} also where the body ends before its framing or its encoding says so.
 */
export async function readLimitedBody(
  url: string,
  response: IncomingMessage,
  signal: AbortSignal,
): Promise<Buffer> {
  const tooLong = new DownloadError(url, `is longer than ${MAX_BYTES} bytes, which no metadata is`);
  if (Number(response.headers["content-length"]) > MAX_BYTES) throw tooLong;
  const chunks: Buffer[] = [];
  let length = 0;
  const collect = new Writable({
    write(chunk: Buffer, _encoding, next) {
      length += chunk.byteLength;
      if (length > MAX_BYTES) next(tooLong);
      else {
        chunks.push(chunk);
        next();
      }
    },
  });
  try {
    await pipeline([response, ...createDecoders(url, response), collect], { signal });
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    throw isCodecError(error)
      ? new DownloadError(
          url,
          "its body is not encoded as its Content-Encoding says, or is cut off",
          {
            cause: error,
          },
        )
      : networkError(url, error);
  }
  if (length === 0) throw new DownloadError(url, "expected metadata but the server sent no body");
  return Buffer.concat(chunks);
}

/** Errors of zlib, such as `Z_BUF_ERROR` where the end is missing, and of Brotli, such as `ERR__ERROR_FORMAT_PADDING_1`. */
function isCodecError(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(Z_|ERR__|ERR_BROTLI_)/.test(code);
}
