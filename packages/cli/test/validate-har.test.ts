import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { har, harOf, ROOT, type Call } from "./har.js";
import { METADATA, project, runIn, runJson } from "./project.js";

const WIDE = fileURLToPath(new URL("wide.csdl.xml", import.meta.url));
const BOOK = { id: "1", title: "Emma" };
const BOX = { id: "1", "@odata.type": "#contoso.wide.box" };

/** What each body of a recording was judged as, in short. */
async function judge(
  text: string,
  metadata = METADATA,
  ...words: readonly string[]
): Promise<unknown> {
  const cwd = project({ "x.har": text });
  const validation = await runJson(
    cwd,
    ...["validate", "x.har", "--metadata", metadata, "--quiet"],
    ...words,
  );
  const { bodies, skipped, errors } = validation as {
    readonly bodies: readonly {
      readonly type: string;
      readonly mode: string;
      readonly issues: readonly { readonly pointer: string }[];
    }[];
    readonly skipped: readonly { readonly reason: string }[];
    readonly errors: readonly { readonly message: string }[];
  };
  return [
    ...bodies.map(({ type, mode, issues }) =>
      [mode, type, ...issues.map(({ pointer }) => pointer)].join(" "),
    ),
    ...skipped.map(({ reason }) => `skipped: ${reason.replace(/ \[in slice .*\]$/, "")}`),
    ...errors.map(({ message }) => `error: ${message}`),
  ];
}

