import { describe, expect, test } from "vitest";
import { notesOf } from "../../src/validation/index.js";
import { printedBookCreateSchema, printedBookSchema } from "./library.js";
import { messagesOf } from "./messages-of.js";

describe("depth", () => {
  const nest = (levels: number): unknown => {
    let value: unknown = { id: "1" };
    for (let level = 0; level < levels; level += 1) value = { id: "1", sequel: value };
    return value;
  };

  test("of a hundred objects is fine", () => {
    expect(messagesOf(printedBookSchema, nest(99))).toEqual([]);
  });

  test.each([100, 100_000])("of %i more is reported", (levels) => {
    const { issues } = printedBookSchema.safeParse(nest(levels));
    expect(issues).toMatchObject([{ expected: "less depth", received: "object" }]);
    expect(issues?.[0]?.path).toHaveLength(100);
    expect(printedBookCreateSchema.is(nest(levels))).toBe(false);
    expect(() => notesOf(printedBookSchema, nest(levels))).not.toThrow();
  });

  test("of a value that holds itself is reported", () => {
    const circle: Record<string, unknown> = { id: "1" };
    circle["sequel"] = circle;
    expect(printedBookSchema.safeParse(circle).issues).toMatchObject([{ expected: "less depth" }]);
  });
});
