import { expect, test } from "vitest";
import { renderFile } from "../../src/render/render-file.js";
import { createAlias, createInterface } from "../../src/views/create-declaration.js";
import { createMember } from "../../src/views/create-member.js";
import { createModule } from "../../src/views/create-module.js";
import { createDoc } from "../../src/views/doc-view.js";
import type { DeclarationView } from "../../src/views/module-view.js";
import {
  arrayOf,
  keyword,
  literal,
  nullable,
  odataName,
  unionOf,
  type TypeNameView,
  type TypeView,
} from "../../src/views/type-view.js";
import { formatFile } from "../format/format-file.js";

const doc = createDoc({ description: "Whatever it is." }, 0);
const WIDTHS = Array.from({ length: 130 }, (_, width) => width + 1);

function named(name: string): TypeNameView {
  return { kind: "name", name, path: "shop/order" };
}

function render(declarations: readonly DeclarationView[]): string {
  const module = createModule("shop/order", declarations);
  const view = { header: { generator: "0", metadata: "0" }, ...module };
  return renderFile({ path: "src/shop/order.ts", template: "models/module.ts", view }).text;
}

const aliasTo =
  (type: (name: string) => TypeView) =>
  (name: string): DeclarationView =>
    createAlias("Order", doc, type(name));
const member =
  (type: TypeView) =>
  (name: string): DeclarationView =>
    createInterface("Order", doc, undefined, [createMember(name, type, { isOptional: true })]);

test.each<[what: string, declare: (name: string) => DeclarationView]>([
  ["an alias of a name", aliasTo(named)],
  ["an alias of two names", aliasTo((name) => unionOf([named(name), named("Line")]))],
  ["an alias of a literal and a name", aliasTo((name) => unionOf([literal(name), named("Line")]))],
  [
    "an alias of exactly one type or another",
    aliasTo((name) => unionOf([odataName("Exactly", named(name), literal("#a")), named("Line")])),
  ],
  ["an alias of a collection", aliasTo((name) => odataName("Collection", named(name)))],
  ["an alias with the name", (name) => createAlias(name, doc, odataName("Int64"))],
  ["an interface", (name) => createInterface(name, doc, undefined, [])],
  ["an interface with a base", (name) => createInterface(name, doc, named("Line"), [])],
  [
    "an interface with a base of OData",
    (name) => createInterface(name, doc, odataName("Entity"), []),
  ],
  [
    "an open interface with a base of OData",
    (name) => createInterface(name, doc, odataName("Entity"), [], true),
  ],
  ["a string", member(keyword("string"))],
  ["a string or null", member(nullable(keyword("string")))],
  ["a name or null", member(nullable(named("Line")))],
  ["strings or nulls", member(arrayOf(nullable(keyword("string"))))],
  ["names or nulls", member(arrayOf(nullable(named("Line"))))],
  ["names", member(arrayOf(named("Line")))],
])("%s is laid out as Prettier does, however long its name is", async (_, declare) => {
  const text = render(WIDTHS.map((width) => declare("A".repeat(width))));
  expect(await formatFile("src/shop/order.ts", text)).toBe(text);
});
