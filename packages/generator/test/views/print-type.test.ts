import { expect, test } from "vitest";
import { printType } from "../../src/views/print-type.js";
import {
  arrayOf,
  keyword,
  literal,
  nullable,
  odataName,
  unionOf,
  type TypeView,
} from "../../src/views/type-view.js";

const user: TypeView = { kind: "name", name: "User", path: "shop/user" };

test.each<[text: string, type: TypeView]>([
  ["string", keyword("string")],
  ["string | null", nullable(keyword("string"))],
  ["unknown", nullable(keyword("unknown"))],
  ["User[]", arrayOf(user)],
  ["(User | null)[]", arrayOf(nullable(user))],
  ["User[] | null", nullable(arrayOf(user))],
  ["OData.Int64", odataName("Int64")],
  ['OData.Exactly<User, "#shop.user">', odataName("Exactly", user, literal("#shop.user"))],
  ["OData.Collection<string | null>", odataName("Collection", nullable(keyword("string")))],
  ["User | string | null", unionOf([user, nullable(keyword("string"))])],
  ["User", unionOf([user])],
  ['"it\'s"', literal("it's")],
])("%s", (text, type) => {
  expect(printType(type)).toBe(text);
});

test("a name that is no identifier gets nowhere", () => {
  expect(() => printType({ ...user, name: "User; evil()" })).toThrow(
    '"User; evil()" is not an identifier',
  );
});
