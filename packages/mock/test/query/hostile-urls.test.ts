import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/json.js";
import { parseQuery } from "../../src/query/parse-query.js";
import { uriLimits } from "../../src/uri/limits.js";
import { parsePath } from "../../src/uri/parse-path.js";
import { UriError } from "../../src/uri/uri-error.js";
import { navigator, query, thing } from "./school.js";

/** What a request does with its URL; nothing but a UriError may come of it. */
function attempt(run: () => unknown): UriError | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof UriError) return error;
    throw error;
  }
}

/** An item whose dynamic properties are all that JSON can be, without prototypes as the mock has them. */
const bag = Object.assign(Object.create(null) as object, {
  size: 1,
  one: bare(),
  two: bare(),
  list: [1, "a"],
});
const full = { name: "a", small: 1, tags: ["b"], large: "9007199254740993", price: 1.5, bag };

function bare(): JsonObject {
  return Object.assign(Object.create(null) as object, { x: 1 });
}

function evaluate(search: string): UriError | undefined {
  return attempt(() => {
    const { filter, compare, search: matches } = query(search);
    const item = thing(full, { children: [thing({ small: 2 })] });
    filter?.(item, navigator);
    compare?.(item, item, navigator);
    matches?.(item);
  });
}

const options = ["$filter", "$orderby", "$select", "$expand", "$search", "$top", "@p"];
const tokens = [
  ..."()[]{}'\",;:/=&@$%+-*. 01eE",
  ..."name small tags children address any( all( x: in ( not eq and or add div has null true $it".split(
    " ",
  ),
  ..."bag/one bag/two bag/list bag/size bag/list/any(x:x large price".split(" "),
  ..."cast( isof( contains( duration'P1D' 2020-01-01 2020-01-01T00:00:00Z $count %27 %GG @p".split(
    " ",
  ),
  ..."$root/ $root/x( children(1) children/1/ has geography' SRID=0; Point(1 2) GeometryCollection( INF".split(
    " ",
  ),
  ..."$levels=max $filter= __proto__ constructor Edm.Int32 example.school.box 1.5 0 INF".split(" "),
];

