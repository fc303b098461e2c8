/** An exchange of the library, as somebody writes it down. */
export interface Exchange {
  /** Method and path, as in `GET /shelves`. */
  readonly call: string;
  readonly send?: unknown;
  /** Header fields of the request. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly status: number;
  /** Header fields of the answer beside those that all have. */
  readonly answered?: Readonly<Record<string, string>>;
  readonly answer?: unknown;
}

export const LIBRARY = "https://library.example/v1";

const JSON_TYPE =
  "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";
const ALWAYS = {
  date: "Thu, 01 Jan 2026 09:00:00 GMT",
  "request-id": "0b0e1000-0000-4000-8000-000000000001",
  "client-request-id": "0b0e1000-0000-4000-8000-000000000001",
};

/** Writes exchanges as an HTTP Archive. */
export function writeHar(...exchanges: readonly Exchange[]): string {
  const log = {
    version: "1.2",
    creator: { name: "by hand", version: "1" },
    entries: exchanges.map(createEntry),
  };
  return JSON.stringify({ log });
}

/** The answer to what cannot be done. */
export function fail(code: string): object {
  const id = ALWAYS["request-id"];
  const innerError = { date: "2026-01-01T09:00:00", "request-id": id, "client-request-id": id };
  return { error: { code, message: "No.", innerError } };
}

function createEntry({ call, send, fields = {}, status, answered, answer }: Exchange): object {
  const [method, path] = call.split(/ (.*)/);
  const body = answer === undefined ? undefined : JSON.stringify(answer);
  const type = { "odata-version": "4.0", "content-type": JSON_TYPE };
  const headers = { ...ALWAYS, ...(body === undefined ? {} : type), ...answered };
  return {
    startedDateTime: "2026-01-01T09:00:00.000Z",
    time: 1,
    request: {
      method,
      url: LIBRARY + path,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: listFields({
        ...fields,
        ...(send === undefined ? {} : { "content-type": "application/json" }),
      }),
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
      headers: listFields(headers),
      content: { size: -1, mimeType: body === undefined ? "" : JSON_TYPE, text: body },
      redirectURL: "",
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: 1, receive: 0 },
  };
}

function listFields(fields: Readonly<Record<string, string>>): readonly object[] {
  return Object.entries(fields).map(([name, value]) => ({ name, value }));
}
