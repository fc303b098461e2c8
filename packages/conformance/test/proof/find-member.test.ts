import { expect, test } from "vitest";
import { findMember } from "../../src/proof/find-member.js";

const line =
  'void ((p0: string): Models.BookCreate => ({ "title": p0, "sequel@odata.bind": p0 }));';

test.each([
  [
    "what the compiler points at",
    "TS2322: Type 'null' is not …",
    line.indexOf('"title"') + 1,
    "title",
  ],
  ["control information of a member", "TS2322: Type …", line.indexOf('"sequel') + 1, "sequel"],
  ["what is missing", "TS2741: Property 'pages' is missing in type '{}'", 43, "pages"],
  ["what is not known", "TS2353: … and '\"price\"' does not exist in type 'Book'", 43, "price"],
  [
    "all that are missing",
    "TS2739: Type '{}' is missing the following properties from type 'Book': pages, price",
    43,
    "pages",
  ],
  [
    "some of many that are missing",
    "TS2740: Type '{}' is missing the following properties from type 'Book': a, b, and 3 more.",
    43,
    "pages",
  ],
])("names %s", (_, message, column, member) => {
  const isAtFault = findMember(message, line, column);
  expect(isAtFault(member)).toBe(true);
});

test("names no other member", () => {
  const isAtFault = findMember("TS2741: Property 'pages' is missing in type '{}'", line, 43);
  expect(["title", "sequel", "price"].filter(isAtFault)).toEqual([]);
});
