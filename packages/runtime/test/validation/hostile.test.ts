import { describe, expect, test } from "vitest";
import {
  bare,
  enter,
  invalid,
  isString,
  leave,
  nullableString,
  notesOf,
  responseSchema,
  createSchema,
  type Check,
  type Key,
} from "../../src/validation/index.js";
import {
  authorSchema,
  printedBookCreateSchema,
  printedBookSchema,
  shelfSchema,
} from "./library.js";
import { qualify } from "./library-checks.js";
import { briefly, messagesOf } from "./messages-of.js";

const names = [
  "__proto__",
  "constructor",
  "then",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "toJSON",
  "prototype",
];

describe.each(names)("a member named %s", (name) => {
  const body: unknown = JSON.parse(`{"id": "1", "pages": 1, ${JSON.stringify(name)}: {"x": 1}}`);

  test("does a response no harm and is noted", async () => {
    const result = printedBookSchema.safeParse(body);
    expect(result.issues).toBeUndefined();
    expect(await Promise.resolve(printedBookSchema.is(body))).toBe(true);
    expect(notesOf(printedBookSchema, body)).toMatchObject([
      { code: "unknown-member", path: [name] },
    ]);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  test("is unknown in a request", () => {
    expect(briefly(printedBookCreateSchema.safeParse(body).issues)).toEqual([
      ...[`unknown-member /${name}`, "read-only /id"].sort((a) => (a.endsWith("id") ? -1 : 1)),
    ]);
  });

  test("as a value is a string among others", () => {
    expect(
      messagesOf(printedBookSchema, { id: name, "@odata.type": name, genre: name, tags: [name] }),
    ).toEqual([]);
  });
});

describe("a type that declares a member which every object inherits", () => {
  interface Odd {
    constructor: string;
    toString?: string | null;
  }
  function checkOdd(input: unknown, name: Key, check: Check): void {
    const value = enter<Record<keyof Odd, unknown>>(bare(input), name, check, "#test.odd");
    if (!value) return;
    if (!isString(value.constructor)) invalid(value, "constructor", check, "String", 7);
    if (!nullableString(value.toString)) invalid(value, "toString", check, "String");
    leave(check);
  }

  test.each([responseSchema<Odd>(checkOdd, qualify), createSchema<Odd>(checkOdd, qualify)])(
    "sees its own only",
    (schema) => {
      expect(messagesOf(schema, { constructor: "x", toString: null })).toEqual([]);
      expect(messagesOf(schema, { constructor: 5 })).toEqual([
        "Invalid constructor: expected String but received 5",
      ]);
      expect(messagesOf(schema, {})).toEqual([
        "Invalid constructor: expected String but received undefined",
      ]);
      expect(messagesOf(schema, [])).toEqual([
        "Invalid value: expected #test.odd but received array",
      ]);
    },
  );
});

test("objects that no JSON parser makes are judged by their members", () => {
  class Author {
    get name(): string {
      return "x";
    }
  }
  expect(messagesOf(authorSchema, new Author())).toEqual([]);
  expect(messagesOf(authorSchema, Object.assign(Object.create(null), { name: "x" }))).toEqual([]);
  expect(messagesOf(authorSchema, Object.freeze({ name: 1 }))).toHaveLength(1);
  expect(messagesOf(authorSchema, { name: Object.create(null) })).toHaveLength(1);
  expect(messagesOf(authorSchema, { name: 1n })).toEqual([
    "Invalid name: expected String but received 1",
  ]);
  expect(messagesOf(authorSchema, () => 1)).toHaveLength(1);
});

test("a validation within a validation changes nothing", () => {
  const inner = { name: 5 };
  const outer = {
    get name(): number {
      return messagesOf(authorSchema, inner).length + 1;
    },
  };
  expect(messagesOf(authorSchema, outer)).toEqual(["Invalid name: expected String but received 2"]);
});

test("huge arrays are judged", () => {
  const books = Array.from({ length: 200_000 }, () => 1);
  expect(shelfSchema.safeParse({ books }).issues).toHaveLength(100);
});