describe("any text as a URL", () => {
  it("throws nothing but a UriError, whose position is in the text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(fc.constantFrom(...tokens), { maxLength: 25 }).map((parts) => parts.join("")),
      fc.array(fc.constantFrom(...tokens), { maxLength: 25 }).map((parts) => parts.join(" ")),
    );
    const property = fc.property(fc.constantFrom(...options), text, (option, value) => {
      const search = `${option}=${value}`;
      const errors = [evaluate(search), attempt(() => parsePath(value))];
      for (const [error, length] of [
        [errors[0], search.length],
        [errors[1], value.length],
      ] as const) {
        expect(error?.position ?? 0).toBeGreaterThanOrEqual(0);
        expect(error?.position ?? 0).toBeLessThanOrEqual(length);
      }
    });
    fc.assert(property, { numRuns: 5000, seed: 7 });
  });

  it.each([
    "$filter=bag/one eq bag/two",
    "$filter=bag/one lt bag/list",
    "$orderby=bag/one,bag/none,bag/size",
    "$filter=bag/one in (1,'a')",
    "$filter='a' in [name]",
    "$filter=name in [name,'b']",
    "$filter=bag/one add 1 eq 2",
    "$filter=cast(bag/one,school.address) eq null",
    "$filter=bag/list/any(x:x eq bag/one)",
  ])("%s says something of values of any kind", (search) => {
    expect(evaluate(search)).toBeUndefined();
  });

  it.each([
    ["parentheses", "(".repeat(1_000_000)],
    ["parentheses within the limit of length", "(".repeat(uriLimits.length - 8)],
    ["negations", "not ".repeat(8000) + "true"],
    ["minus signs", "-".repeat(30_000) + "1"],
    ["a chain of sums", "small" + " add 1".repeat(5000) + " eq 1"],
    ["a long path", "parent/".repeat(4000) + "name"],
    ["brackets", "[".repeat(30_000)],
    ["calls", "tolower(".repeat(3000)],
    ["lambdas", "children/any(x:".repeat(2000)],
    ["a long list", `small in (${"1,".repeat(8000)}1)`],
    ["quotes", "'".repeat(30_001)],
    ["a shape with many places", `geography'SRID=0;LineString(${"1 2,".repeat(8000)}1)'`],
    [
      "shapes in shapes",
      `geography'SRID=0;${"GeometryCollection(".repeat(1500)}Point(1 2)${")".repeat(1499)}'`,
    ],
    ["many shapes", `geography'SRID=0;GeometryCollection(${"Point(1 2),".repeat(2900)})'`],
    ["many rings", `geography'SRID=0;Polygon(${"(1 1,1 1),".repeat(3000)})'`],
    [
      "long numbers in a shape",
      `geography'SRID=0;Point(${"1".repeat(16_000)} ${"1".repeat(16_000)}x)'`,
    ],
    ["an enumeration's names", `rights has school.rights'${"read , ".repeat(4000)}'`],
    ["bytes", `bytes eq binary'${"A".repeat(32_001)}'`],
    ["keys as segments", "children/1/".repeat(2500) + "name"],
    ["keys", "children(1)/".repeat(2500) + "name"],
    ["a chain at the root", "$root/" + "a/".repeat(10_000)],
    ["arguments", `school.f(${"a=1,".repeat(8000)}a=1)`],
    ["a flag from JSON", `rights has ${"[".repeat(30_000)}`],
  ])("%s are turned away at once", (_, value) => {
    expect(evaluate(`$filter=${value}`)).toBeInstanceOf(UriError);
  });

  it("does not multiply aliases that use each other twice", () => {
    const aliases = Array.from({ length: 40 }, (_, i) => `@a${i}=@a${i + 1} add @a${i + 1}`);
    const error = evaluate(`$filter=@a0 eq 1&${aliases.join("&")}&@a40=1`);
    expect(error?.message).toContain("at most 10000 parts");
  });

  it("turns away an alias that contains itself", () => {
    expect(evaluate("$filter=@a eq 1&@a=@b add 1&@b=@a")?.message).toContain("contains itself");
  });

  it("allows chains of conditions and nested options that are long, but not deep", () => {
    const conditions = Array.from({ length: 500 }, (_, i) => `small eq ${i}`).join(" or ");
    expect(evaluate(`$filter=${conditions}`)).toBeUndefined();
  });

  it("turns away options nested too deeply", () => {
    const depth = uriLimits.nesting + 1;
    const search = "$expand=" + "parent($expand=".repeat(depth) + "owner" + ")".repeat(depth);
    expect(attempt(() => parseQuery(search))?.message).toContain("levels of nesting");
  });

  it("keeps numbers of a few characters small", () => {
    expect(evaluate("$filter=price eq 1e999999999")).toBeUndefined();
    expect(evaluate("$filter=cast('1e999999999',Edm.Decimal) eq null")).toBeUndefined();
    const product = Array.from({ length: 60 }, () => "1".repeat(500) + ".5").join(" mul ");
    expect(evaluate(`$filter=price eq ${product}`)?.message).toContain("too large");
  });

  describe("what lambdas and counts look at", () => {
    const parent = thing(
      { tags: Array.from({ length: 400 }, () => "a") },
      { children: Array.from({ length: 400 }, () => thing({ small: 2 })) },
    );
    const run = (search: string): UriError | undefined =>
      attempt(() => query(search).filter?.(parent, navigator));

    it.each([
      "children/any(a:$it/children/any(b:$it/children/any(c:a/small add b/small eq c/small)))",
      "children/all(a:$it/children/all(b:$it/children/all(c:a/small eq b/small)))",
      "children/any(a:$it/children/$count($filter=$it/children/$count($filter=small eq 3) eq 1) eq 1)",
      "children/all(a:$it/children/all(b:$it/children/any()))",
      "children/any(a:$it/children/any(b:$it/children/$count eq 3))",
      "children/any(a:$it/children/any(b:$it/children/example.school.box/$count eq 3))",
      "children/any(a:$it/children/any(b:$it/children('zz')/small eq 3))",
      "children/any(a:$it/children/any(b:$it/tags/$count eq 3))",
    ])("is not multiplied without end: %s", (filter) => {
      expect(run(`$filter=${filter}`)?.message).toContain(
        "at most 5000000 items of collections are looked at",
      );
    });

    // What is evaluated is little, so that the test is short.
    it.each([
      ["b/small eq 3", " or ", "any(b:false and ($B)) or true"],
      ["small eq 3", " or ", "$count($filter=false and ($B)) eq 0"],
      ["z", " OR ", "$count($search=zz AND ($B)) eq 0"],
    ])("counts by what there is to evaluate: %s, many times", (part, or, test) => {
      const evaluate = (count: number): UriError | undefined => {
        const body = Array.from({ length: count }, () => part).join(or);
        return run(`$filter=children/all(a:$it/children/${test.replace("$B", body)})`);
      };
      expect(evaluate(1)).toBeUndefined();
      expect(evaluate(50)).toBeUndefined();
      expect(evaluate(190)?.message).toContain("items of collections are looked at");
    });

    it("may be much", () => {
      expect(run("$filter=children/all(a:$it/children/any(b:a/small eq 3))")).toBeUndefined();
    });

    it("is evaluated once before in, and not for each element", () => {
      const count = "cast($it/children/$count,Edm.String)";
      expect(run(`$filter=children/all(a:not (${count} in $it/tags))`)).toBeUndefined();
    });
  });

  it("looks for no more words than a person writes", () => {
    const search = (count: number): UriError | undefined =>
      evaluate(`$search=${Array.from({ length: count }, () => "a").join(" OR ")}`);
    expect(search(uriLimits.searchTerms)).toBeUndefined();
    expect(search(uriLimits.searchTerms + 1)?.message).toContain("at most 200 words and phrases");
  });

  describe("long texts", () => {
    const text = "a".repeat(500_000);
    const long = thing(
      { id: text, name: text, bytes: text, code: text, at: text, tags: [text] },
      { children: [thing({ name: text })] },
    );
    /** What evaluating a query comes to, where it has looked at as many characters as it may before. */
    const run = (search: string): UriError | undefined =>
      attempt(() => {
        const { filter, order } = query(`$orderby=length(name),name&${search}`);
        const [{ read } = {}, { compare } = {}] = order;
        for (let i = 0; i < uriLimits.characters / text.length; i++) read?.(long, navigator);
        filter?.(long, navigator);
        if (search === "") compare?.(text, `${text.slice(1)}b`);
      });

    it.each([
      "$filter=length(name) eq 1",
      "$filter=startswith('a',name)",
      "$filter=substring(name,1,1) eq 'b'",
      "$filter=name eq id",
      "$filter=name ne id",
      "$filter=name lt id",
      "$filter=name in ('a','b')",
      "$filter=name in tags",
      "$filter=bytes eq null",
      "$filter=code eq null",
      "$filter=at eq null",
      "$filter=cast(name,Edm.Int32) eq 1",
      "$filter=children/$count($search=z) eq 0",
      "",
    ])("are not looked at without end: %s", (search) => {
      expect(run(search)?.message).toContain(
        "at most 1000000000 characters of long texts are looked at",
      );
    });

    it.each(["name eq 'a'", "name gt 'b'", "tags/any(tag:tag eq 'a')", "contains('b','a')"])(
      "are not what is looked at: %s",
      (filter) => {
        expect(run(`$filter=${filter}`)).toBeUndefined();
      },
    );
  });

  it("makes no text that doubles itself", () => {
    const doubled = Array.from({ length: 8 }).reduce<string>((it) => `concat(${it},${it})`, "name");
    expect(evaluate(`$filter=${doubled} eq 'a'`)).toBeUndefined();
    const long = thing({ name: "a".repeat(400_000) });
    const run = (search: string): UriError | undefined =>
      attempt(() => query(search).filter?.(long, navigator));
    expect(run("$filter=length(concat(name,name)) eq 800000")).toBeUndefined();
    expect(run("$filter=concat(name,concat(name,name)) eq 'a'")?.message).toContain(
      "the result of concat is too large",
    );
  });
});
