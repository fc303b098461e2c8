import { describe, expect, test } from "vitest";
import {
  createClient,
  odata,
  where,
  type Field,
  type QueryOptions,
} from "../../src/client/index.js";
import type { AnyPath } from "./client.js";
import { isAccepted } from "./odata-grammar.js";

const graph = createClient<AnyPath>({ baseUrl: "https://graph.microsoft.com/v1.0" });
const write = (options: QueryOptions): string => graph.users.$url(options).split("?")[1] ?? "";

describe("query options", () => {
  const cases: [QueryOptions, string][] = [
    [{}, ""],
    [{ select: ["id", "displayName"] }, "$select=id,displayName"],
    [{ select: [] }, ""],
    [{ select: undefined, top: undefined }, ""],
    [{ top: 5, skip: 0 }, "$top=5&$skip=0"],
    [{ count: true }, "$count=true"],
    [{ count: false }, "$count=false"],
    [{ orderby: ["priority", "displayName desc"] }, "$orderby=priority,displayName%20desc"],
    [{ search: '"displayName:a b"' }, "$search=%22displayName:a%20b%22"],
    [{ filter: "a eq 'b' and c/d ne 1" }, "$filter=a%20eq%20'b'%20and%20c/d%20ne%201"],
    [{ filter: odata`a eq ${"b&c=d+e#f"}` }, "$filter=a%20eq%20'b%26c=d%2Be%23f'"],
    [{ expand: ["manager", "messages"] }, "$expand=manager,messages"],
    [{ expand: { manager: true, messages: undefined } }, "$expand=manager"],
    [{ expand: {} }, ""],
    [{ expand: { messages: { select: ["id"], top: 5 } } }, "$expand=messages($select=id;$top=5)"],
    [{ expand: { messages: {} } }, "$expand=messages"],
    [
      { expand: { messages: { expand: { attachments: { select: ["id"] } }, levels: "max" } } },
      "$expand=messages($expand=attachments($select=id);$levels=max)",
    ],
    [
      { expand: { messages: { filter: where((it: { a: Field<string> }) => it.a.eq(";)&'")) } } },
      "$expand=messages($filter=a%20eq%20';)%26''')",
    ],
    [
      { query: { startDateTime: "2020-01-01T00:00", $format: "text/csv" } },
      "startDateTime=2020-01-01T00:00&$format=text/csv",
    ],
    [{ query: { a: 0, b: false, c: undefined } }, "a=0&b=false"],
    [{ top: 1, query: { x: "é ?" } }, "$top=1&x=%C3%A9%20%3F"],
  ];
  test.each(cases)("%j", (options, expected) => {
    expect(write(options)).toBe(expected);
    for (const [name, value] of new URLSearchParams(expected)) {
      const rule = name.slice(1);
      if (rule === "select" || rule === "expand" || rule === "filter" || rule === "orderby") {
        expect(isAccepted(rule, value)).toBe(true);
      }
    }
  });

  test("come in the same order, however they are given", () => {
    expect(write({ count: true, top: 1, select: ["a"] })).toBe("$select=a&$top=1&$count=true");
  });
});
