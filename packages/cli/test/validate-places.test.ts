import { readFileSync } from "node:fs";
import { buildModel, parseCsdl, type Model } from "@graphslice/csdl";
import { describe, expect, test } from "vitest";
import type { DeclaredType } from "../src/validate/declared-type.js";
import { followPath, withoutRoot, type Destination } from "../src/validate/follow-path.js";
import { isSelected, readContext } from "../src/validate/read-context.js";
import { splitPath } from "../src/validate/split-path.js";

const library = readModel("library.csdl.xml");
const wide = readModel("wide.csdl.xml");

describe("paths are split", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["/users/1", ["users", "1"]],
    ["//users//1/", ["users", "1"]],
    ["users('a%2Fb')/x", ["users + ('a/b')", "x"]],
    ["users('a/b')/x", ["users + ('a/b')", "x"]],
    ["a(b='(/')/c(d(e/f))/g", ["a + (b='(/')", "c + (d(e/f))", "g"]],
    ["reminderView(start='1',end='2')", ["reminderView + (start='1',end='2')"]],
    ["%E4%zz/(", ["%E4%zz", "("]],
    ["", []],
  ];
  test.each(cases)("%j", (path, want) => {
    const segments = splitPath(path).map(({ name, operands }) =>
      operands === undefined ? name : `${name} + ${operands}`,
    );
    expect(segments).toEqual(want);
  });
});

describe("URLs lead to types and calls", () => {
  const cases: readonly (readonly [Model, string, string])[] = [
    [library, "/books", "Collection(contoso.library.book)"],
    [library, "/v1.0/books", "Collection(contoso.library.book)"],
    [library, "/tenants/books/BETA/books/1", "contoso.library.book"],
    [library, "/books('1')", "contoso.library.book"],
    [library, "/books/1/author", "contoso.library.person"],
    [library, "/books/1/author/address/city", "Edm.String"],
    [library, "/books/1/pages", "Collection(contoso.library.page)"],
    [library, "/books/1/pages/2/text", "Edm.String"],
    [library, "/books/contoso.library.book/1", "contoso.library.book"],
    [library, "/books/1/library.item/pages", "Collection(contoso.library.page)"],
    [library, "/books/1/lend", "call of contoso.library.lend"],
    [library, "/books/1/library.lend", "call of contoso.library.lend"],
    [library, "/books/1/contoso.library.lend", "call of contoso.library.lend"],
    [library, "/books/overdue", "call of contoso.library.overdue"],
    [library, "/books/overdue(days=3)/1/title", "Edm.String"],
    [library, "/archive", "contoso.library.archive.shelf"],
    [library, "/BOOKS/1/Author", "contoso.library.person"],
    [library, "/closeall", "call of contoso.library.close"],
    [library, "/books/$", "contoso.library.book"],
    [library, "/closeAll", "call of contoso.library.close"],
    [wide, "/largest()", "call of contoso.wide.largest"],
    [wide, "/largest()/inside/1/count", "Edm.Int64"],
    [wide, "/first/pack", "call of contoso.wide.pack"],
    [wide, "/things/1/inside", "Collection(contoso.wide.box)"],
    [wide, "/boxes/1/sizes", "Collection(contoso.wide.size)"],
    [wide, "/boxes/1/value", "Collection(Edm.String)"],

    [library, "/", "the service's root has no type"],
    [library, "/v1.0/boks", 'the service has no "boks"; did you mean "books"?'],
    [library, "/v1.0/users", 'the service has no "users"'],
    [library, "/books/1/pags", 'contoso.library.book has no "pags"; did you mean "pages"?'],
    [library, "/books/$count", "$count has no type of its own"],
    [library, "/books/1/title/x", 'Edm.String has no members, such as "x"'],
    [
      library,
      "/books/contoso.library.person",
      "contoso.library.person is not related to contoso.library.book",
    ],
    [library, "/closeAll/1", 'nothing is known of what follows a call, such as "1"'],
    [wide, "/things/1/count", 'types derived from contoso.wide.thing have different "count"'],
    [wide, "/boxes/1/sizes/0", "items of a collection of contoso.wide.size have no keys"],
    [library, "/books/constructor/__proto__", 'contoso.library.book has no "__proto__"'],
  ];
  test.each(cases.map(([model, path, want]) => [path, want, model] as const))(
    "%s: %s",
    (path, want, model) => {
      expect(show(followPath(withoutRoot(splitPath(path)), model))).toBe(want);
    },
  );
});

describe("@odata.context declares types", () => {
  const root = "https://graph.microsoft.com/v1.0/$metadata#";
  const cases: readonly (readonly [Model, unknown, string])[] = [
    [library, `${root}books`, "Collection(contoso.library.book)"],
    [library, `${root}books/$entity`, "contoso.library.book"],
    [library, `${root}books(id,title,pages(id))`, "Collection(contoso.library.book)"],
    [library, `${root}books(id,title)/$entity`, "contoso.library.book"],
    [library, `${root}books/$delta`, "Collection(contoso.library.book)"],
    [library, `${root}books('1')/pages(text)/$entity`, "contoso.library.page"],
    [library, `${root}books('1%2F2')/pages`, "Collection(contoso.library.page)"],
    [library, `${root}books('1')/title`, "Edm.String"],
    [library, `${root}books('1')`, "contoso.library.book"],
    [library, `${root}archive`, "contoso.library.archive.shelf"],
    [library, `${root}archive/$entity`, "contoso.library.archive.shelf"],
    [library, `${root}contoso.library.book`, "contoso.library.book"],
    [library, `${root}library.book/$entity`, "contoso.library.book"],
    [library, `${root}Collection(contoso.library.book)`, "Collection(contoso.library.book)"],
    [library, `${root}items/contoso.library.book/$entity`, "nothing"],
    [library, `${root}books/1/lend`, "nothing"],
    [library, `${root}users`, "nothing"],
    [library, `${root}$ref`, "nothing"],
    [library, root, "nothing"],
    [library, "https://graph.microsoft.com/v1.0/$metadata", "nothing"],
    [library, 1, "nothing"],
    [library, undefined, "nothing"],
  ];
  test.each(cases.map(([model, context, want]) => [context, want, model] as const))(
    "%s: %s",
    (context, want, model) => {
      expect(show(readContext(context, model) ?? "nothing")).toBe(want);
    },
  );
});

describe("@odata.context tells what was selected", () => {
  const cases: readonly (readonly [unknown, boolean])[] = [
    ["x#books", false],
    ["x#books/$entity", false],
    ["x#books(id)", true],
    ["x#books(id,pages(id))/$entity", true],
    ["x#books(id)/$delta", true],
    ["x#books('1')/pages", false],
    ["x#books('1')", false],
    ["x#books('1')/pages(id)", true],
    ["x#Collection(contoso.library.book)", false],
    ["x", false],
    [1, false],
  ];
  test.each(cases)("%j: %s", (context, want) => {
    expect(isSelected(context)).toBe(want);
  });
});

function show(destination: Destination | DeclaredType | string): string {
  if (typeof destination === "string") return destination;
  if ("operation" in destination) return `call of ${destination.operation.qualifiedName}`;
  const { type, isCollection } = destination;
  return isCollection ? `Collection(${type.qualifiedName})` : type.qualifiedName;
}

function readModel(file: string): Model {
  const { document } = parseCsdl(readFileSync(new URL(file, import.meta.url)), { file });
  if (document === undefined) throw new Error(`${file} cannot be read`);
  return buildModel([document]).model;
}
