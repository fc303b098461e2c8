import type { IncomingMessage } from "node:http";
import { Transform } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { showControls } from "../terminal/show-controls.js";
import { DownloadError } from "./download-error.js";

/** What requests say that they take. */
export const ACCEPTED_ENCODINGS = "gzip, br";

/**
 * The streams that a response's body goes through until it is as it was before it was encoded; none where it was not.
 *
 * @throws {DownloadError} if it is encoded in a way that was not asked for.
 */
export function createDecoders(url: string, { headers }: IncomingMessage): readonly Transform[] {
  const encoding = (headers["content-encoding"] ?? "").trim().toLowerCase();
  switch (encoding) {
    case "":
    case "identity":
      return [];
    case "gzip":
    case "x-gzip":
      return [createGunzip()];
    case "br":
      return [createBrotliDecompress()];
    default:
      throw new DownloadError(
        url,
        `is encoded as ${JSON.stringify(showControls(encoding))}; expected ${ACCEPTED_ENCODINGS} or nothing`,
      );
  }
}
