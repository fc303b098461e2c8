import { expect, test } from "vitest";
import { createOffice, DATA, WINDOWS } from "./client.js";

/** A request that a mock of the office configuration refuses. */
export interface Failure {
  readonly name: string;
  readonly request: readonly [
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ];
  readonly status: number;
  /** What the message says. */
  readonly message: RegExp;
}

export const JSON_TYPE = { "content-type": "application/json" };
export const created = { "@odata.type": WINDOWS, displayName: "New", priority: 9 };

/** Tests that each is refused as every failure is, and has changed nothing. */
export function testFailures(failures: readonly Failure[]): void {
  test.each(failures)("$name is refused with $status", async ({ request, status, message }) => {
    const { mock, call } = createOffice({ data: DATA, bodyLimit: 8192 });
    const before = mock.state();
    const [method, path, body, headers] = request;
    const answer = await call(method, path, body, { "client-request-id": "mine", ...headers });
    expect({ status: answer.status, message: answer.json.error.message }).toEqual({
      status,
      message: expect.stringMatching(message),
    });
    expect(Object.keys(answer.json)).toEqual(["error"]);
    const { code, innerError } = answer.json.error;
    expect(code).toMatch(/^[A-Z]\w+$/);
    expect(Object.keys(innerError)).toEqual(["date", "request-id", "client-request-id"]);
    expect(innerError["client-request-id"]).toBe("mine");
    expect(answer.headers.get("client-request-id")).toBe("mine");
    expect(answer.headers.get("request-id")).toBe(innerError["request-id"]);
    expect(Number.isNaN(Date.parse(answer.headers.get("date") ?? ""))).toBe(false);
    expect(answer.headers.get("odata-version")).toBe("4.0");
    expect(answer.headers.has("allow")).toBe(status === 405);
    expect(mock.state()).toEqual(before);
  });
}
