import { GraphError } from "../errors/graph-error.js";
import { readRetryAfter } from "../transport/retry-after.js";

type Members = { readonly [name: string]: unknown } | null | undefined;

/**
 * The error that a response stands for (OData JSON Format 4.01 §21.1).
 *
 * @param body the parsed body, whatever it is; but the start of its message and its codes, nothing of it is kept
 */
export function serviceError({ status, headers }: Response, body: unknown): GraphError {
  const error = (body as Members)?.["error"] as Members;
  const codes: (string | undefined)[] = [];
  let requestId = headers.get("request-id") ?? undefined;
  for (let inner = error; inner && codes.length < 8;) {
    codes.push(textOf(inner["code"]));
    requestId ??= textOf(inner["request-id"]);
    inner = (inner["innerError"] ?? inner["innererror"]) as Members;
  }
  const [code, ...others] = codes;
  const innerCodes = others.filter((it) => it !== undefined);
  const message = textOf(error?.["message"]) ?? `HTTP status ${status}`;
  const retryAfter = readRetryAfter(headers);
  const details = { status, code, innerCodes, requestId, retryAfter };
  return new GraphError("http", message.slice(0, 500), details);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value ? value : undefined;
}
