import { describe, expect, test } from "vitest";
import { createBatch } from "../../src/batch/create-batch.js";
import { ConnectionFault } from "../../src/connection-fault.js";
import { createErrorResponse } from "../../src/error-response.js";
import type { FetchHandler } from "../../src/fetch-handler.js";

const ROOT = "https://graph.microsoft.com/v1.0";
const JSON_TYPE = { "Content-Type": "application/json" };

interface Answer {
  readonly status: number;
  /** Base64, what `echo` answers, or an error. */
  readonly body: string & {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly error: unknown;
  };
}

const echo: FetchHandler = async (request) => {
  const { method, url } = request;
  const headers = Object.fromEntries(request.headers);
  return Response.json({ method, url, headers, body: await request.text() });
};

async function send(handler: FetchHandler, body: unknown, headers = {}): Promise<Response> {
  return createBatch(
    handler,
    1_000_000,
  )(
    new Request(`${ROOT}/$batch`, {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    }),
  );
}

async function answersOf(
  handler: FetchHandler,
  ...requests: readonly object[]
): Promise<readonly Answer[]> {
  const response = await send(handler, { requests });
  expect(response.status).toBe(200);
  return (await response.json()).responses;
}

const get = (id: string, url = "/me"): object => ({ id, method: "GET", url });

describe("requests", () => {
  test("are made below the service's root, with or without a slash", async () => {
    const urls = ["/users('a%2Fb')?$select=id", "me/messages?$filter=a eq 'b'", "?x=1"];
    const requests = urls.map((url, index) => get(`${index}`, url));
    expect((await answersOf(echo, ...requests)).map(({ body }) => body.url)).toEqual([
      `${ROOT}/users('a%2Fb')?$select=id`,
      `${ROOT}/me/messages?$filter=a%20eq%20%27b%27`,
      `${ROOT}/?x=1`,
    ]);
  });

  test("have their method, headers and JSON body", async () => {
    const headers = { ...JSON_TYPE, "If-Match": "*" };
    const body = { a: [1, null], __proto__x: "ä" };
    const [answer] = await answersOf(echo, {
      id: "1",
      method: "patch",
      url: "/me",
      headers,
      body,
    });
    expect(answer?.body).toMatchObject({ method: "PATCH", headers: { "if-match": "*" } });
    expect(JSON.parse(answer?.body.body ?? "")).toEqual(body);
  });

  test.each(["aMO2w7_-", "aMO2w7/+", "aMO2w7_-", "aA", "aA=="])("have bytes: %s", async (body) => {
    const bytes: FetchHandler = async (request) => new Response(await request.arrayBuffer());
    const headers = { "content-type": "image/png" };
    const [answer] = await answersOf(bytes, { id: "1", method: "PUT", url: "/p", headers, body });
    expect(Buffer.from(answer?.body ?? "", "base64")).toEqual(Buffer.from(body, "base64url"));
  });

  test("have the token of the batch, unless they name one", async () => {
    const own = { ...get("2"), headers: { Authorization: "Bearer own" } };
    const batch = { requests: [get("1"), own] };
    const { responses } = await (await send(echo, batch, { authorization: "Bearer all" })).json();
    expect(responses.map(({ body }: Answer) => body.headers["authorization"])).toEqual([
      "Bearer all",
      "Bearer own",
    ]);
  });

  test("are made in their order", async () => {
    const made: string[] = [];
    const slowFirst: FetchHandler = async ({ url }) => {
      const name = url.slice(ROOT.length + 1);
      await new Promise((resolve) => setTimeout(resolve, name === "a" ? 20 : 0));
      made.push(name);
      return new Response();
    };
    await answersOf(slowFirst, get("1", "/a"), get("2", "/b"), get("3", "/c"));
    expect(made).toEqual(["a", "b", "c"]);
  });
});

