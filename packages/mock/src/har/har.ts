/** A recording of HTTP exchanges: HTTP Archive 1.2, as far as browsers, proxies and graphslice use it. */
export interface Har {
  readonly log: HarLog;
}

export interface HarLog {
  readonly version: string;
  readonly creator: { readonly name: string; readonly version: string };
  readonly entries: readonly HarEntry[];
  /** Where the recording comes from. */
  readonly comment?: string;
}

/** A request and its response. */
export interface HarEntry {
  /** When the request was sent, ISO 8601. */
  readonly startedDateTime: string;
  /** Milliseconds. */
  readonly time: number;
  readonly request: HarRequest;
  readonly response: HarResponse;
  readonly cache: object;
  /** Milliseconds. */
  readonly timings: { readonly send: number; readonly wait: number; readonly receive: number };
  readonly comment?: string;
}

export interface HarField {
  readonly name: string;
  readonly value: string;
}

export interface HarRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly httpVersion: string;
  readonly cookies: readonly HarField[];
  readonly headers: readonly HarField[];
  readonly queryString: readonly HarField[];
  readonly postData?: HarPostData;
  /** Bytes; -1 where not known. */
  readonly headersSize: number;
  readonly bodySize: number;
}

/** The body of a request. HAR has text only; bytes stand in base64, and `encoding` says so as in responses. */
export interface HarPostData {
  readonly mimeType: string;
  readonly text: string;
  readonly encoding?: "base64";
}

export interface HarResponse {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly cookies: readonly HarField[];
  readonly headers: readonly HarField[];
  readonly content: HarContent;
  readonly redirectURL: string;
  /** Bytes; -1 where not known. */
  readonly headersSize: number;
  readonly bodySize: number;
}

/** The body of a response, after its content encoding was undone. */
export interface HarContent {
  /** Bytes. */
  readonly size: number;
  readonly mimeType: string;
  readonly text?: string;
  readonly encoding?: "base64";
}
