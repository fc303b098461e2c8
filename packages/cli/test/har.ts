/** The root of the service that calls are recorded of. */
export const ROOT = "https://graph.microsoft.com/v1.0";

/** A call and its answer; bodies are JSON unless they are text. */
export interface Call {
  readonly method?: string;
  readonly url?: string;
  readonly request?: unknown;
  readonly status?: number;
  readonly response?: unknown;
}

function entry({ method = "GET", url = "/books", request, status = 200, response }: Call): unknown {
  const body = (value: unknown): object =>
    typeof value === "string"
      ? { mimeType: "text/plain", text: value }
      : { mimeType: "application/json; charset=utf-8", text: JSON.stringify(value) };
  return {
    request: {
      method,
      url: url.startsWith("/") ? ROOT + url : url,
      ...(request === undefined ? {} : { postData: body(request) }),
    },
    response: {
      status,
      content: response === undefined ? { size: 0, mimeType: "" } : body(response),
    },
  };
}

/** The text of a recording of calls. */
export function har(...calls: readonly Call[]): string {
  return harOf(calls.map(entry));
}

/** The text of a recording with entries as they are. */
export function harOf(entries: readonly unknown[]): string {
  return JSON.stringify({ log: { version: "1.2", creator: {}, entries } });
}
