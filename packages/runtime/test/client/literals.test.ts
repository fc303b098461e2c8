import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  binary,
  createClient,
  date,
  dateTimeOffset,
  decimal,
  duration,
  enumValue,
  guid,
  odata,
  text,
  timeOfDay,
  where,
  type Condition,
  type Field,
  type LiteralValue,
  type TextField,
} from "../../src/client/index.js";
import type { AnyPath } from "./client.js";
import { isAccepted } from "./odata-grammar.js";

const graph = createClient<AnyPath>({ baseUrl: "https://graph.microsoft.com/v1.0" });

/** What a server reads a literal as that is a string, number, truth value or null. */
function read(literal: string): unknown {
  if (!literal.startsWith("'"))
    return literal === "INF" ? Infinity : literal === "-INF" ? -Infinity : Number(literal);
  expect(literal).toMatch(/^'([^']|'')*'$/s);
  return literal.slice(1, -1).replaceAll("''", "'");
}

function sent(value: LiteralValue): string {
  const url = new URL(graph.users.$url({ filter: odata`a eq ${value}` }));
  return url.searchParams.get("$filter")!.slice("a eq ".length);
}

describe("a literal is read as what it was written from", () => {
  test("strings", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        expect(read(sent(value))).toBe(value);
      }),
    );
  });

  test("strings in a path", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (value) => {
        const url = new URL(graph.users({ name: value }).$url());
        expect(url.pathname.split("/")).toHaveLength(3);
        const [, literal] = /^\/v1\.0\/users\(name=(.*)\)$/s.exec(
          decodeURIComponent(url.pathname),
        )!;
        expect(read(literal!)).toBe(value);
      }),
    );
  });

  test("keys", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (value) => {
        fc.pre(!/^(\.\.?$|\$)/.test(value));
        const { pathname } = new URL(graph.users(value).messages.$url());
        const [, , , key, rest, ...others] = pathname.split("/");
        expect([decodeURIComponent(key!), rest, others]).toEqual([value, "messages", []]);
      }),
    );
  });

  test("numbers", () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        expect(read(sent(value))).toBe(Object.is(value, -0) ? 0 : value);
        expect(isAccepted("filter", `a eq ${sent(value)}`)).toBe(true);
      }),
    );
  });

  test("times", () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date("0001-01-01"), max: new Date("9999-12-31") }),
        (value) => {
          expect(new Date(sent(value))).toEqual(value);
        },
      ),
    );
  });
});

describe("what types of OData's look like", () => {
  test.each([
    [text("O'Neil"), "'O''Neil'"],
    [guid("B3A5D5C8-2d0c-4d6e-9b1e-2f0a3a3b5c6d"), "B3A5D5C8-2d0c-4d6e-9b1e-2f0a3a3b5c6d"],
    [date("2026-08-20"), "2026-08-20"],
    [
      dateTimeOffset("2016-12-31T23:56:33.957176412345-08:00"),
      "2016-12-31T23:56:33.957176412345-08:00",
    ],
    [timeOfDay("07:30:00"), "07:30:00"],
    [duration("P1DT2H"), "duration'P1DT2H'"],
    [decimal("79228162514264337593543950335"), "79228162514264337593543950335"],
    [binary("AAEC_w=="), "binary'AAEC_w=='"],
    [enumValue("microsoft.graph.importance", "high"), "microsoft.graph.importance'high'"],
    [enumValue("a.b", "read,write"), "a.b'read,write'"],
  ])("%s", (literal, expected) => {
    expect(sent(literal)).toBe(expected);
    expect(`${literal}`).toBe(expected);
    expect(isAccepted("filter", `a eq ${expected}`)).toBe(true);
  });

  test.each([
    ["guid", () => guid("x")],
    ["guid", () => guid("b3a5d5c8-2d0c-4d6e-9b1e-2f0a3a3b5c6d or true")],
    ["date", () => date("2026-13-01")],
    ["date", () => date("2026-08-20T00:00:00Z")],
    ["dateTimeOffset", () => dateTimeOffset("2026-08-20")],
    ["dateTimeOffset", () => dateTimeOffset("2026-08-20T00:00:00")],
    ["timeOfDay", () => timeOfDay("7:30")],
    ["duration", () => duration("P")],
    ["duration", () => duration("P1DT")],
    ["duration", () => duration("P1M")],
    ["decimal", () => decimal("1,5")],
    ["binary", () => binary("a'b")],
    ["enumValue", () => enumValue("importance", "high")],
    ["enumValue", () => enumValue("a.b", "x' or 'y")],
  ])("%s refuses what is none", (_, write) => {
    expect(write).toThrow(/^\[request\] ".*" is no /);
  });
});

describe("whatever is built is what the grammar accepts", () => {
  const item = {
    name: fc.constantFrom("displayName", "address/city", "eq", "a1_b"),
    value: fc.oneof(
      fc.string(),
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.bigInt(),
      fc.constant(null),
    ),
  };
  interface Any extends TextField {
    readonly [name: string]: unknown;
  }
  const at = (it: unknown, path: string): Any =>
    path.split("/").reduce((field, name) => (field as Record<string, unknown>)[name], it) as Any;
  type Build = (it: unknown) => Condition;
  const comparison = fc
    .tuple(item.name, fc.constantFrom("eq", "ne", "gt", "ge", "lt", "le"), item.value)
    .map(
      ([path, operator, value]): Build =>
        (it) =>
          (at(it, path)[operator] as Field<unknown>["eq"])(value),
    );
  const call = fc
    .tuple(item.name, fc.constantFrom("contains", "startsWith", "endsWith"), fc.string())
    .map(
      ([path, name, value]): Build =>
        (it) =>
          (at(it, path)[name] as (text: string) => Condition)(value),
    );
  const { build } = fc.letrec<{ build: Build }>((tie) => ({
    build: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      comparison,
      call,
      fc.tuple(tie("build"), tie("build")).map(
        ([a, b]): Build =>
          (it) =>
            a(it).and(b(it)),
      ),
      fc.tuple(tie("build"), tie("build")).map(
        ([a, b]): Build =>
          (it) =>
            a(it).or(b(it)),
      ),
      tie("build").map(
        (a): Build =>
          (it) =>
            a(it).not(),
      ),
      fc.tuple(fc.constantFrom("any", "all"), tie("build")).map(
        ([name, inner]): Build =>
          (it) =>
            (at(it, "items")[name] as (build: Build) => Condition)(inner),
      ),
    ),
  }));

  test("filters, also within $expand", () => {
    fc.assert(
      fc.property(build, (filter) => {
        const condition = where(filter);
        const url = new URL(
          graph.users.$url({ filter: condition, expand: { items: { filter: condition, top: 1 } } }),
        );
        expect(isAccepted("filter", url.searchParams.get("$filter")!)).toBe(true);
        expect(isAccepted("expand", url.searchParams.get("$expand")!)).toBe(true);
      }),
    );
  });
});
