import type { IncomingMessage } from "node:http";
import { readRetryAfter } from "@graphslice/runtime/retry";
import { showControls } from "../terminal/show-controls.js";
import { DownloadError } from "./download-error.js";

const PASSING = new Set([429, 503, 504]);

/**
 * Says what is wrong with the head of a response that should bring metadata: its status, or that it is something else.
 *
 * @param isConditional whether the request had conditions, so that 304 is an answer
 */
export function judgeResponse(
  url: string,
  { statusCode: status = 0, headers }: IncomingMessage,
  isConditional: boolean,
): DownloadError | undefined {
  if (status === 304 && isConditional) return undefined;
  if (status !== 200) return judgeStatus(url, status, headers);
  const [type = "", ...parameters] = (headers["content-type"] ?? "")
    .split(";")
    .map((part) => part.trim().toLowerCase());
  const found = /html/.test(type)
    ? "an HTML page, perhaps an error or sign-in page"
    : /json/.test(type)
      ? "JSON"
      : undefined;
  if (found !== undefined) {
    return new DownloadError(url, `expected metadata but the server answered with ${found}`);
  }
  const charset = parameters.find((part) => part.startsWith("charset="));
  if (charset === undefined || /^charset="?(utf-?8|us-ascii)"?$/.test(charset)) return undefined;
  return new DownloadError(
    url,
    `expected UTF-8 but the server answered with ${showControls(charset)}`,
  );
}

function judgeStatus(
  url: string,
  status: number,
  headers: IncomingMessage["headers"],
): DownloadError {
  const hint =
    status === 401 || status === 403
      ? "; it wants credentials, which are never sent: download it yourself"
      : status === 404 || status === 410
        ? "; check the address, which ends in /$metadata"
        : "";
  const isPassing = PASSING.has(status);
  const { "retry-after": wait, date } = headers;
  const retryAfter = isPassing
    ? readRetryAfter(
        new Headers({
          ...(wait === undefined ? {} : { "retry-after": wait }),
          ...(date === undefined ? {} : { date }),
        }),
      )
    : undefined;
  return new DownloadError(url, `expected metadata but the server answered ${status}${hint}`, {
    isPassing,
    retryAfter,
  });
}
