import { describe, expect, test } from "vitest";
import type { PlannedFile } from "../../src/planned-file.js";
import { renderFile } from "../../src/render/render-file.js";
import {
  describePlan,
  listStructure,
  type ModuleStructure,
} from "../../src/verify/module-structure.js";
import { VerificationError, verifyFile } from "../../src/verify/verify-file.js";
import { createAlias, createInterface } from "../../src/views/create-declaration.js";
import { createMember } from "../../src/views/create-member.js";
import { createModule } from "../../src/views/create-module.js";
import { createDoc } from "../../src/views/doc-view.js";
import { keyword, literal, nullable, odataName, unionOf } from "../../src/views/type-view.js";

const doc = createDoc({ description: "Whatever */ there is." }, 0);
const user = { kind: "name", name: "User", path: "shop/user" } as const;
const module = createModule("shop/order", [
  createInterface(
    "Order",
    doc,
    odataName("Entity"),
    [
      createMember("id", keyword("string"), { isOptional: false, doc: createDoc({}, 2) }),
      createMember("@odata.type", literal("#shop.order"), { isOptional: true }),
      createMember("buyer", nullable(user), { isOptional: true }),
    ],
    true,
  ),
  createAlias("State", doc, unionOf([literal("new"), odataName("OtherString")])),
]);
const planned: PlannedFile = {
  path: "src/shop/order.ts",
  template: "models/module.ts",
  view: { header: { generator: "0.1.0", metadata: "12345678" }, ...module },
  plan: () => describePlan(module),
};
const { path, text } = renderFile(planned);

function verify(tampered: string): ModuleStructure {
  return verifyFile({ path, text: tampered }, planned);
}

/** What verification says of a text in which something was replaced. */
function complain(from: string, to: string): string {
  expect(text).toContain(from);
  try {
    verify(text.replace(from, () => to));
  } catch (error) {
    if (error instanceof VerificationError) return error.message;
    throw error;
  }
  return "";
}

function difference(expected: string | undefined, found: string | undefined): string {
  const [wanted, had] = [expected, found].map((line) =>
    line === undefined ? "nothing more" : JSON.stringify(line),
  );
  return `src/shop/order.ts: expected ${wanted} but the emitted text has ${had}; nothing was written. Please report this.`;
}

test("what was planned is read from what was rendered", () => {
  expect(listStructure(verify(text))).toEqual([
    "import type * as OData from ../odata.js",
    "import type User from ./user.js",
    "interface Order extends OData.Entity",
    "id: string",
    '"@odata.type"?: "#shop.order"',
    "buyer?: User | null",
    "[property: string]: unknown",
    'type State = "new" | OData.OtherString',
  ]);
});

test("comments and layout are no part of what was planned", () => {
  expect(complain("Whatever", "@ts-nocheck")).toBe("");
  expect(complain("id: string", "id:\n    string")).toBe("");
  expect(complain('"new" | OData', '\n  | "new"\n  | OData')).toBe("");
});

const ID = "id: string";
const TYPE_NAME = '"@odata.type"?: "#shop.order"';
const ORDER = "interface Order extends OData.Entity";
const STATE = 'type State = "new" | OData.OtherString';
const IMPORT = "import type User from ./user.js";

describe("a declaration file", () => {
  const text =
    "export declare function create(options: Options): Client;\nexport declare const a: A;\n";
  const plan = (): ModuleStructure => [
    { kind: "ambient", text: "function create(options: Options): Client;" },
    { kind: "ambient", text: "const a: A;" },
  ];
  const verifyAmbient = (tampered: string): ModuleStructure =>
    verifyFile({ path: "types/index.d.ts", text: tampered }, { ...planned, plan });

  test("declares what was planned", () => {
    expect(verifyAmbient(text)).toEqual(plan());
    expect(verifyAmbient(text.replace("(options: Options)", "(\n  options: Options,\n)"))).toEqual(
      plan(),
    );
  });

  test.each([
    ["export declare function", "declare function"],
    ["export declare function", "export function"],
    ["export declare function", "export declare async function"],
    [": Client;", ": Client { evil(); }"],
    ["create(", "create<T>("],
    ["const a: A;", "const a: A, evil: A;"],
    ["const a: A;", "let a: A;"],
    ["const a: A;", "const a: A = evil();"],
    ["export declare const", "declare const"],
    ["export declare const", "export const"],
  ])("%s as %s would be told", (from, to) => {
    expect(text).toContain(from);
    expect(() => verifyAmbient(text.replace(from, to))).toThrow(VerificationError);
  });
});

