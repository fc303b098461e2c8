import fc from "fast-check";
import { expect, test } from "vitest";
import { createSchema, updateSchema } from "../../src/validation/index.js";
import { checkBook, qualify } from "./library-checks.js";
import { messagesOf } from "./messages-of.js";

const members = fc.record(
  {
    "@odata.type": fc.constantFrom(
      "printedBook",
      "audioBook",
      "#test.library.printedBook",
      "comic",
    ),
    pages: fc.constantFrom(1, null, "x"),
    title: fc.constantFrom("T", null),
    minutes: fc.constant(5),
    colour: fc.constant("red"),
    id: fc.constant("1"),
    "tags@note": fc.constant(1),
    "colour@note": fc.constant(1),
    authors: fc.constantFrom([], [{ name: "Jane", "nick name": "J" }], [7], null),
    tags: fc.constantFrom([], ["x"], [1]),
  },
  { requiredKeys: [] },
);
const { body } = fc.letrec<{ body: Record<string, unknown> }>((tie) => ({
  body: fc
    .tuple(members, fc.option(tie("body"), { depthSize: "small", nil: undefined }))
    .map(([own, sequel]) => (sequel === undefined ? own : { ...own, sequel })),
}));

test.each([
  ["creates", createSchema],
  ["updates", updateSchema],
])("a body that %s is judged the same, whatever was judged before it", (_, makeSchema) => {
  fc.assert(
    fc.property(fc.array(body, { minLength: 2, maxLength: 6 }), (bodies) => {
      const schema = makeSchema(checkBook, qualify);
      for (const each of bodies) {
        expect(messagesOf(schema, each)).toEqual(messagesOf(makeSchema(checkBook, qualify), each));
      }
    }),
    { numRuns: 500 },
  );
});
