import { describe, expect, test } from "vitest";
import { notesOf } from "../../src/validation/index.js";
import {
  audioBookSchema,
  bookCreateSchema,
  bookSchema,
  printedBookCreateSchema,
  printedBookSchema,
} from "./library.js";
import { messagesOf } from "./messages-of.js";

const audio = { id: "1", minutes: "long" };
const wrong = 'Invalid minutes: expected Int32 but received "long"';

describe("@odata.type", () => {
  test.each([
    "#test.library.audioBook",
    "test.library.audioBook",
    "#lib.audioBook",
    "lib.audioBook",
  ])("%s names the derived type", (type) => {
    expect(messagesOf(bookSchema, { "@odata.type": type, ...audio })).toEqual([wrong]);
    expect(messagesOf(audioBookSchema, { "@odata.type": type, ...audio })).toEqual([wrong]);
    expect(messagesOf(printedBookSchema, { "@odata.type": type, id: "1" })).toEqual([
      'Invalid @odata.type: expected #test.library.printedBook but received "#test.library.audioBook"',
    ]);
  });

  test("may be absent where the type is concrete", () => {
    expect(messagesOf(audioBookSchema, audio)).toEqual([wrong]);
    expect(messagesOf(audioBookSchema, { id: "1" })).toEqual([]);
  });

  test.each([
    "#test.library.newerBook",
    "#other.library.audioBook",
    "audioBook",
    "",
    "#",
    "constructor",
    "#constructor.x",
    "__proto__",
    "#__proto__.audioBook",
    5,
    null,
    {},
  ])("%j in a response passes as newer", (type) => {
    expect(messagesOf(bookSchema, { "@odata.type": type, ...audio })).toEqual([]);
    expect(messagesOf(audioBookSchema, { "@odata.type": type, id: "1" })).toEqual([]);
  });

  test.each(["#test.library.newerBook", "audioBook", "constructor", "__proto__", "", 5, null])(
    "%j in a request is an issue",
    (type) => {
      const body = { "@odata.type": type, pages: 1 };
      expect(bookCreateSchema.safeParse(body).issues).toMatchObject([
        {
          code: "unknown-type",
          pointer: "/@odata.type",
          expected: "a known type derived from #test.library.book",
        },
      ]);
      expect(printedBookCreateSchema.is(body)).toBe(false);
    },
  );

  test("of a sibling is one issue in a request too", () => {
    const body = { "@odata.type": "#test.library.audioBook", pages: 1 };
    expect(printedBookCreateSchema.safeParse(body).issues).toHaveLength(1);
  });

  test.each([{ "@odata.type": "#test.library.book" }, {}])(
    "%j tells of no abstract type's instance",
    (type) => {
      expect(messagesOf(bookSchema, { id: "1", ...type })).toEqual([]);
      expect(notesOf(bookSchema, { id: "1", ...type })).toMatchObject([
        {
          code: "abstract-type",
          pointer: "/@odata.type",
          expected: "a type derived from #test.library.book",
        },
      ]);
      expect(bookCreateSchema.safeParse({ pages: 1, ...type }).issues).toMatchObject([
        { code: "abstract-type", pointer: "/@odata.type" },
      ]);
    },
  );

  test("of an abstract base type passes in responses, with a note", () => {
    const book = { "@odata.type": "#test.library.book", id: "1" };
    expect(messagesOf(printedBookSchema, book)).toEqual([]);
    expect(notesOf(printedBookSchema, book)).toMatchObject([{ code: "unknown-type" }]);
  });
});
