import {
  ABSTRACT,
  ALWAYS,
  ANY,
  collection,
  CREATE_ONLY,
  enter,
  enumeration,
  flags,
  invalid,
  isAnything,
  isGuid,
  isInt32,
  isString,
  items,
  leave,
  nullableCollection,
  nullableDateTimeOffset,
  nullableInt64,
  nullableString,
  ON_CREATE,
  ON_READ,
  OPEN,
  READ_ONLY,
  typeOf,
  type Check,
  type Key,
  type MembersOf,
  type Qualify,
  type Rules,
} from "../../src/validation/index.js";

// What a generator would emit for a small slice: a shelf of books, some of them audio books.

export interface Author {
  name: string;
  born?: string | null;
}

export interface Book {
  "@odata.type"?: string;
  id: string;
  title?: string | null;
  pages?: number;
  bytes?: number | string | null;
  addedDateTime?: string | null;
  isbn?: string;
  genre?: string;
  marks?: string | null;
  tags?: string[];
  keys?: string[];
  authors?: (Author | null)[];
  sequel?: Book | null;
  extra?: unknown;
}

export interface AudioBook extends Book {
  "@odata.type": "#test.library.audioBook";
  minutes?: number;
}

export const qualify: Qualify = (type) =>
  type.replace(/^(?:#?lib|test\.library)\./, "#test.library.");

export function checkAuthor(input: unknown, name: Key, check: Check): void {
  const value = enter<Author>(input, name, check, "#test.library.author", { "*": OPEN });
  if (!value) return;
  if (!isString(value.name)) invalid(value, "name", check, "String", ALWAYS);
  if (!nullableDateTimeOffset(value.born)) invalid(value, "born", check, "DateTimeOffset");
  leave(check);
}

export function checkGenre(input: unknown, name: Key, check: Check): void {
  enumeration(input, name, check, "test.library.genre", ["novel", "poetry"]);
}

export function checkMarks(input: unknown, name: Key, check: Check): void {
  flags(input, name, check, "test.library.marks", ["read", "liked"]);
}

const rules: Rules = { id: READ_ONLY, addedDateTime: READ_ONLY, isbn: CREATE_ONLY };
const family = ["#test.library.printedBook", "#test.library.audioBook"];

export function checkBookShape(value: MembersOf<Book>, check: Check): void {
  if (!isString(value.id)) invalid(value, "id", check, "String", ON_READ);
  if (!nullableString(value.title)) invalid(value, "title", check, "String");
  if (!isInt32(value.pages)) invalid(value, "pages", check, "Int32", ON_CREATE);
  if (!nullableInt64(value.bytes)) invalid(value, "bytes", check, "Int64");
  if (!nullableDateTimeOffset(value.addedDateTime))
    invalid(value, "addedDateTime", check, "DateTimeOffset");
  if (!isGuid(value.isbn)) invalid(value, "isbn", check, "Guid");
  if (value.genre !== undefined) checkGenre(value.genre, "genre", check);
  if (value.marks !== undefined && value.marks !== null) checkMarks(value.marks, "marks", check);
  items(value.tags, "tags", check, isString, "String");
  items(value.keys, "keys", check, isGuid, "Guid");
  nullableCollection(value.authors, "authors", check, checkAuthor);
  if (value.sequel !== undefined && value.sequel !== null) checkBook(value.sequel, "sequel", check);
  if (!isAnything(value.extra)) invalid(value, "extra", check, "JSON");
}

export function checkBook(input: unknown, name: Key, check: Check): void {
  switch (typeOf(input, check)) {
    case "#test.library.printedBook":
      return checkPrintedBook(input, name, check);
    case "#test.library.audioBook":
      return checkAudioBook(input, name, check);
  }
  const value = enter<Book>(input, name, check, "#test.library.book", ABSTRACT);
  if (!value) return;
  checkBookShape(value, check);
  leave(check);
}

export function checkPrintedBook(input: unknown, name: Key, check: Check): void {
  const value = enter<Book>(input, name, check, "#test.library.printedBook", rules, family);
  if (!value) return;
  checkBookShape(value, check);
  leave(check);
}

export function checkAudioBook(input: unknown, name: Key, check: Check): void {
  const value = enter<AudioBook>(input, name, check, "#test.library.audioBook", rules, family);
  if (!value) return;
  checkBookShape(value, check);
  if (!isInt32(value.minutes)) invalid(value, "minutes", check, "Int32", ON_CREATE);
  leave(check);
}

export interface Shelf {
  books?: Book[];
  owner?: object | null;
}

function checkAnyone(input: unknown, name: Key, check: Check): void {
  const value = enter<{ id: string }>(input, name, check, "#test.library.person", ANY);
  if (!value) return;
  if (!isString(value.id)) invalid(value, "id", check, "String", ON_READ);
  leave(check);
}

export function checkShelf(input: unknown, name: Key, check: Check): void {
  const value = enter<Shelf>(input, name, check, "#test.library.shelf");
  if (!value) return;
  collection(value.books, "books", check, checkBook);
  if (value.owner !== undefined && value.owner !== null) checkAnyone(value.owner, "owner", check);
  leave(check);
}
