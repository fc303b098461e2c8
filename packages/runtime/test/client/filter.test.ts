import { describe, expect, test } from "vitest";
import {
  createClient,
  guid,
  odata,
  where,
  type BooleanField,
  type CollectionField,
  type Condition,
  type Field,
  type TextField,
  type TimeField,
} from "../../src/client/index.js";
import type { AnyPath } from "./client.js";
import { isAccepted } from "./odata-grammar.js";

interface Item {
  readonly priority: Field<number>;
  readonly displayName: TextField;
  readonly isEnabled: BooleanField;
  readonly created: TimeField<Date>;
  readonly appId: Field<ReturnType<typeof guid>>;
  readonly tags: CollectionField<TextField>;
  readonly owners: CollectionField<{
    readonly id: TextField;
    readonly tags: CollectionField<TextField>;
  }>;
  readonly address: { readonly city: TextField };
  /** Named like operators. */
  readonly eq: Field<number>;
  readonly contains: { readonly not: TextField };
  $as(type: string): { readonly fare: Field<number> };
}

const graph = createClient<AnyPath>({ baseUrl: "https://graph.microsoft.com/v1.0" });

function textOf(condition: Condition | string): string {
  const url = graph.users.$url({ filter: condition });
  return new URL(url).searchParams.get("$filter") ?? "";
}

describe("a filter written as a function", () => {
  const cases: [(it: Item) => Condition, string][] = [
    [(it) => it.priority.lt(5), "priority lt 5"],
    [(it) => it.priority.eq(null), "priority eq null"],
    [(it) => it.displayName.eq("O'Neil"), "displayName eq 'O''Neil'"],
    [(it) => it.displayName.in(["a", "b"]), "displayName in ('a','b')"],
    [(it) => it.displayName.in([]), "false"],
    [(it) => it.displayName.startsWith("a"), "startswith(displayName,'a')"],
    [(it) => it.displayName.contains(it.address.city), "contains(displayName,address/city)"],
    [(it) => it.displayName.toLower().endsWith("x"), "endswith(tolower(displayName),'x')"],
    [(it) => it.displayName.length().gt(3), "length(displayName) gt 3"],
    [(it) => it.displayName.substring(1, 2).eq("a"), "substring(displayName,1,2) eq 'a'"],
    [(it) => it.created.ge(new Date(0)), "created ge 1970-01-01T00:00:00.000Z"],
    [(it) => it.created.year().eq(2026), "year(created) eq 2026"],
    [
      (it) => it.appId.eq(guid("b3a5d5c8-2d0c-4d6e-9b1e-2f0a3a3b5c6d")),
      "appId eq b3a5d5c8-2d0c-4d6e-9b1e-2f0a3a3b5c6d",
    ],
    [(it) => it.address.city.ne("x"), "address/city ne 'x'"],
    [(it) => it.isEnabled, "isEnabled"],
    [(it) => it.isEnabled.not(), "not (isEnabled)"],
    [(it) => it.priority.lt(5).and(it.isEnabled), "(priority lt 5) and (isEnabled)"],
    [
      (it) => it.priority.lt(5).or(it.isEnabled).and(it.priority.ne(0)),
      "((priority lt 5) or (isEnabled)) and (priority ne 0)",
    ],
    [(it) => it.tags.any((tag) => tag.eq("x")), "tags/any(x:x eq 'x')"],
    [(it) => it.tags.any(), "tags/any()"],
    [(it) => it.owners.all((owner) => owner.id.ne("x")), "owners/all(x:x/id ne 'x')"],
    [
      (it) => it.owners.any((owner) => owner.tags.any((tag) => tag.eq(owner.id))),
      "owners/any(x:x/tags/any(x1:x1 eq x/id))",
    ],
    [
      (it) => it.owners.any((owner) => it.tags.any((tag) => tag.eq(owner.id))),
      "owners/any(x:tags/any(x1:x1 eq x/id))",
    ],
    [(it) => it.tags.$count.gt(2), "tags/$count gt 2"],
    [(it) => it.$as("shop.taxi").fare.gt(2), "shop.taxi/fare gt 2"],
    [(it) => it.eq.eq(1), "eq eq 1"],
    [(it) => it.contains.not.contains("x"), "contains(contains/not,'x')"],
  ];
  test.each(cases)("%s", (build, expected) => {
    expect(textOf(where(build))).toBe(expected);
    expect(isAccepted("filter", expected)).toBe(true);
  });

  test("must give a condition", () => {
    expect(() => where((() => true) as unknown as (it: Item) => Condition)).toThrow(
      "must give a condition",
    );
  });

  test("cannot hold just anything", () => {
    expect(() => where((it: Item) => it.priority.eq({} as unknown as number))).toThrow(
      "no literal",
    );
    expect(() => where((it: Item) => it.priority.eq(undefined as unknown as number))).toThrow(
      "no literal",
    );
  });
});

describe("a filter written as a template", () => {
  test("takes values, lists and conditions", () => {
    const isOurs = where((it: Item) => it.displayName.eq("x").or(it.isEnabled));
    const condition = odata`priority lt ${5} and name in ${["a", "b"]} and created gt ${new Date(0)} and ${isOurs}`;
    const expected =
      "priority lt 5 and name in ('a','b') and created gt 1970-01-01T00:00:00.000Z and ((displayName eq 'x') or (isEnabled))";
    expect(textOf(condition)).toBe(expected);
    expect(isAccepted("filter", expected)).toBe(true);
  });

  test("goes with others", () => {
    expect(textOf(odata`a eq ${1}`.and(odata`b eq ${2} or c eq ${3}`))).toBe(
      "(a eq 1) and (b eq 2 or c eq 3)",
    );
  });

  test("refuses a value within quotes, as its own quotes would end them", () => {
    expect(() => odata`name eq '${" or x eq "}'`).toThrow("brings its own quotes");
    expect(() => odata`name eq 'it''s' and a eq '${"x"}'`).toThrow("brings its own quotes");
    expect(textOf(odata`name eq 'it''s' and a eq ${"x"}`)).toBe("name eq 'it''s' and a eq 'x'");
  });

  test("refuses an empty list, which OData has no text for", () => {
    expect(() => odata`a in ${[]}`).toThrow("empty list");
  });

  test("keeps injections what they are: text", () => {
    const text = "x' or true or 'a' eq 'a";
    expect(textOf(odata`name eq ${text}`)).toBe("name eq 'x'' or true or ''a'' eq ''a'");
  });
});
