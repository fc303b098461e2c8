import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import { VERSION } from "../version.js";
import { ACCEPTED_ENCODINGS } from "./decode-body.js";
import { networkError } from "./download-error.js";
import { isRedirect, judgeRedirect } from "./judge-redirect.js";
import { judgeResponse } from "./judge-response.js";
import { readLimitedBody } from "./read-limited-body.js";

/** What a server says of a version of a resource, so that it can be asked whether there is a newer one. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface Download extends Validators {
  readonly bytes: Uint8Array;
}

/** How many milliseconds a server may be silent. */
const MAX_SILENCE = 60_000;

/**
 * Asks once for metadata, following redirects.
 *
 * @returns nothing where the server says that it has not changed.
 * @throws {DownloadError} if it does not arrive whole.
 */
export async function requestMetadata(
  url: string,
  known: Validators,
  signal: AbortSignal,
): Promise<Download | undefined> {
  const headers = {
    accept: "application/xml",
    "accept-encoding": ACCEPTED_ENCODINGS,
    "user-agent": `graphslice/${VERSION}`,
    ...(known.etag === undefined ? {} : { "if-none-match": known.etag }),
    ...(known.lastModified === undefined ? {} : { "if-modified-since": known.lastModified }),
  };
  const isConditional = known.etag !== undefined || known.lastModified !== undefined;
  const way = [url];
  for (let address = url; ; way.push(address)) {
    const response = await send(address, headers, signal).catch((error: unknown) => {
      throw networkError(url, error);
    });
    try {
      if (isRedirect(response.statusCode ?? 0)) {
        address = judgeRedirect(response.headers.location, way);
        continue;
      }
      const fault = judgeResponse(url, response, isConditional);
      if (fault !== undefined) throw fault;
      if (response.statusCode === 304) return undefined;
      const bytes = await readLimitedBody(url, response, signal);
      const { etag, "last-modified": lastModified } = response.headers;
      return {
        bytes,
        ...(etag === undefined ? {} : { etag }),
        ...(lastModified === undefined ? {} : { lastModified }),
      };
    } finally {
      response.destroy();
    }
  }
}

function send(
  address: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = address.startsWith("https:") ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    // Without an agent, the connection is this request's alone, and closed with it.
    const sent = request(address, { agent: false, headers, signal }, resolve);
    sent.on("error", reject);
    sent.setTimeout(MAX_SILENCE, () => {
      sent.destroy(Object.assign(new Error("the server does not answer"), { code: "ETIMEDOUT" }));
    });
    sent.end();
  });
}