describe("the types of bodies", () => {
  const context = (fragment: string): object => ({
    "@odata.context": `${ROOT}/$metadata#${fragment}`,
  });
  const error = { code: "badRequest", message: "No." };
  const cases: readonly (readonly [string, Call, readonly string[]])[] = [
    [
      "a page",
      { response: { value: [BOOK, { id: 1 }] } },
      ["response Collection(contoso.library.book) /value/1/id"],
    ],
    ["no page", { response: BOOK }, ["response Collection(contoso.library.book) /value"]],
    [
      "one by key",
      { url: "/books/1?$expand=pages", response: BOOK },
      ["response contoso.library.book"],
    ],
    [
      "one by key in parentheses",
      { url: "/books('1')", response: { id: 1 } },
      ["response contoso.library.book /id"],
    ],
    [
      "a value",
      { url: "/books/1/title", response: { ...context("x"), value: 5 } },
      ["response Edm.String /value"],
    ],
    [
      "a context before the URL",
      { url: "/books/1", response: { ...context("books('1')/pages"), value: [] } },
      ["response Collection(contoso.library.page)"],
    ],
    [
      "a context where the URL leads nowhere",
      { url: "https://x/proxy", response: { ...context("books/$entity"), id: 1 } },
      ["response contoso.library.book /id"],
    ],
    [
      "a context that leads nowhere",
      { url: "/books/1", response: { ...context("x"), id: 1 } },
      ["response contoso.library.book /id"],
    ],
    [
      "a type where nothing else tells",
      { url: "https://x/proxy", response: { "@odata.type": "#library.book", id: 1 } },
      ["response contoso.library.book /id"],
    ],
    [
      "what is created, and the answer",
      { method: "post", request: { titel: "Emma" }, status: 201, response: { id: 1 } },
      ["create contoso.library.book /titel", "response contoso.library.book /id"],
    ],
    [
      "what is changed",
      { method: "PATCH", url: "/books/1", request: { title: 1 } },
      ["update contoso.library.book /title"],
    ],
    [
      "what is replaced",
      { method: "PUT", url: "/books/1/author", request: { name: 1 } },
      ["update contoso.library.person /name"],
    ],
    [
      "an action's parameters",
      { method: "POST", url: "/books/1/lend", request: { until: "soon" } },
      ["create parameters of contoso.library.lend /until"],
    ],
    [
      "an action's missing answer",
      { method: "POST", url: "/books/1/lend", response: {} },
      ["skipped: contoso.library.lend declares no answer"],
    ],
    [
      "an action without parameters",
      { method: "POST", url: "/closeAll", request: {} },
      ["skipped: contoso.library.close takes no parameters in a body"],
    ],
    [
      "a function's answer",
      { url: "/books/overdue(days=3)", response: { value: [{ id: 1 }] } },
      ["response result of contoso.library.overdue /value/0/id"],
    ],
    [
      "beyond a function",
      { url: "/books/overdue()/1", response: { id: 1 } },
      ["response contoso.library.book /id"],
    ],
    ["an error", { url: "/x", status: 400, response: { error } }, ["response error"]],
    [
      "an error that is none",
      { url: "/x", status: 500, response: { message: "No." } },
      ["response error /error"],
    ],
    [
      "a whole collection changed",
      { method: "PATCH", request: {} },
      ["skipped: PATCH of a collection has no declared type"],
    ],
    [
      "a body where none belongs",
      { method: "DELETE", url: "/books/1", request: {} },
      ["skipped: the body of a request with DELETE has no type"],
    ],
    [
      "references",
      { method: "POST", url: "/books/1/author/$ref", request: { "@odata.id": "x" } },
      ["skipped: $ref has no type of its own"],
    ],
    [
      "aggregates",
      { url: "/books?$apply=groupby((genre))", response: { value: [] } },
      ["skipped: what $apply makes has no declared type"],
    ],
    [
      "what is no service's",
      { url: "https://login.contoso.com/token", response: {} },
      ['skipped: the service has no "token"'],
    ],
  ];
  test.each(cases)("%s", async (_title, call, want) => {
    const nothing = "error: is a HAR of whose bodies nothing is known; --verbose says why";
    const isSkipped = want.every((line) => line.startsWith("skipped"));
    expect(await judge(har(call))).toEqual([...want, ...(isSkipped ? [nothing] : [])]);
  });

  const wide: readonly (readonly [string, Call, readonly string[]])[] = [
    [
      "a derived type of a large hierarchy",
      { url: "/things/1", response: { id: "1", "@odata.type": "#contoso.wide.tool13", sharp: 1 } },
      ["response contoso.wide.tool13 /sharp"],
    ],
    [
      "a derived type that is not known",
      { url: "/boxes/1", response: { ...BOX, "@odata.type": "#wide.newer", count: "x" } },
      ["response contoso.wide.box /count"],
    ],
    [
      "a stream",
      { method: "PUT", url: "/boxes/1/photo", request: {} },
      ["skipped: the content of a stream has no declared type"],
    ],
    [
      "a primitive answer",
      { url: "/boxes/1/weigh()", response: { value: true } },
      ["response result of contoso.wide.weigh /value"],
    ],
    [
      "a collection of complex values",
      { url: "/boxes/1/sizes", response: { value: [1] } },
      ["response Collection(contoso.wide.size) /value/0"],
    ],
    [
      "a primitive value set",
      { method: "PUT", url: "/boxes/1/count", request: { value: "many" } },
      ["update Edm.Int64 /value"],
    ],
  ];
  test.each(wide)("%s", async (_title, call, want) => {
    const known = { url: "/first", response: { id: "1" } };
    expect(await judge(har(known, call), WIDE)).toEqual(["response contoso.wide.crate", ...want]);
  });

  test.each([
    ["/boxes/1?$select=color", {}],
    ["/boxes/1?select=color", {}],
    ["/boxes/1?$expand=inside($select=color)", {}],
    ["/boxes/1", { "@odata.context": `${ROOT}/$metadata#boxes(color)/$entity` }],
  ])("what %s has cut need not be whole: %j", async (url, rest) => {
    const call = { url, response: { ...rest, "@odata.type": "#wide.box" } };
    expect(await judge(har(call), WIDE)).toEqual(["response contoso.wide.box"]);
    const whole = { url: "/boxes/1", response: { "@odata.type": "#wide.box" } };
    expect(await judge(har(whole), WIDE)).toEqual(["response contoso.wide.box /id"]);
    expect(await judge(har(whole), WIDE, "--partial")).toEqual(["response contoso.wide.box"]);
  });

  test("a request is whole whatever it selects", async () => {
    const call = { url: "/boxes?$select=id", method: "POST", request: { count: 1 } };
    expect(await judge(har(call), WIDE)).toEqual(["create contoso.wide.box /color /size"]);
  });

  test("--type stands in where nothing tells", async () => {
    const text = har(
      { url: "https://x/proxy", response: { id: 1 } },
      { url: "https://x/proxy", response: { value: [{ id: 1 }] } },
      { url: "https://x/proxy", method: "PATCH", request: { name: 1 } },
      { url: "/books/1", response: { title: 1, id: "1" } },
    );
    expect(await judge(text, METADATA, "--type", "person")).toEqual([
      "response contoso.library.person /id",
      "response Collection(contoso.library.person) /value/0/id",
      "update contoso.library.person /name",
      "response contoso.library.book /title",
    ]);
  });
});

describe("batches", () => {
  test("are taken apart", async () => {
    const requests = [
      { id: "1", method: "GET", url: "/books/1?$select=id" },
      { id: "2", method: "post", url: "books", body: { titel: "Emma" } },
      { id: "3", method: "GET", url: `${ROOT}/people/1` },
      { id: "4", method: "GET", url: "/books/1/$value" },
    ];
    const responses = [
      { id: "3", status: 200, body: { id: 3 } },
      { id: "2", status: 400, body: { error: {} } },
      { id: "1", status: 200, body: { id: 1 } },
      { id: "4", status: 200, body: "aGVsbG8=" },
      { id: "5", status: 200, body: {} },
      null,
    ];
    const call = { method: "POST", url: "/$batch", request: { requests }, response: { responses } };
    expect(await judge(har(call))).toEqual([
      "create contoso.library.book /titel",
      "response contoso.library.person /id",
      "response error /error/code /error/message",
      "response contoso.library.book /id",
    ]);
    const cwd = project({ "x.har": har(call) });
    const { out } = await runIn(cwd, "validate", "x.har", "--metadata", METADATA);
    expect(out.slice(0, 4)).toEqual([
      `x.har: request of POST ${ROOT}/books, as contoso.library.book`,
      expect.stringMatching(
        /^ {2}x\.har:\/log\/entries\/0\/request\/postData\/text:\/requests\/1\/body\/titel: Invalid titel: /,
      ),
      `x.har: response 200 of GET ${ROOT}/people/1, as contoso.library.person`,
      "  x.har:/log/entries/0/response/content/text:/responses/0/body/id: Invalid id: expected String but received 3",
    ]);
  });
});

