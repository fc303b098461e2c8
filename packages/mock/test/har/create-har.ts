import type { Har, HarEntry } from "../../src/har/index.js";

/** An exchange in short. */
export interface Exchange {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly send?: unknown;
  readonly status?: number;
  readonly answerHeaders?: Readonly<Record<string, string>>;
  readonly answer?: unknown;
}

/** A recording of exchanges with JSON bodies. */
export function createHar(...exchanges: readonly Exchange[]): Har {
  return {
    log: {
      version: "1.2",
      creator: { name: "test", version: "0" },
      entries: exchanges.map(createEntry),
    },
  };
}

function createEntry(exchange: Exchange): HarEntry {
  const {
    method = "GET",
    url,
    headers = {},
    send,
    status = 200,
    answerHeaders = {},
    answer,
  } = exchange;
  const text = answer === undefined ? undefined : JSON.stringify(answer);
  return {
    startedDateTime: "2026-01-01T00:00:00.000Z",
    time: 1,
    request: {
      method,
      url,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: listFields(headers),
      queryString: [],
      ...(send === undefined
        ? {}
        : { postData: { mimeType: "application/json", text: JSON.stringify(send) } }),
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status,
      statusText: "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: listFields({ "content-type": "application/json", ...answerHeaders }),
      content: {
        size: text?.length ?? 0,
        mimeType: "application/json",
        ...(text === undefined ? {} : { text }),
      },
      redirectURL: "",
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: 1, receive: 0 },
  };
}

function listFields(
  headers: Readonly<Record<string, string>>,
): readonly { name: string; value: string }[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
