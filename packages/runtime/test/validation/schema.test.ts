import { describe, expect, test } from "vitest";
import { printedBookSchema } from "./library.js";
import { messagesOf } from "./messages-of.js";

const book = { "@odata.type": "#test.library.printedBook", id: "1", title: "Emma", pages: 300 };

describe("a valid value", () => {
  test("is returned as it is", () => {
    expect(printedBookSchema.is(book)).toBe(true);
    expect(printedBookSchema.parse(book)).toBe(book);
    expect(printedBookSchema.safeParse(book)).toEqual({
      success: true,
      value: book,
      issues: undefined,
    });
    expect(printedBookSchema.safeParse(book).value).toBe(book);
    expect(() => printedBookSchema.assert(book)).not.toThrow();
  });

  test("may leave out what a response need not have, and have what is newer", () => {
    const newer = { id: "1", publisher: { name: "x" }, genre: "newGenre", marks: "read, lent,4" };
    expect(messagesOf(printedBookSchema, newer)).toEqual([]);
  });

  test("may be null where the metadata says so", () => {
    const nulls = { id: "1", title: null, bytes: null, marks: null, sequel: null, authors: [null] };
    expect(messagesOf(printedBookSchema, nulls)).toEqual([]);
  });

  test("functions work by themselves", () => {
    const { is, parse } = printedBookSchema;
    expect([book, 1, book].filter(is)).toHaveLength(2);
    expect([book].map((one) => parse(one))).toEqual([book]);
  });
});