describe("bodies that are", () => {
  const url = `${ROOT}/books/1`;
  const content = (content: unknown): string =>
    harOf([{ request: { method: "GET", url }, response: { status: 200, content } }]);
  const nothing = ["error: is a HAR without a JSON body; record the bodies too"];
  const json = "application/json";
  const text = JSON.stringify({ id: 1 });
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      "in base64",
      content({ mimeType: json, encoding: "base64", text: Buffer.from(text).toString("base64") }),
      ["response contoso.library.book /id"],
    ],
    [
      "of a type that is JSON too",
      content({ mimeType: "application/problem+json", text }),
      ["response contoso.library.book /id"],
    ],
    ["not recorded", content({ mimeType: json, size: 10 }), nothing],
    ["empty", content({ mimeType: json, text: "" }), nothing],
    ["no JSON by their type", content({ mimeType: "text/html", text }), nothing],
    ["of no type", content({ text }), nothing],
    [
      "of entries that are none",
      harOf([
        null,
        1,
        [],
        {},
        { request: {} },
        { response: { content: { mimeType: json, text } } },
      ]),
      nothing,
    ],
    ["none", harOf([]), nothing],
  ];
  test.each(cases)("%s", async (_title, text, want) => {
    expect(await judge(text)).toEqual(want);
  });

  test("cut off", async () => {
    const cwd = project({ "x.har": content({ mimeType: json, text: '{"id": "1",\n"ti' }) });
    expect(await runIn(cwd, "validate", "x.har", "--metadata", METADATA)).toEqual({
      code: 1,
      out: [],
      err: [
        "error: x.har:/log/entries/0/response/content/text:2:4: expected the end of a string but found the end of the text; correct the JSON there",
      ],
    });
  });
});

describe("what is printed", () => {
  const text = har(
    { url: "/books?$skiptoken=secret", response: { value: [{ id: 1 }] } },
    { url: "/users", response: { value: [] } },
    { url: "/books/1", response: { ...BOOK, newer: 1 } },
  );
  const cwd = (): string =>
    project({
      "x.har": text,
      "y.json": JSON.stringify({ ...BOOK, "@odata.type": "#library.book" }),
    });
  const words = ["validate", "x.har", "y.json", "--metadata", METADATA];
  const page = [
    `x.har: response 200 of GET ${ROOT}/books, as Collection(contoso.library.book)`,
    "  x.har:/log/entries/0/response/content/text:/value/0/id: Invalid value/0/id: expected String but received 1",
  ];

  test("by default", async () => {
    expect(await runIn(cwd(), ...words)).toEqual({
      code: 3,
      out: page,
      err: ["invalid: 1 of 3 bodies, 1 issue, 1 note, 1 body not judged; --verbose shows them"],
    });
  });

  test("with --verbose", async () => {
    expect(await runIn(cwd(), ...words, "--verbose")).toEqual({
      code: 3,
      out: [
        ...page,
        `x.har: response 200 of GET ${ROOT}/books/1, as contoso.library.book: valid`,
        expect.stringMatching(
          /^ {2}x\.har:\/log\/entries\/2\/response\/content\/text:\/newer: note: /,
        ),
        "y.json: response, as contoso.library.book: valid",
        `x.har: response 200 of GET ${ROOT}/users: not judged: the service has no "users" [in slice library]`,
      ],
      err: ["invalid: 1 of 3 bodies, 1 issue, 1 note, 1 body not judged"],
    });
  });

  test("with --json", async () => {
    const recorded = { part: "response", method: "GET", status: 200, inner: "" };
    expect(await runJson(cwd(), ...words)).toMatchObject({
      bodies: [
        {
          file: "x.har",
          recorded: {
            ...recorded,
            pointer: "/log/entries/0/response/content/text",
            url: `${ROOT}/books?$skiptoken=secret`,
          },
        },
        { file: "x.har", recorded },
        { file: "y.json" },
      ],
      skipped: [
        {
          file: "x.har",
          recorded: { ...recorded, url: `${ROOT}/users` },
          reason: 'the service has no "users" [in slice library]',
        },
      ],
      errors: [],
    });
  });

  test("a mode, which a recording has itself", async () => {
    expect(await runIn(cwd(), ...words, "--mode", "create")).toMatchObject({
      code: 1,
      err: ["error: x.har: is a HAR, whose requests tell the mode themselves; leave out --mode"],
    });
  });
});
