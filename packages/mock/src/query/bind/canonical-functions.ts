import { uriLimits } from "../../uri/limits.js";
import { findText } from "../values/find-text.js";
import { normalize, roundDecimal, type Decimal, type DecimalValue } from "../values/decimal.js";
import {
  readClock,
  secondsPerDay,
  splitDate,
  type Instant,
  type Moment,
} from "../values/moment.js";
import type { PrimitiveKind } from "../values/value-type.js";

/** One way to call a function: the kinds of its parameters and result, and what it computes of values without null. */
export interface Overload {
  readonly parameters: readonly PrimitiveKind[];
  readonly result: PrimitiveKind;
  readonly compute: (...values: never[]) => unknown;
}

function overload<const P extends readonly PrimitiveKind[]>(
  parameters: P,
  result: PrimitiveKind,
  compute: (...values: { -readonly [I in keyof P]: ValueOf[P[I]] }) => unknown,
): Overload {
  return { parameters, result, compute };
}

interface ValueOf {
  Binary: string;
  Boolean: boolean;
  Date: number;
  DateTimeOffset: Instant;
  Decimal: DecimalValue;
  Double: number;
  Duration: Moment;
  Guid: string;
  Integer: number | bigint;
  Stream: unknown;
  String: string;
  TimeOfDay: Moment;
}

const fractionScale = 12;

function fractionOf({ picoseconds }: Moment): Decimal | undefined {
  return normalize(BigInt(picoseconds), fractionScale);
}

function ofDay(read: (date: { year: number; month: number; day: number }) => number): Overload[] {
  return [
    overload(["Date"], "Integer", (days) => read(splitDate(days))),
    overload(["DateTimeOffset"], "Integer", (instant) => read(splitDate(readClock(instant).days))),
  ];
}

function ofTime(read: (seconds: number) => number): Overload[] {
  return [
    overload(["DateTimeOffset"], "Integer", (instant) => read(readClock(instant).time.seconds)),
    overload(["TimeOfDay"], "Integer", ({ seconds }) => read(seconds)),
  ];
}

function ofNumber(
  direction: "floor" | "ceiling" | "nearest",
  round: (value: number) => number,
): Overload[] {
  return [
    overload(["Integer"], "Integer", (value) => value),
    overload(["Decimal"], "Decimal", (value) => roundDecimal(value, direction)),
    overload(["Double"], "Double", round),
  ];
}

/** The position in UTF-16 code units that an argument means: those before the start are the start. */
function clamp(value: number | bigint): number {
  return Math.max(0, Number(value));
}

/**
 * The canonical functions (OData 4.0 Part 2 §5.1.1.4), by name in lower case. Strings are counted in UTF-16 code units, and
 * dates and times are read at the offset that the value has. Of two overloads that fit, the first one is called.
 */
export const canonicalFunctions: ReadonlyMap<string, readonly Overload[]> = new Map<
  string,
  readonly Overload[]
>([
  [
    "contains",
    [overload(["String", "String"], "Boolean", (text, part) => findText(text, part) >= 0)],
  ],
  [
    "startswith",
    [overload(["String", "String"], "Boolean", (text, part) => text.startsWith(part))],
  ],
  ["endswith", [overload(["String", "String"], "Boolean", (text, part) => text.endsWith(part))]],
  ["length", [overload(["String"], "Integer", (text) => text.length)]],
  ["indexof", [overload(["String", "String"], "Integer", findText)]],
  [
    "substring",
    [
      overload(["String", "Integer"], "String", (text, start) => text.slice(clamp(start))),
      overload(["String", "Integer", "Integer"], "String", (text, start, length) =>
        text.slice(clamp(start), clamp(start) + clamp(length)),
      ),
    ],
  ],
  ["tolower", [overload(["String"], "String", (text) => text.toLowerCase())]],
  ["toupper", [overload(["String"], "String", (text) => text.toUpperCase())]],
  ["trim", [overload(["String"], "String", (text) => text.trim())]],
  ["concat", [overload(["String", "String"], "String", concat)]],
  ["year", ofDay(({ year }) => year)],
  ["month", ofDay(({ month }) => month)],
  ["day", ofDay(({ day }) => day)],
  ["hour", ofTime((seconds) => Math.floor(seconds / 3600))],
  ["minute", ofTime((seconds) => Math.floor(seconds / 60) % 60)],
  ["second", ofTime((seconds) => seconds % 60)],
  [
    "fractionalseconds",
    [
      overload(["DateTimeOffset"], "Decimal", fractionOf),
      overload(["TimeOfDay"], "Decimal", fractionOf),
    ],
  ],
  ["date", [overload(["DateTimeOffset"], "Date", (instant) => readClock(instant).days)]],
  ["time", [overload(["DateTimeOffset"], "TimeOfDay", (instant) => readClock(instant).time)]],
  ["totaloffsetminutes", [overload(["DateTimeOffset"], "Integer", ({ offset }) => offset)]],
  [
    "totalseconds",
    [
      overload(["Duration"], "Decimal", ({ seconds, picoseconds }) =>
        normalize(
          BigInt(seconds) * 10n ** BigInt(fractionScale) + BigInt(picoseconds),
          fractionScale,
        ),
      ),
    ],
  ],
  [
    "mindatetime",
    [
      overload([], "DateTimeOffset", () =>
        instantOf({ days: firstDay, picoseconds: 0, seconds: 0 }),
      ),
    ],
  ],
  [
    "maxdatetime",
    [
      overload([], "DateTimeOffset", () =>
        instantOf({ days: lastDay, seconds: secondsPerDay - 1, picoseconds: 999_999_999_999 }),
      ),
    ],
  ],
  ["round", ofNumber("nearest", (value) => Math.sign(value) * Math.round(Math.abs(value)))],
  ["floor", ofNumber("floor", Math.floor)],
  ["ceiling", ofNumber("ceiling", Math.ceil)],
]);

/** Undefined for a text that is too long: calls within each other double it. */
function concat(a: string, b: string): string | undefined {
  return a.length + b.length > uriLimits.text ? undefined : a + b;
}

/** 0001-01-01 and 9999-12-31. */
const firstDay = -719_162;
const lastDay = 2_932_896;

function instantOf({ days, seconds, picoseconds }: Moment & { readonly days: number }): Instant {
  return { seconds: days * secondsPerDay + seconds, picoseconds, offset: 0 };
}