describe("responses", () => {
  test("have status, headers as Graph writes them, and JSON", async () => {
    const handler: FetchHandler = async () =>
      Response.json(
        { id: "x" },
        {
          status: 201,
          headers: { location: "/x", etag: 'W/"1"', "odata-version": "4.0", "request-id": "r" },
        },
      );
    expect(await answersOf(handler, get("1"))).toEqual([
      {
        id: "1",
        status: 201,
        headers: {
          "Content-Type": "application/json",
          ETag: 'W/"1"',
          Location: "/x",
          "OData-Version": "4.0",
          "request-id": "r",
        },
        body: { id: "x" },
      },
    ]);
  });

  test("have bytes and texts as base64, and nothing where there is none", async () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => index);
    const handler: FetchHandler = async ({ url }) => {
      if (url.endsWith("/photo")) return new Response(bytes);
      if (url.endsWith("/$count")) return new Response("42");
      return new Response(null, { status: 204 });
    };
    const [photo, count, nothing] = await answersOf(
      handler,
      get("1", "/photo"),
      get("2", "/$count"),
      get("3"),
    );
    expect(new Uint8Array(Buffer.from(photo?.body ?? "", "base64"))).toEqual(bytes);
    expect(atob(count?.body ?? "")).toBe("42");
    expect(nothing).toEqual({ id: "3", status: 204, headers: {} });
  });

  test("tell of a handler that fails, and go on", async () => {
    const handler: FetchHandler = async ({ url }) => {
      if (url.endsWith("/a")) throw new ConnectionFault("reset");
      if (url.endsWith("/b")) throw new Error("no luck");
      return new Response(null, { status: 204 });
    };
    const answers = await answersOf(handler, get("1", "/a"), get("2", "/b"), get("3", "/c"));
    expect(answers.map(({ status }) => status)).toEqual([504, 500, 204]);
    expect(answers[1]?.body.error).toMatchObject({
      code: "InternalServerError",
      message: "no luck",
    });
  });
});

describe("dependsOn", () => {
  const failing: FetchHandler = async ({ url }) =>
    url.endsWith("/bad")
      ? createErrorResponse(404, { code: "ResourceNotFound", message: "gone" })
      : new Response(null, { status: 204 });

  test("what depends on a failure is not tried, nor what depends on that", async () => {
    const answers = await answersOf(
      failing,
      get("1", "/bad"),
      { ...get("2"), dependsOn: ["1"] },
      { ...get("3"), dependsOn: ["2"] },
      { ...get("4"), dependsOn: [] },
      { ...get("5"), dependsOn: ["4"] },
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 424, 424, 204, 204]);
    expect(answers[1]?.body.error).toMatchObject({
      code: "FailedDependency",
      message: 'The request "1", on which this one depends, has failed.',
    });
  });
});

