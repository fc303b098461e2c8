import { describe, expect, test } from "vitest";
import { replay } from "../../src/har/index.js";
import { createHar } from "./create-har.js";

const USERS = "https://graph.microsoft.com/v1.0/users";

describe("a request that was recorded", () => {
  test("gets its answer: status, header fields and body", async () => {
    const { fetch } = replay(
      createHar({ url: USERS, status: 201, answerHeaders: { ETag: 'W/"1"' }, answer: { id: "1" } }),
    );
    const response = await fetch(USERS);
    expect(response.status).toBe(201);
    expect(response.headers.get("etag")).toBe('W/"1"');
    expect(await response.json()).toEqual({ id: "1" });
  });

  test.each([
    ["another order of query options", `${USERS}?$select=id&$top=5`, `${USERS}?$top=5&$select=id`],
    [
      "another percent-encoding",
      `${USERS}/a'b?$filter=a eq 'x'`,
      `${USERS}/a%27b?%24filter=a%20eq%20%27x%27`,
    ],
    ["plus for a space", `${USERS}?$filter=a eq 1`, `${USERS}?$filter=a+eq+1`],
  ])("matches with %s", async (_, recorded, sent) => {
    expect((await replay(createHar({ url: recorded })).fetch(sent)).status).toBe(200);
  });

  test("matches by the value of its JSON body", async () => {
    const { fetch } = replay(createHar({ method: "POST", url: USERS, send: { a: 1, b: [2] } }));
    const response = await fetch(USERS, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: '{ "b": [2], "a": 1 }',
    });
    expect(response.status).toBe(200);
  });

  test("gets the answers to equal requests in the recorded order, each once", async () => {
    const { fetch } = replay(
      createHar({ url: USERS, status: 429 }, { url: USERS, answer: { n: 2 } }),
    );
    expect((await fetch(USERS)).status).toBe(429);
    expect(await (await fetch(USERS)).json()).toEqual({ n: 2 });
    expect((await fetch(USERS)).status).toBe(501);
  });

  test("gets the last answer again where answers repeat", async () => {
    const { fetch } = replay(createHar({ url: USERS, status: 429 }, { url: USERS }), {
      repeat: true,
    });
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await fetch(USERS)).status);
    expect(statuses).toEqual([429, 200, 200]);
  });

  test.each([204, 304])("may have no body: %i", async (status) => {
    const response = await replay(createHar({ url: USERS, status })).fetch(USERS);
    expect([response.status, await response.text()]).toEqual([status, ""]);
  });

  test("is not answered once it is aborted", async () => {
    await expect(
      replay(createHar({ url: USERS })).fetch(USERS, { signal: AbortSignal.abort() }),
    ).rejects.toThrow("aborted");
  });
});

describe("a request that was not recorded", () => {
  test.each([
    ["method", { method: "PATCH", body: '{"a":1}' }, "method: sent PATCH, recorded POST"],
    ["body", { method: "POST", body: "{}" }, 'body: sent {}, recorded {"a":1}'],
    [
      "condition",
      { method: "POST", body: '{"a":1}', headers: { "if-match": "*" } },
      "header not recorded: if-match: *",
    ],
  ])("is told what is nearest, by its %s", async (_, init, difference) => {
    const recording = replay(createHar({ method: "POST", url: USERS, send: { a: 1 } }));
    const response = await recording.fetch(USERS, {
      ...init,
      headers: { "content-type": "application/json", ...("headers" in init && init.headers) },
    });
    expect(response.status).toBe(501);
    expect(await response.json()).toEqual({
      error: {
        code: "notRecorded",
        message: `not recorded: ${init.method} ${USERS}; nearest is POST ${USERS} (${difference})`,
      },
    });
    expect(recording.report().unexpected[0]?.nearest?.differences).toEqual([difference]);
  });

  test("is compared with the entry that shares most of its path", async () => {
    const { fetch, report } = replay(
      createHar(
        { url: `${USERS}/1/messages` },
        { url: `${USERS}/1/events?$top=1` },
        { url: USERS },
      ),
    );
    await fetch(`${USERS}/1/events?$top=2`);
    expect(report().unexpected[0]?.nearest?.differences).toEqual([
      "query option not recorded: $top=2",
      "query option not sent: $top=1",
    ]);
  });

  test("is one that comes too early, where the order counts", async () => {
    const { fetch } = replay(createHar({ url: `${USERS}/1` }, { url: `${USERS}/2` }), {
      order: "recorded",
    });
    const statuses = [];
    for (const id of [2, 1, 2]) statuses.push((await fetch(`${USERS}/${id}`)).status);
    expect(statuses).toEqual([501, 200, 200]);
  });
});

describe("the report", () => {
  test("is silent where all was requested and nothing else", async () => {
    const { fetch, assertComplete } = replay(createHar({ url: USERS }));
    await fetch(USERS);
    expect(assertComplete).not.toThrow();
  });

  test("names what was not requested, and what was not recorded", async () => {
    const { fetch, assertComplete } = replay(
      createHar({ url: `${USERS}/1` }, { url: `${USERS}/2` }),
    );
    await fetch(`${USERS}/2`);
    await fetch(`${USERS}/2`);
    expect(assertComplete).toThrow(
      [
        "the requests are not those of the recording",
        `  not recorded: GET ${USERS}/2; nearest is GET ${USERS}/2 (answered before, or out of order)`,
        `  not requested: GET ${USERS}/1`,
      ].join("\n"),
    );
  });
});