describe("a difference is told with its file", () => {
  test.each([
    ["id: string;", "id: number;", ID, "id: number"],
    ["id: string;", "id?: string;", ID, "id?: string"],
    ["id: string;", "readonly id: string;", ID, "readonly id: string"],
    ["id: string;", "id(): string;", ID, "MethodSignature: id(): string;"],
    ["id: string;", "get id(): string;", ID, "GetAccessor: get id(): string;"],
    ["id: string;", "id: string = evil();", ID, "PropertySignature: id: string = evil();"],
    ["id: string;", "[evil]: string;", ID, "[evil]: string"],
    ["id: string;", "id: string; evil: string;", TYPE_NAME, "evil: string"],
    ["#shop.order", "#shop.evil", TYPE_NAME, '"@odata.type"?: "#shop.evil"'],
    ["  buyer?: User | null;\n", "", "buyer?: User | null", "[property: string]: unknown"],
    ["  [property: string]: unknown;\n", "", "[property: string]: unknown", STATE],
    ["interface Order", "interface Order<T>", ORDER, "interface Order<T> extends OData.Entity"],
    ["OData.Entity", "OData.Entity, Evil", ORDER, `${ORDER}, Evil`],
    ["export type State", "type State", STATE, `${STATE};`],
    ['"new" | ', "", STATE, "type State = OData.OtherString"],
    ["import type { User }", "import { User }", IMPORT, "import User from ./user.js"],
    ["{ User }", "{ type User }", IMPORT, "import type type User from ./user.js"],
    ["{ User }", "User", IMPORT, 'import type User from "./user.js";'],
    ["{ User }", "{ Evil as User }", IMPORT, 'import type { Evil as User } from "./user.js";'],
    ["{ User }", "{ User, Evil }", IMPORT, "import type User, Evil from ./user.js"],
    ["./user.js", "evil", IMPORT, "import type User from evil"],
    [
      '"./user.js";',
      '"./user.js" with { evil: "1" };',
      IMPORT,
      'import type { User } from "./user.js" with { evil: "1" };',
    ],
  ])("%j -> %j", (from, to, expected, found) => {
    expect(complain(from, to)).toBe(difference(expected, found));
  });

  test.each([
    'import "evil";',
    "evil();",
    '"use strict";',
    "export const evil = 1;",
    "export default interface Evil {}",
    "export declare const evil: string;",
    "declare global { var evil: string }",
    "export enum Evil {}",
    "export class Evil {}",
    "export namespace Evil {}",
    'export * from "evil";',
    'export type * from "evil";',
    "export {};",
    "import evil = require('evil');",
    "@evil export interface Evil {}",
    ";",
  ])("another statement: %s", (statement) => {
    const [first, ...lines] = text.split("\n");
    const all = [statement, ...lines].join("\n");
    const found = "but the emitted text has ";
    expect(() => verify(`${first}\n${all}`)).toThrow(
      `src/shop/order.ts: expected "import type * as OData from ../odata.js" ${found}`,
    );
    expect(() => verify(`${text}${statement}\n`)).toThrow(
      `src/shop/order.ts: expected nothing more ${found}`,
    );
  });

  test("a statement less", () => {
    const [rest = ""] = text.split("/** Whatever *\\/ there is. */\nexport type");
    expect(() => verify(rest)).toThrow(difference(STATE, undefined));
  });

  test.each([
    ["id: string;", "id: ;", "src/shop/order.ts:9:7: Type expected."],
    ["{ User }", "{ User", "src/shop/order.ts:3:20: ',' expected."],
    ["*\\/", "*/", "src/shop/order.ts:5:17: Unexpected keyword or identifier."],
  ])("what does not parse: %j -> %j", (from, to, message) => {
    expect(complain(from, to)).toBe(message);
  });
});
