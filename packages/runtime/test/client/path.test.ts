import { describe, expect, test } from "vitest";
import {
  createClient,
  date,
  dateTimeOffset,
  enumValue,
  guid,
  text,
} from "../../src/client/index.js";
import type { AnyPath } from "./client.js";

const graph = createClient<AnyPath>({ baseUrl: "https://graph.microsoft.com/v1.0/" });
const BASE = "https://graph.microsoft.com/v1.0";

describe("the address of a path", () => {
  const id = "b3a5d5c8-2d0c-4d6e-9b1e-2f0a3a3b5c6d";
  const cases: [string, AnyPath, string][] = [
    ["the root", graph, ""],
    ["a property", graph.users, "/users"],
    ["a key", graph.users("x"), "/users/x"],
    ["a number as key", graph.users(5), "/users/5"],
    ["a long number as key", graph.users(12345678901234567890n), "/users/12345678901234567890"],
    [
      "nested names and keys",
      graph.users("x").messages("y").attachments,
      "/users/x/messages/y/attachments",
    ],
    ["a key in parentheses", graph.messages(text("AAMk=")), "/messages('AAMk%3D')"],
    ["a key that is a literal", graph.items(guid(id)), `/items(${id})`],
    [
      "an alternate key",
      graph.users({ userPrincipalName: "a@b.c" }),
      "/users(userPrincipalName='a%40b.c')",
    ],
    ["a composite key", graph.lines({ order: 1, line: 2 }), "/lines(order=1,line=2)"],
    ["a function without parameters", graph.users.delta(), "/users/delta()"],
    [
      "parameters",
      graph.me.reminderView({ StartDateTime: "2019-01-01T00:00", EndDateTime: "x" }),
      "/me/reminderView(StartDateTime='2019-01-01T00%3A00',EndDateTime='x')",
    ],
    [
      "a date",
      graph.reports.detail({ date: date("2018-03-05") }),
      "/reports/detail(date=2018-03-05)",
    ],
    [
      "a point in time",
      graph.calls({ from: dateTimeOffset("2019-11-01T00:00:00.1234567Z"), to: new Date(0) }),
      "/calls(from=2019-11-01T00%3A00%3A00.1234567Z,to=1970-01-01T00%3A00%3A00.000Z)",
    ],
    [
      "a member of an enumeration",
      graph.zones({ standard: enumValue("microsoft.graph.timeZoneStandard", "Iana") }),
      "/zones(standard=microsoft.graph.timeZoneStandard'Iana')",
    ],
    [
      "numbers, truth values and null",
      graph.f({ a: -1.5, b: true, c: null }),
      "/f(a=-1.5,b=true,c=null)",
    ],
    ["what is left out", graph.f({ a: 1, b: undefined }), "/f(a=1)"],
    ["quotes in parameters", graph.f({ a: "O'Neil" }), "/f(a='O''Neil')"],
    [
      "a list",
      graph.tags.byIds({ ids: ["a", "b"] }),
      "/tags/byIds(ids=@ids)?@ids=%5B%22a%22,%22b%22%5D",
    ],
    [
      "two lists of one name",
      graph.f({ ids: ["a"] }).g({ ids: ["b"] }),
      "/f(ids=@ids)/g(ids=@ids1)?@ids=%5B%22a%22%5D&@ids1=%5B%22b%22%5D",
    ],
    ["after a function", graph.f({ a: 1 }).format.fill, "/f(a=1)/format/fill"],
    [
      "a cast",
      graph.me.memberOf.$as("microsoft.graph.group"),
      "/me/memberOf/microsoft.graph.group",
    ],
    ["system segments", graph.me.manager.$ref!, "/me/manager/$ref"],
    ["media", graph.me.photo.$value!, "/me/photo/$value"],
    [
      "names of JavaScript's own",
      graph.constructor.name.length.prototype,
      "/constructor/name/length/prototype",
    ],
    ["names like verbs", graph.x.delete.get.post.count, "/x/delete/get/post/count"],
    [
      "a path of a drive",
      graph.me.drive.root.$link(":/a b/c.txt:/content"),
      "/me/drive/root:/a b/c.txt:/content",
    ],
  ];
  test.each(cases)("%s", (_, path, expected) => {
    expect(path.$url()).toBe(BASE + expected);
  });

  test("is that of a link", () => {
    const link = "https://graph.microsoft.com/beta/x?$skiptoken=1";
    expect(graph.users.$link(link).$url()).toBe(link);
    expect(graph.users.$link(link).$url({ top: 1 })).toBe(`${link}&$top=1`);
  });
});

describe("a path", () => {
  test("is no promise, and says so when awaited", async () => {
    const wait = async (): Promise<unknown> => await (graph.users("x").messages as unknown);
    await expect(wait()).rejects.toMatchObject({
      kind: "request",
      message: "[request] /users/{id}/messages is a path: call $get() or another verb",
    });
  });

  test("is its address in text and in JSON", () => {
    expect(JSON.stringify({ path: graph.users("x") })).toBe(`{"path":"${BASE}/users/x"}`);
    expect(`${graph.users as unknown as string}`).toBe(`${BASE}/users`);
  });

  test("takes no symbol for a segment", () => {
    const symbols = graph.users as unknown as Record<symbol, unknown>;
    expect(symbols[Symbol.iterator]).toBeUndefined();
    expect(symbols[Symbol.asyncIterator]).toBeUndefined();
    expect(symbols[Symbol.toStringTag]).toBeUndefined();
  });

  test("stays the same, whatever is done with others", () => {
    const { users } = graph;
    void users("x").messages;
    void users.x.y;
    expect(users.$url()).toBe(`${BASE}/users`);
  });

  test.each([
    ["undefined", undefined],
    ["null", null],
    ["a truth value", true],
    ["a symbol", Symbol("x")],
    ["a list", ["a"]],
    ["a date", new Date()],
    ["a function", () => 1],
    ["another path", graph.me],
  ])("refuses %s as a key", (_, key) => {
    expect(() => graph.users(key)).toThrow(/^\[request\] \w+ is no key$/);
  });

  test("refuses parameters that OData has no literals of", () => {
    expect(() => graph.f({ a: new Date(NaN) })).toThrow();
    expect(() => graph.f({ a: Symbol("x") })).toThrow();
  });
});
