/** A documented request. */
export interface RequestExample {
  readonly kind: "request";
  /** Its page, and which of the page's examples it is: `beta/user-get.md#0`. */
  readonly id: string;
  readonly method: string;
  readonly url: string;
  /** The type of the body, where the page names it. */
  readonly type?: string;
  readonly isCollection?: boolean;
  /** Parsed JSON; absent where there is no body, or it is not JSON. */
  readonly body?: unknown;
  readonly text?: string;
}

/** A documented response. */
export interface ResponseExample extends Omit<RequestExample, "kind" | "method" | "url"> {
  readonly kind: "response";
  readonly status: number;
  /** The id of the request it answers, where the page has one. */
  readonly request?: string;
  /** Whether the page says that it leaves something out. */
  readonly truncated?: boolean;
}

export type Example = RequestExample | ResponseExample;

/** Reads examples, one JSON object a line. */
export function readExamples(lines: string): readonly Example[] {
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Example => JSON.parse(line));
}
