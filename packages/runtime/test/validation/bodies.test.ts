import { describe, expect, test } from "vitest";
import {
  checkAnything,
  checkInt32,
  checkString,
  collectionSchema,
  errorSchema,
  valueSchema,
} from "../../src/validation/index.js";
import { checkBook, qualify, type Book } from "./library-checks.js";
import { messagesOf } from "./messages-of.js";

const books = collectionSchema<{ value: Book[] }>(checkBook, qualify);
const book = { "@odata.type": "#test.library.printedBook", id: "1" };

describe("a collection", () => {
  test.each([
    [{ value: [] }],
    [
      {
        "@odata.context": "x",
        "@odata.count": 1,
        "@odata.nextLink": "https://x.example/?$skiptoken=1",
        value: [book],
      },
    ],
    [{ "@odata.count": "1", "@odata.deltaLink": "x", "@other.note": 1, value: [book, book] }],
  ])("may be %j", (body) => {
    expect(messagesOf(books, body)).toEqual([]);
  });

  test.each([
    [[book], "Invalid value: expected collection but received array"],
    [{}, "Invalid value: expected array but received undefined"],
    [{ value: null }, "Invalid value: expected array but received null"],
    [{ value: [{ ...book, id: 1 }] }, "Invalid value/0/id: expected String but received 1"],
    [
      { value: [], "@odata.nextLink": null },
      "Invalid @odata.nextLink: expected String but received null",
    ],
    [
      { value: [], "@odata.count": "many" },
      'Invalid @odata.count: expected Int64 but received "many"',
    ],
  ])("may not be %j", (body, message) => {
    expect(messagesOf(books, body)).toEqual([message]);
  });
});

describe("a single value", () => {
  const count = valueSchema<{ value: number }>(checkInt32, qualify);

  test("stands in an object", () => {
    expect(messagesOf(count, { "@odata.context": "x", value: 5 })).toEqual([]);
    expect(messagesOf(count, { value: "5" })).toEqual([
      'Invalid value: expected Int32 but received "5"',
    ]);
    expect(messagesOf(count, {})).toEqual(["Invalid value: expected Int32 but received undefined"]);
    expect(messagesOf(count, 5)).toEqual(["Invalid value: expected value but received 5"]);
  });

  test("may be of any type, and a collection of them", () => {
    expect(messagesOf(valueSchema(checkAnything, qualify), { value: { x: [1] } })).toEqual([]);
    expect(messagesOf(collectionSchema(checkString, qualify), { value: ["x", 5] })).toEqual([
      "Invalid value/1: expected String but received 5",
    ]);
  });
});

describe("an error", () => {
  test.each([
    [{ error: { code: "x", message: "y" } }],
    [
      {
        error: {
          code: "x",
          message: "y",
          target: null,
          details: [{ code: "x", message: "y" }],
          innerError: { date: "x" },
        },
      },
    ],
  ])("may be %j", (body) => {
    expect(messagesOf(errorSchema, body)).toEqual([]);
  });

  test.each([
    [{}, "Invalid error: expected error but received undefined"],
    [{ error: "x" }, 'Invalid error: expected error but received "x"'],
    [{ error: { code: 1, message: "y" } }, "Invalid error/code: expected String but received 1"],
    [{ error: { code: "x" } }, "Invalid error/message: expected String but received undefined"],
    [
      { error: { code: "x", message: "y", details: [{}] } },
      "Invalid error/details/0/code: expected String but received undefined",
    ],
  ])("may not be %j", (body, message) => {
    expect(messagesOf(errorSchema, body)[0]).toBe(message);
  });
});
