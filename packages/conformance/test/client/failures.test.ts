import { GraphError } from "@graphslice/office-configuration-client";
import { beforeEach, describe, expect, test } from "vitest";
import { codes, contract } from "./contract.js";
import { json, type Handler } from "./server.js";
import { graph, page, seen, server, TYPE } from "./office-client.js";
import { routeCalls } from "./route-calls.js";

beforeEach(() => {
  server.received.length = seen.length = 0;
});

const cells = contract.flatMap(({ verb, route, fails }) =>
  Object.entries(fails).flatMap(([status, reasons]) =>
    reasons.map((reason) => [verb, route, Number(status), reason] as const),
  ),
);

const INNER = { date: "2026-08-20T00:00:00", "request-id": "r1", "client-request-id": "c1" };

/** An error as the service has it. */
function fail(status: number, message: string, innerName = "innerError", headers = {}): Handler {
  const error = { code: codes[status], message, [innerName]: INNER };
  return (response) =>
    json(response, { error }, status, {
      "content-type": TYPE,
      "OData-Version": "4.0",
      ...(status === 405 && { allow: "GET, PATCH" }),
      ...headers,
    });
}

async function outcome(call: (() => Promise<unknown>) | undefined): Promise<unknown> {
  return call?.().catch((error: unknown) => error);
}

test("there is a call of every verb of every route, and of no others", () => {
  const documented = contract.map(({ verb, route }) => `${verb} ${route}`);
  expect(Object.keys(routeCalls).toSorted()).toEqual(documented.toSorted());
});

describe("every documented failure is one error, after one request", () => {
  test.each(cells)("%s %s: %i, %s", async (verb, route, status, message) => {
    server.handler = fail(status, message, "innerError", { "request-id": "r0" });
    const error = await outcome(routeCalls[`${verb} ${route}`]);
    expect(server.received).toHaveLength(1);
    expect(seen).toMatchObject([{ verb, route, status }]);
    expect(error).toBeInstanceOf(GraphError);
    expect(error).toMatchObject({
      kind: "http",
      status,
      code: codes[status],
      message: `[${codes[status]}] ${message}`,
      requestId: "r0",
      clientRequestId: server.received[0]!.headers["client-request-id"],
      innerCodes: [],
      retryAfter: undefined,
      method: verb,
    });
  });
});

describe("an error's body may have another shape", () => {
  const statuses = Object.keys(codes).map(Number);
  const read = routeCalls["GET /officeConfiguration/clientConfigurations/{id}"];

  test.each(statuses)("%i: the request id in the inner error alone", async (status) => {
    for (const name of ["innerError", "innererror"]) {
      server.handler = fail(status, "m", name);
      expect(await outcome(read)).toMatchObject({ status, code: codes[status], requestId: "r1" });
    }
  });

  test.each(statuses)("%i: codes of inner errors", async (status) => {
    const innerError = { code: "outer", ...INNER, innerError: { code: "inner" } };
    server.handler = (response) =>
      json(response, { error: { code: codes[status], message: "m", innerError } }, status);
    expect(await outcome(read)).toMatchObject({ innerCodes: ["outer", "inner"] });
  });

  test.each(statuses)("%i: none, or none of the service's", async (status) => {
    const bodies: Handler[] = [
      (response) => response.writeHead(status, { "request-id": "r0" }).end(),
      (response) =>
        response
          .writeHead(status, { "request-id": "r0", "content-type": "text/html" })
          .end("<html>"),
    ];
    for (const handler of bodies) {
      server.handler = handler;
      const error = await outcome(read);
      expect(error).toMatchObject({ kind: "http", status, requestId: "r0", code: undefined });
      expect((error as Error).message).toBe(`[http] HTTP status ${status}`);
    }
  });
});

test("what a verb is refused for is seen with the verbs that there are", async () => {
  server.handler = fail(405, "no such verb");
  await outcome(routeCalls["DELETE /officeConfiguration"]);
  expect(seen[0]!.headers.get("allow")).toBe("GET, PATCH");
});

test("a version that a change is for is sent, and refused", async () => {
  server.handler = fail(412, "another version");
  for (const verb of ["PATCH", "DELETE"]) {
    await outcome(routeCalls[`${verb} /officeConfiguration/clientConfigurations/{id}`]);
    expect(server.received.at(-1)!.headers["if-match"]).toBe('W/"1"');
  }
});

test("a skip token that has become too old fails after the pages before it", async () => {
  const link = `${server.origin}/beta/officeConfiguration/clientConfigurations?$skiptoken=old`;
  server.handler = (response, received) =>
    received.url.includes("skiptoken")
      ? fail(410, "too old")(response, received, response.req)
      : json(response, { ...page, "@odata.nextLink": link });
  const values: unknown[] = [];
  const read = async (): Promise<void> => {
    for await (const item of graph.officeConfiguration.clientConfigurations.$all())
      values.push(item);
  };
  await expect(read()).rejects.toMatchObject({ kind: "http", status: 410, code: "Gone" });
  expect(values).toEqual(page.value);
});