describe("what is wrong with the batch itself: 400, and nothing is done", () => {
  const put = { id: "1", method: "PUT", url: "/me" };
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const cases: readonly (readonly [unknown, string])[] = [
    ["{", "The batch is not JSON."],
    ["[]", "requests: expected an array but found nothing."],
    [{ requests: {} }, "requests: expected an array but found an object."],
    [{ requests: [] }, "requests: there is none."],
    [
      { requests: Array.from({ length: 21 }, (_, index) => get(`${index}`)) },
      "requests: expected at most 20 but found 21.",
    ],
    [{ requests: [null] }, "requests/0: expected an object but found null."],
    [{ requests: [{}] }, "requests/0/id: expected a text but found nothing."],
    [{ requests: [{ id: 1 }] }, "requests/0/id: expected a text but found 1."],
    [{ requests: [get("a"), get("A")] }, 'requests/1/id: "A" is not unique.'],
    [
      { requests: [{ ...get("1"), method: "HEAD" }] },
      'requests/0/method: expected GET, POST, PATCH, PUT, DELETE but found "HEAD".',
    ],
    [
      { requests: [{ id: "1", method: "GET" }] },
      "requests/0/url: expected a relative URL but found nothing.",
    ],
    ...["https://evil.example/", "//evil.example/", "\\\\evil.example", "file:///etc/passwd"].map(
      (url) =>
        [
          { requests: [get("1", url)] },
          `requests/0/url: expected a URL relative to the service's root but found "${url}".`,
        ] as const,
    ),
    [
      { requests: [get("1", "/../beta/me")] },
      'requests/0/url: "/../beta/me" leads out of the service.',
    ],
    [
      { requests: [get("1", "%2e%2e/me")] },
      'requests/0/url: "%2e%2e/me" leads out of the service.',
    ],
    ...["/$batch", "$batch?a", "/%24BATCH", "/./$batch", "/$bat%63h", "$batch#a"].map(
      (url) =>
        [{ requests: [get("1", url)] }, "requests/0/url: a batch cannot be in a batch."] as const,
    ),
    [
      { requests: [{ ...get("1"), headers: [] }] },
      "requests/0/headers: expected an object but found an array.",
    ],
    [
      { requests: [{ ...get("1"), headers: { a: 1 } }] },
      "requests/0/headers/a: expected a text but found 1.",
    ],
    [
      { requests: [{ ...get("1"), headers: { "a b": "c" } }] },
      "requests/0/headers/a b: is no header.",
    ],
    [
      { requests: [{ ...get("1"), headers: { a: "b\r\nc: d" } }] },
      "requests/0/headers/a: is no header.",
    ],
    [{ requests: [{ ...get("1"), body: {} }] }, "requests/0/body: GET has none."],
    [
      { requests: [{ ...put, body: {} }] },
      "requests/0/body: the headers must have its Content-Type.",
    ],
    [
      { requests: [{ ...put, headers: { "content-type": "image/png" }, body: "?" }] },
      'requests/0/body: expected base64url, for it is image/png, but found "?".',
    ],
    [
      `{"requests":[{"id":"1","method":"PUT","url":"/me","headers":{"content-type":"application/json"},"body":${deep}}]}`,
      "requests/0/body: is nested too deeply.",
    ],
    [
      { requests: [{ ...get("1"), dependsOn: "1" }] },
      'requests/0/dependsOn: expected an array but found "1".',
    ],
    ...["1", "2", "x"].map(
      (id) =>
        [
          { requests: [{ ...get("1"), dependsOn: [id] }, get("2")] },
          `requests/0/dependsOn: expected ids of requests before this one but found "${id}".`,
        ] as const,
    ),
    [
      { requests: [{ ...get("1"), atomicityGroup: "g" }] },
      "requests/0/atomicityGroup: Graph has none; use dependsOn.",
    ],
  ];
  test.each(cases.map(([batch, message]) => [message, batch] as const))(
    "%s",
    async (message, batch) => {
      let calls = 0;
      const response = await send(
        async () => {
          calls++;
          return new Response();
        },
        batch,
        { "client-request-id": "mine" },
      );
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        error: { code: "BadRequest", message, innerError: { "client-request-id": "mine" } },
      });
      expect(calls).toBe(0);
    },
  );

  test.each(["multipart/mixed; boundary=a", "application/json-patch+json"])(
    "%s: 415",
    async (type) => {
      const response = await send(echo, "--a", { "content-type": type });
      expect(response.status).toBe(415);
    },
  );

  test("more than may be sent: 413, and no more is read", async () => {
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(400_000));
      },
    });
    const headers = { "content-type": "application/json" };
    const init = { method: "POST", headers, body, duplex: "half" };
    const response = await createBatch(
      echo,
      1_000_000,
    )(new Request(`${ROOT}/$batch`, init as RequestInit));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      error: {
        code: "RequestEntityTooLarge",
        message: "The batch is too large; expected at most 1000000 bytes.",
      },
    });
    expect(pulled).toBeLessThan(6);
  });
});

test("bytes that are no UTF-8 are no batch", async () => {
  const bytes = new TextEncoder().encode('{"requests":[{"id":"1","method":"GET","url":"/x"}]}');
  const response = await createBatch(
    echo,
    1000,
  )(
    new Request(`${ROOT}/$batch`, {
      method: "POST",
      body: bytes.map((byte) => (byte === 0x31 ? 0xff : byte)),
      headers: { "content-type": "application/json" },
    }),
  );
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("expected JSON in UTF-8");
});
