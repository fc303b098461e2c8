import { expect, test } from "vitest";
import { partialSchema } from "../../src/validation/partial-schema.js";
import { bookSchema, shelfSchema } from "./library.js";

test("a cut response misses no member", () => {
  expect(bookSchema.safeParse({}).success).toBe(false);
  expect(partialSchema(bookSchema).safeParse({})).toMatchObject({ success: true });
  expect(partialSchema(shelfSchema).is({ books: [{}] })).toBe(true);
});

test("what a cut response has is checked", () => {
  const { issues } = partialSchema(shelfSchema).safeParse({ books: [{ title: 1 }] });
  expect(issues?.map(({ pointer }) => pointer)).toEqual(["/books/0/title"]);
});
