import { expect, test } from "vitest";
import { notesOf } from "../../src/validation/index.js";
import { printedBookSchema, shelfSchema } from "./library.js";
import { messagesOf } from "./messages-of.js";

const book = { "@odata.type": "#test.library.printedBook", id: "1" };

test("notes tell of what is newer than the metadata, and are no issues", () => {
  const response = {
    "@odata.context": "x",
    "books@odata.count": 1,
    books: [
      { ...book, colour: "red", genre: "newGenre", marks: "read,lent", bytes: 2 ** 53 },
      { "@odata.type": "#test.library.newerBook", id: "2", bytes: "9007199254740993" },
      { ...book, authors: [{ name: "x", other: 1 }] },
    ],
    owner: { "@odata.type": "#test.other", id: "1", x: 1 },
    room: 5,
  };
  expect(messagesOf(shelfSchema, response)).toEqual([]);
  expect(notesOf(shelfSchema, response).map(({ code, message }) => `${code}: ${message}`)).toEqual([
    "lost-precision: Unexpected books/0/bytes: expected a string (a number this large loses digits) but received 9007199254740992",
    'unknown-enum-member: Unexpected books/0/genre: expected a member of test.library.genre but received "newGenre"',
    'unknown-enum-member: Unexpected books/0/marks: expected a member of test.library.marks but received "lent"',
    'unknown-type: Unexpected books/1/@odata.type: expected a known type derived from #test.library.book but received "#test.library.newerBook"',
    "unknown-member: Unexpected room: expected no such member but received 5",
    'unknown-member: Unexpected books/0/colour: expected no such member but received "red"',
  ]);
});

test("what is read-only in requests is nothing special in responses", () => {
  expect(notesOf(printedBookSchema, { ...book, addedDateTime: null })).toEqual([]);
});

test("issues are no notes, and change nothing of them", () => {
  const wrong = { ...book, pages: "x", colour: "red" };
  expect(notesOf(printedBookSchema, wrong).map(({ pointer }) => pointer)).toEqual(["/colour"]);
  expect(messagesOf(printedBookSchema, wrong)).toHaveLength(1);
});

test("there are a hundred notes at most", () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`x${index}`, index]));
  expect(notesOf(printedBookSchema, { ...book, ...many })).toHaveLength(100);
});

test("places are JSON Pointers whatever members are called", () => {
  const notes = notesOf(printedBookSchema, { ...book, "a/b~c": 1, "": 2 });
  expect(notes.map(({ pointer, path }) => [pointer, path])).toEqual([
    ["/a~1b~0c", ["a/b~c"]],
    ["/", [""]],
  ]);
  expect(notes[0]?.message).toMatch(/^Unexpected a~1b~0c:/);
});
