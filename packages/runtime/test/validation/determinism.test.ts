import fc from "fast-check";
import { expect, test } from "vitest";
import { notesOf } from "../../src/validation/index.js";
import {
  bookSchema,
  printedBookCreateSchema,
  printedBookSchema,
  printedBookUpdateSchema,
} from "./library.js";

const members = [
  "@odata.type",
  "id",
  "title",
  "pages",
  "bytes",
  "genre",
  "marks",
  "tags",
  "authors",
  "sequel",
  "name",
  "x/y",
];
const types = [
  "#test.library.printedBook",
  "lib.audioBook",
  "#test.library.book",
  "#test.newer",
  5,
];
const body = fc.letrec((tie) => ({
  body: fc.dictionary(
    fc.constantFrom(...members),
    fc.oneof(
      { maxDepth: 3, depthIdentifier: "body" },
      fc.constantFrom(...types, null, "read", 2 ** 60),
      fc.jsonValue({ maxDepth: 1 }),
      tie("body"),
      fc.array(tie("body"), { maxLength: 3 }),
    ),
    { maxKeys: 8, depthIdentifier: "body" },
  ),
})).body;
const schemas = [bookSchema, printedBookSchema, printedBookCreateSchema, printedBookUpdateSchema];

test("the same value gets the same issues and notes, whatever was judged before", () => {
  fc.assert(
    fc.property(body, body, (value, other) => {
      for (const schema of schemas) {
        const first = JSON.stringify([schema.safeParse(value).issues, notesOf(schema, value)]);
        schema.safeParse(other);
        notesOf(schema, other);
        const copy: unknown = structuredClone(value);
        expect(JSON.stringify([schema.safeParse(copy).issues, notesOf(schema, copy)])).toBe(first);
      }
    }),
  );
});

test("all ways to judge agree, change nothing and point to what is there", () => {
  fc.assert(
    fc.property(body, (value) => {
      const before = JSON.stringify(value);
      for (const schema of schemas) {
        const { success, issues = [] } = schema.safeParse(value);
        expect(schema.is(value)).toBe(success);
        expect(schema["~standard"].validate(value).issues === undefined).toBe(success);
        expect(success).toBe(issues.length === 0);
        for (const { path, pointer, message, received } of issues) {
          expect(pointer.split("/")).toHaveLength(path.length + 1);
          expect(message).toContain(received);
        }
      }
      expect(JSON.stringify(value)).toBe(before);
    }),
  );
});

test("a value of any shape is judged without an error", () => {
  fc.assert(
    fc.property(
      fc.anything({
        withBigInt: true,
        withNullPrototype: true,
        withMap: true,
        withDate: true,
        withSparseArray: true,
      }),
      (value) => {
        for (const schema of schemas) {
          expect(() =>
            schema.safeParse({
              id: "1",
              title: value,
              sequel: value,
              authors: [value],
              pages: value,
              genre: value,
            }),
          ).not.toThrow();
          expect(() => schema.safeParse(value)).not.toThrow();
        }
      },
    ),
  );
});
