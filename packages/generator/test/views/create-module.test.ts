import { describe, expect, test } from "vitest";
import { renderFile } from "../../src/render/render-file.js";
import { createAlias, createInterface } from "../../src/views/create-declaration.js";
import { createMember } from "../../src/views/create-member.js";
import { createModule, relativeSpecifier } from "../../src/views/create-module.js";
import { createDoc } from "../../src/views/doc-view.js";
import type { DeclarationView } from "../../src/views/module-view.js";
import {
  arrayOf,
  keyword,
  odataName,
  unionOf,
  type TypeNameView,
} from "../../src/views/type-view.js";

const NO_DOC = createDoc({ description: "." }, 0);

function named(name: string, path: string): TypeNameView {
  return { kind: "name", name, path };
}

/** The imports of a module at `shop/order`, as they are emitted. */
function importsOf(...declarations: DeclarationView[]): readonly string[] {
  const view = {
    header: { generator: "0", metadata: "0" },
    ...createModule("shop/order", declarations),
  };
  const { text } = renderFile({ path: "src/shop/order.ts", template: "models/module.ts", view });
  const [, ...lines] = text.split("\n");
  return lines.slice(0, lines.indexOf(""));
}

function aliasOf(...types: TypeNameView[]): DeclarationView {
  return createAlias("A", NO_DOC, unionOf(types));
}

describe("relativeSpecifier", () => {
  test.each([
    ["shop/order", "shop/line", "./line.js"],
    ["shop/order", "shop.sales/order", "../shop.sales/order.js"],
    ["shop/order", "odata", "../odata.js"],
    ["index", "shop/order", "./shop/order.js"],
    ["index", "odata", "./odata.js"],
    ["a/b/c", "a/d/e", "../d/e.js"],
  ])("%s imports %s from %s", (from, to, specifier) => {
    expect(relativeSpecifier(from, to)).toBe(specifier);
  });
});

describe("createModule", () => {
  test("imports nothing where nothing is needed", () => {
    expect(importsOf(createAlias("A", NO_DOC, keyword("string")))).toEqual([
      "/** . */",
      "export type A = string;",
    ]);
    expect(createModule("shop/order", [aliasOf(named("Order", "shop/order"))]).imports).toEqual([]);
  });

  test("imports each name once, in the order of modules and names", () => {
    expect(
      importsOf(
        aliasOf(named("Line", "shop/line"), named("B", "a/b"), odataName("Int64")),
        aliasOf(named("LineCreate", "shop/line"), named("Line", "shop/line")),
        aliasOf(named("Zebra", "zoo/zebra"), named("A_", "shop/line"), named("a", "shop/line")),
      ),
    ).toEqual([
      'import type { B } from "../a/b.js";',
      'import type * as OData from "../odata.js";',
      'import type { Zebra } from "../zoo/zebra.js";',
      'import type { A_, Line, LineCreate, a } from "./line.js";',
    ]);
  });

  test("finds names wherever they stand", () => {
    const member = createMember("a", arrayOf(unionOf([named("B", "shop/b"), keyword("null")])), {
      isOptional: true,
    });
    const base = odataName("Exactly", named("C", "shop/c"), arrayOf(named("D", "shop/d")));
    expect(importsOf(createInterface("A", NO_DOC, base, [member]))).toEqual([
      'import type * as OData from "../odata.js";',
      'import type { B } from "./b.js";',
      'import type { C } from "./c.js";',
      'import type { D } from "./d.js";',
    ]);
  });

  test.each([
    [100, "A".repeat(35), "B".repeat(25)],
    [101, "A".repeat(36), "B".repeat(25)],
  ])("breaks an import of %i columns only where it does not fit", (width, a, b) => {
    const line = `import type { ${a}, ${b} } from "./a-module.js";`;
    expect(line).toHaveLength(width);
    const broken = ["import type {", `  ${a},`, `  ${b},`, '} from "./a-module.js";'];
    expect(importsOf(aliasOf(named(a, "shop/a-module"), named(b, "shop/a-module")))).toEqual(
      width > 100 ? broken : [line],
    );
  });

  test("never breaks an import of one name", () => {
    const name = "A".repeat(120);
    expect(importsOf(aliasOf(named(name, "shop/a")))).toEqual([
      `import type { ${name} } from "./a.js";`,
    ]);
  });
});
