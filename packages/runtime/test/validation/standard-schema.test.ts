import { expect, expectTypeOf, test } from "vitest";
import type { StandardSchemaV1 } from "../../src/validation/index.js";
import { audioBookSchema, printedBookCreateSchema, shelfSchema } from "./library.js";
import type { AudioBook, Book } from "./library-checks.js";

const schemas: readonly StandardSchemaV1[] = [
  audioBookSchema,
  printedBookCreateSchema,
  shelfSchema,
];

test.each(schemas)("a schema has the properties of Standard Schema v1", (schema) => {
  const { version, vendor, validate, types } = schema["~standard"];
  expect({ version, vendor, types }).toEqual({
    version: 1,
    vendor: "graphslice",
    types: undefined,
  });
  expect(validate).toBeTypeOf("function");
});

test("valid values come back in a result without issues", async () => {
  const value = { id: "1" };
  const result = audioBookSchema["~standard"].validate(value);
  expect(result).not.toBeInstanceOf(Promise);
  expect(result.issues).toBeUndefined();
  expect("value" in result && result.value).toBe(value);
  expect(await result).toBe(result);
});

test("issues have a message and a path of keys", () => {
  const { issues = [] } = shelfSchema["~standard"].validate({ books: [{ id: 1 }] });
  expect(issues).toHaveLength(1);
  for (const { message, path } of issues) {
    expect(message).toBe("Invalid books/0/id: expected String but received 1");
    expect(path).toEqual(["books", 0, "id"]);
  }
});

test("its types are those of the models", () => {
  type Output<S extends StandardSchemaV1> = NonNullable<S["~standard"]["types"]>["output"];
  expectTypeOf<Output<typeof audioBookSchema>>().toEqualTypeOf<AudioBook>();
  expectTypeOf<Output<typeof printedBookCreateSchema>>().toEqualTypeOf<Book>();
  expectTypeOf(audioBookSchema.parse).returns.toEqualTypeOf<AudioBook>();
  const value: unknown = { id: "1" };
  if (audioBookSchema.is(value)) expectTypeOf(value).toEqualTypeOf<AudioBook>();
});
