import { describe, expect, test } from "vitest";
import {
  ABSTRACT,
  createSchema,
  enter,
  leave,
  OPEN,
  READ_ONLY,
  updateSchema,
  type Rules,
  type TypeCheck,
} from "../../src/validation/index.js";
import {
  printedBookCreateSchema,
  printedBookSchema,
  printedBookUpdateSchema,
  shelfCreateSchema,
} from "./library.js";
import { qualify } from "./library-checks.js";
import { briefly, messagesOf } from "./messages-of.js";

const isbn = "01234567-89ab-cdef-0123-456789abcdef";

describe("a request that creates", () => {
  test.each([
    [{ pages: 1 }],
    [{ pages: 1, title: null, isbn, genre: "novel", marks: "read,liked", tags: ["x"] }],
    [{ pages: 1, "@odata.type": "#test.library.printedBook", "@odata.id": "x", "tags@note": 1 }],
    [{ pages: 1, "sequel@odata.bind": "https://x.example/books('1')", title: undefined }],
    [{ pages: 1, sequel: { "@odata.type": "#test.library.audioBook", pages: 1, minutes: 5 } }],
    [{ pages: 1, authors: [{ name: "Jane", "nick name": "J", anything: { goes: true } }] }],
    [{ pages: 1, extra: { any: ["thing"] } }],
    [{ pages: 1, bytes: 2 ** 60 }],
  ])("takes %j", (body) => {
    expect(messagesOf(printedBookCreateSchema, body)).toEqual([]);
  });

  test.each([
    [{}, "Invalid pages: expected Int32 but received undefined"],
    [{ pages: null }, "Invalid pages: expected Int32 but received null"],
    [{ pages: 1, colour: "red" }, 'Invalid colour: expected no such member but received "red"'],
    [{ pages: 1, Title: "x" }, 'Invalid Title: expected no such member but received "x"'],
    [{ pages: 1, minutes: 5 }, "Invalid minutes: expected no such member but received 5"],
    [{ pages: 1, "colour@note": 1 }, "Invalid colour@note: expected no such member but received 1"],
    [{ pages: 1, id: "1" }, 'Invalid id: expected no value (read-only) but received "1"'],
    [
      { pages: 1, addedDateTime: null },
      "Invalid addedDateTime: expected no value (read-only) but received null",
    ],
    [
      { pages: 1, genre: "newGenre" },
      'Invalid genre: expected a member of test.library.genre but received "newGenre"',
    ],
    [
      { pages: 1, genre: "2" },
      'Invalid genre: expected a member of test.library.genre but received "2"',
    ],
    [
      { pages: 1, marks: "read,lent" },
      'Invalid marks: expected a member of test.library.marks but received "lent"',
    ],
    [{ pages: 1, authors: [{}] }, "Invalid authors/0/name: expected String but received undefined"],
    [
      { pages: 1, sequel: { "@odata.type": "#test.library.audioBook", pages: 1 } },
      "Invalid sequel/minutes: expected Int32 but received undefined",
    ],
    [
      { pages: 1, sequel: { "@odata.type": "#test.library.printedBook", pages: 1, id: "2" } },
      'Invalid sequel/id: expected no value (read-only) but received "2"',
    ],
  ])("refuses %j", (body, message) => {
    expect(messagesOf(printedBookCreateSchema, body)).toEqual([message]);
    expect(printedBookCreateSchema.is(body)).toBe(false);
  });

  test("tells of wrong values first, then of members that are unknown or read-only", () => {
    const body = {
      colour: 1,
      id: "1",
      pages: "x",
      sequel: { "@odata.type": "#lib.printedBook", pages: 1, size: 1 },
    };
    expect(briefly(printedBookCreateSchema.safeParse(body).issues)).toEqual([
      ...[
        "invalid /pages",
        "unknown-member /colour",
        "read-only /id",
        "unknown-member /sequel/size",
      ],
    ]);
  });

  test("may hold anything where a type stands for too many", () => {
    expect(
      messagesOf(shelfCreateSchema, { owner: { "@odata.type": "#x.y", colour: "red" } }),
    ).toEqual([]);
  });

  test("leaves other schemas as they are", () => {
    printedBookCreateSchema.safeParse({});
    expect(messagesOf(printedBookSchema, { id: "1", colour: "red" })).toEqual([]);
  });
});

describe("a request that updates", () => {
  test.each([[{}], [{ title: "x" }], [{ pages: 5 }], [{ authors: [{}] }]])("takes %j", (body) => {
    expect(messagesOf(printedBookUpdateSchema, body)).toEqual([]);
  });

  test.each([
    [{ isbn }, "read-only /isbn"],
    [{ id: "1" }, "read-only /id"],
    [{ colour: 1 }, "unknown-member /colour"],
    [{ pages: null }, "invalid /pages"],
    [{ genre: "newGenre" }, "unknown-enum-member /genre"],
  ])("refuses %j", (body, issue) => {
    expect(briefly(printedBookUpdateSchema.safeParse(body).issues)).toEqual([issue]);
  });
});

describe("a request of an abstract type with rules", () => {
  const check = (rules: Rules): TypeCheck => {
    return (input, name, state) => {
      const value = enter<{ id: string }>(input, name, state, "#test.library.thing", rules);
      if (value === undefined) return;
      if (value.id !== undefined && typeof value.id !== "string") throw new Error("not here");
      leave(state);
    };
  };
  const closed = check({ "@odata.type": ABSTRACT, id: READ_ONLY });
  const open = check({ "@odata.type": ABSTRACT, "*": OPEN });
  const newer = { "@odata.type": "#test.library.newer" };

  test.each([
    ["an update", updateSchema(closed, qualify), {}, []],
    ["an update that sets it", updateSchema(closed, qualify), { id: "1" }, ["read-only /id"]],
    ["an update of what is open", updateSchema(open, qualify), { colour: "red" }, []],
    ["no type", createSchema(closed, qualify), {}, ["abstract-type /@odata.type"]],
    ["a newer type", createSchema(closed, qualify), newer, ["unknown-type /@odata.type"]],
  ])("%s", (_, schema, body, issues) => {
    expect(briefly(schema.safeParse(body).issues)).toEqual(issues);
  });
});
