import { expect, test } from "vitest";
import { readVerbs } from "../../src/proof/read-verbs.js";
import { qualifyType, readTypeCall, splitType } from "../../src/proof/type-text.js";
import type { Api } from "../../src/slices/read-api.js";

const api: Api = {
  BookNode: {
    members: {
      "readonly type": "Models.Book",
      "readonly create": "Models.BookCreate",
      "readonly update": "Models.BookUpdate",
      "readonly path": "BookPath",
      "readonly collection": "BookCollection",
    },
  },
  BookPath: { extends: "Runtime.EntityPath<BookNode>, BookMembers", members: {} },
  BookCollection: {
    extends: "Runtime.CollectionPath<BookNode>",
    members: { "(id: string)": "BookPath" },
  },
};

const suffixes = (type: string): readonly string[] =>
  readVerbs(type, api, 1).map(({ suffix }) => suffix);

test("a collection has its verbs, and those of its items", () => {
  expect(suffixes("BookCollection")).toEqual([
    ".$get()",
    ".$count()",
    ".$post(body)",
    "(key).$get()",
    "(key).$patch(body)",
    "(key).$delete()",
  ]);
});

test("a collection that is restricted has the verbs that are left", () => {
  const type =
    "Runtime.AnyPath & Runtime.Listable<BookNode> & Runtime.FunctionPath<string, BookPath>";
  expect(suffixes(type)).toEqual([
    ".$url()",
    ".$get()",
    "(key).$get()",
    "(key).$patch(body)",
    "(key).$delete()",
  ]);
});

test("a function is called with what it must have, and with all that it can", () => {
  const type =
    'Runtime.FunctionPath<{ readonly from: string; readonly to?: Runtime.Edm["Date"] | null; }, Runtime.PropertyPath<number>>';
  expect(readVerbs(type, api)).toEqual([
    { suffix: "({ from: f0 }).$get()", given: ["f0: string"] },
    {
      suffix: "({ from: f0, to: f1 }).$get()",
      given: ["f0: string", 'f1: Runtime.Edm["Date"] | null'],
    },
  ]);
});

test("an action takes its parameters and gives its result", () => {
  expect(readVerbs("Runtime.ActionPath<Models.LendParameters, void>", api)).toEqual([
    { suffix: ".$post(body)", given: ["body: Models.LendParameters"], result: "Promise<void>" },
  ]);
});

test("types are split and qualified outside of brackets and strings", () => {
  expect(splitType('A<B & C> & "x & y" & { a: D & E; }', "&")).toEqual([
    "A<B & C>",
    '"x & y"',
    "{ a: D & E; }",
  ]);
  expect(readTypeCall("Pick<A<B, C>, D>").typeArguments).toEqual(["A<B, C>", "D"]);
  const isExported = (name: string): boolean => name === "Book" || name === "OData";
  expect(qualifyType('Book[] | "Book" | OData.Int64 | null', "Models", isExported)).toBe(
    'Models.Book[] | "Book" | Models.OData.Int64 | null',
  );
});
