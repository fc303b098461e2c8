import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { selectPage, type PageOptions } from "../../src/query/select-page.js";
import { navigator, query, thing, typeNamed, type Related } from "./school.js";

function ids(search: string, items: readonly Related[], options: PageOptions = {}): string {
  const { items: page } = selectPage(items, query(search), navigator, options);
  return page.map(({ values }) => values["id"]).join("");
}

const smalls = { b: 1, d: 0, a: null, e: 0, c: 1 };
const letters = Object.entries(smalls).map(([id, small]) => thing({ id, small, name: id }));

describe("a page", () => {
  it.each([
    ["", "bdaec"],
    ["$orderby=id", "abcde"],
    ["$orderby=id desc", "edcba"],
    // Null is the lowest value; items that the order does not tell apart stay as they are.
    ["$orderby=small", "adebc"],
    ["$orderby=small desc", "bcdea"],
    ["$orderby=small desc,id desc", "cbeda"],
    ["$orderby=small mul -1,id", "abcde"],
    ["$orderby=id&$top=2", "ab"],
    ["$orderby=id&$skip=1&$top=2", "bc"],
    ["$skip=9", ""],
    ["$top=0", ""],
    ["$filter=small eq 0&$orderby=id desc", "ed"],
    ["$search=b OR c", "bc"],
    ["$search=NOT b", "daec"],
    ["$search=name:d", "d"],
    ['$search="name:d" OR "id:e"', "de"],
    ["$search=(a OR b) B", "b"],
  ])("of %s", (search, expected) => {
    expect(ids(search, letters)).toBe(expected);
  });

  it("counts what passes, and says whether there is more within $top", () => {
    const page = (search: string, options: PageOptions) => {
      const { count, hasMore } = selectPage(letters, query(search), navigator, options);
      return { count, hasMore };
    };
    expect(page("$filter=small ge 0", { size: 2 })).toEqual({ count: 4, hasMore: true });
    expect(page("$filter=small ge 0", { size: 2, skip: 2 })).toEqual({ count: 4, hasMore: false });
    expect(page("$top=3", { size: 3 })).toEqual({ count: 5, hasMore: false });
    expect(page("$skip=1&$top=3", { size: 2 })).toEqual({ count: 5, hasMore: true });
    expect(ids("$orderby=id&$skip=1&$top=3", letters, { size: 2, skip: 2 })).toBe("d");
  });

  it("orders numbers that are strings, and instants with offsets", () => {
    const items = [
      thing({ id: "1", large: "9007199254740993", at: "2020-01-01T00:00:00+02:00", price: "10.5" }),
      thing({ id: "2", large: "9007199254740992", at: "2019-12-31T23:00:00Z", price: 9.75 }),
      thing({
        id: "3",
        large: 5,
        at: "2020-01-01T00:00:00.000000000001Z",
        price: "9.750000000000000000001",
      }),
    ];
    expect(ids("$orderby=large", items)).toBe("321");
    expect(ids("$orderby=at", items)).toBe("123");
    expect(ids("$orderby=price", items)).toBe("231");
  });

  it("of primitive values", () => {
    const type = typeNamed("thing").properties.find(({ name }) => name === "times")!.type.type;
    const bound = query("$filter=$it gt 2020-01-01T00:00:00Z&$orderby=$this desc", {
      type,
      isCollection: true,
    });
    const times = ["2019-01-01T00:00:00Z", "2020-01-01T00:00:01Z", "2021-01-01T00:00:00Z"];
    expect(selectPage(times, bound, navigator).items).toEqual([times[2], times[1]]);
  });

  it("compares with the outer item that $it stands for", () => {
    const bound = query("$filter=small gt $it/small");
    const root = thing({ small: 0 });
    const page = selectPage(letters, bound, navigator, { root });
    expect(page.items.map(({ values }) => values["id"])).toEqual(["b", "c"]);
  });

  it("is a part of the list sorted by the query's order", () => {
    const item = fc.record({
      small: fc.option(fc.integer({ min: -3, max: 3 })),
      name: fc.option(fc.constantFrom("a", "b", "é")),
    });
    const property = fc.property(
      fc.array(item, { maxLength: 60 }),
      fc.nat(12),
      fc.nat(12),
      fc.constantFrom("small", "small desc,name", "name desc,small"),
      (values, skip, size, order) => {
        const items = values.map((each, index) => thing({ id: `${index} `, ...each }));
        const bound = query(`$orderby=${order}`);
        const compare = bound.compare ?? (() => 0);
        const sorted = items.toSorted((a, b) => compare(a, b, navigator));
        const page = selectPage(items, bound, navigator, { skip, size });
        expect(page.items).toEqual(sorted.slice(skip, skip + size));
      },
    );
    fc.assert(property, { seed: 3, numRuns: 400 });
  });
});
