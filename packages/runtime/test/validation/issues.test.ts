import { describe, expect, test } from "vitest";
import { ValidationError } from "../../src/validation/index.js";
import { audioBookSchema, authorSchema, printedBookSchema, shelfSchema } from "./library.js";
import { messagesOf } from "./messages-of.js";

const book = { "@odata.type": "#test.library.printedBook", id: "1", title: "Emma", pages: 300 };

describe("an invalid value", () => {
  test("is described by place, expectation and finding", () => {
    const { issues, success, value } = shelfSchema.safeParse({
      books: [book, { ...book, pages: "many" }],
    });
    expect({ success, pages: (value as { books: unknown[] }).books.length }).toEqual({
      success: false,
      pages: 2,
    });
    expect(issues).toEqual([
      {
        code: "invalid",
        path: ["books", 1, "pages"],
        pointer: "/books/1/pages",
        expected: "Int32",
        received: '"many"',
        message: 'Invalid books/1/pages: expected Int32 but received "many"',
      },
    ]);
  });

  test("throws with all issues", () => {
    const wrong = { ...book, pages: "many", title: 5 };
    for (const judge of [
      printedBookSchema.parse,
      printedBookSchema.assert as (value: unknown) => void,
    ]) {
      try {
        judge(wrong);
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(ValidationError);
        expect(error).toMatchObject({
          message: "Invalid title: expected String but received 5",
          issues: [{ pointer: "/title" }, { pointer: "/pages" }],
        });
      }
    }
  });

  test.each([
    [undefined, "undefined"],
    [null, "null"],
    ["text", '"text"'],
    [5, "5"],
    [5n, "5"],
    [Number.NaN, "NaN"],
    [[], "array"],
    [Symbol("x"), "Symbol(x)"],
  ])("%o as the root is named", (value, received) => {
    expect(messagesOf(authorSchema, value)).toEqual([
      `Invalid value: expected #test.library.author but received ${received}`,
    ]);
    expect(authorSchema.safeParse(value).issues).toMatchObject([{ path: [], pointer: "" }]);
  });

  test.each([
    [{ ...book, title: 1 }, "Invalid title: expected String but received 1"],
    [{ ...book, id: null }, "Invalid id: expected String but received null"],
    [{ title: "x" }, "Invalid id: expected String but received undefined"],
    [{ ...book, pages: null }, "Invalid pages: expected Int32 but received null"],
    [{ ...book, pages: 2 ** 31 }, "Invalid pages: expected Int32 but received 2147483648"],
    [{ ...book, bytes: 1.5 }, "Invalid bytes: expected Int64 but received 1.5"],
    [{ ...book, isbn: "978-3" }, 'Invalid isbn: expected Guid but received "978-3"'],
    [{ ...book, genre: 1 }, "Invalid genre: expected test.library.genre but received 1"],
    [
      { ...book, genre: "not a name" },
      'Invalid genre: expected test.library.genre but received "not a name"',
    ],
    [
      { ...book, marks: "read|liked" },
      'Invalid marks: expected test.library.marks but received "read|liked"',
    ],
    [
      { ...book, marks: "read,,liked" },
      'Invalid marks: expected test.library.marks but received ""',
    ],
    [{ ...book, tags: "x" }, 'Invalid tags: expected array but received "x"'],
    [{ ...book, tags: null }, "Invalid tags: expected array but received null"],
    [{ ...book, tags: ["x", 5] }, "Invalid tags/1: expected String but received 5"],
    [{ ...book, keys: ["x", null] }, 'Invalid keys/0: expected Guid but received "x"'],
    [{ ...book, authors: {} }, "Invalid authors: expected array but received object"],
    [
      { ...book, authors: [[]] },
      "Invalid authors/0: expected #test.library.author but received array",
    ],
    [{ ...book, authors: [{}] }, "Invalid authors/0/name: expected String but received undefined"],
    [{ ...book, sequel: 1 }, "Invalid sequel: expected #test.library.book but received 1"],
    [{ ...book, sequel: { id: 5 } }, "Invalid sequel/id: expected String but received 5"],
    [
      { ...book, addedDateTime: "x".repeat(99) },
      `Invalid addedDateTime: expected DateTimeOffset but received "${"x".repeat(60)}"`,
    ],
  ])("%j", (value, message) => {
    expect(messagesOf(printedBookSchema, value)[0]).toBe(message);
    expect(printedBookSchema.is(value)).toBe(false);
  });

  test("null stands for no element of a collection of objects", () => {
    expect(messagesOf(shelfSchema, { books: [null] })).toEqual([
      "Invalid books/0: expected #test.library.book but received null",
    ]);
  });

  test("has a hundred issues at most", () => {
    const { issues } = shelfSchema.safeParse({
      books: Array.from({ length: 500 }, () => ({ ...book, pages: "x" })),
    });
    expect(issues).toHaveLength(100);
    expect(issues?.at(-1)?.pointer).toBe("/books/99/pages");
  });

  test("tells of members in the order of the metadata", () => {
    const wrong = { minutes: "long", pages: "x", id: 1, title: 1 };
    expect(messagesOf(audioBookSchema, wrong).map((message) => message.split(":")[0])).toEqual([
      ...["Invalid id", "Invalid title", "Invalid pages", "Invalid minutes"],
    ]);
  });
});
