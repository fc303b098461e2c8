import fc from "fast-check";
import {
  bits,
  clocks,
  codes,
  colors,
  days,
  hundredths,
  large,
  nullable,
  plainDay,
  plainFraction,
  plainInstant,
  plainTime,
  ratios,
  second,
  small,
  spans,
  text,
  times,
  writeBits,
  writeHundredths,
  writeInstant,
  writeRatio,
  writeSpan,
  type Clock,
  type Plain,
  type Sample,
} from "./sample.js";

/** An expression in OData's text, and what it means by JavaScript. */
export interface Pair<T> {
  readonly text: string;
  /** @param sample what names without a prefix belong to. */
  readonly run: (sample: Sample, scope: Scope) => T;
}

/** What `$it` and range variables stand for. */
export type Scope = Readonly<Record<string, Sample>>;
export type Values = fc.Arbitrary<Pair<Plain>>;

export const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const none: Pair<Plain> = { text: "null", run: () => null };

function literal<T>(
  arbitrary: fc.Arbitrary<T>,
  write: (value: T) => string,
  read: (value: T) => Plain,
): Values {
  return arbitrary.map((value) => ({ text: write(value), run: () => read(value) }));
}

/** A property of the thing itself, or of one of the things that variables stand for. */
export function property(name: string, variables: readonly string[]): Values {
  return fc.constantFrom("", "$it", ...variables).map((owner) => ({
    text: owner === "" ? name : `${owner}/${name}`,
    run: (sample, scope) => (scope[owner] ?? sample).plain[name] ?? null,
  }));
}

/** A value computed from others; null where one of them is (OData 4.0 Part 2 §5.1.1). */
export function lift<T extends Plain>(
  operands: readonly Pair<Plain>[],
  write: (...texts: string[]) => string,
  compute: (...values: never[]) => T,
): Pair<T | null> {
  return {
    text: write(...operands.map((operand) => operand.text)),
    run: (sample, scope) => {
      const values = operands.map((operand) => operand.run(sample, scope));
      return values.includes(null) ? null : compute(...(values as never[]));
    },
  };
}

const call =
  (name: string) =>
  (...texts: string[]): string =>
    `${name}(${texts.join(",")})`;
const infix =
  (operator: string) =>
  (a = "", b = ""): string =>
    `(${a} ${operator} ${b})`;

type Text = (a: string) => string;
const textFunctions: Record<string, Text> = {
  toupper: (a) => a.toUpperCase(),
  tolower: (a) => a.toLowerCase(),
  trim: (a) => a.trim(),
};

export function strings(variables: readonly string[], depth: number): Values {
  const simple = fc.oneof(
    { weight: 3, arbitrary: property("name", variables) },
    { weight: 2, arbitrary: literal(text, quote, (value) => value) },
    property("address/city", variables),
    property("address/school.homeAddress/door", variables),
    property("parent/name", variables),
    fc.constant(none),
  );
  if (depth === 0) return simple;
  const inner = strings(variables, depth - 1);
  const number = integers(variables, 0);
  return fc.oneof(
    { weight: 3, arbitrary: simple },
    fc
      .tuple(inner, inner)
      .map((pair) => lift(pair, call("concat"), (a: string, b: string) => a + b)),
    fc
      .tuple(fc.constantFrom(...Object.keys(textFunctions)), inner)
      .map(([name, a]) => lift([a], call(name), textFunctions[name] as Text)),
    fc.tuple(inner, fc.integer({ min: 0, max: 3 })).map(([a, from]) =>
      lift(
        [a],
        (x) => `substring(${x},${from})`,
        (x: string) => x.slice(from),
      ),
    ),
    fc
      .tuple(inner, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }))
      .map(([a, from, length]) =>
        lift(
          [a],
          (x) => `substring(${x},${from},${length})`,
          (x: string) => x.slice(from, from + length),
        ),
      ),
    number.map((a) => lift([a], (x) => `cast(${x},Edm.String)`, String)),
    property("color", variables).map((a) =>
      lift(
        [a],
        (x) => `cast(${x},Edm.String)`,
        (x: number) => colors[x] ?? "",
      ),
    ),
  );
}

const signs: Record<string, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
};

export function integers(variables: readonly string[], depth: number): Values {
  const simple = fc.oneof(
    { weight: 3, arbitrary: property("small", variables) },
    { weight: 2, arbitrary: literal(small, String, (value) => value) },
    property("address/zip", variables),
    property("school.box/volume", variables),
    property("parent/small", variables),
    property("parent/school.box/volume", variables),
  );
  if (depth === 0) return simple;
  const inner = integers(variables, depth - 1);
  const operand = fc.oneof({ weight: 6, arbitrary: inner }, fc.constant(none));
  const divisor = fc.integer({ min: 1, max: 4 });
  const word = strings(variables, depth - 1);
  return fc.oneof(
    { weight: 4, arbitrary: simple },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...Object.keys(signs)), inner, operand)
        .map(([sign, a, b]) => lift([a, b], infix(sign), signs[sign]!)),
    },
    fc.tuple(inner, divisor).map(([a, by]) =>
      lift(
        [a],
        (x = "") => `(${x} div ${by})`,
        (x: number) => Math.trunc(x / by),
      ),
    ),
    fc.tuple(inner, divisor).map(([a, by]) =>
      lift(
        [a],
        (x = "") => `(${x} mod ${by})`,
        (x: number) => x % by,
      ),
    ),
    inner.map((a) =>
      lift(
        [a],
        (x) => `-(${x})`,
        (x: number) => -x,
      ),
    ),
    word.map((a) => lift([a], call("length"), (x: string) => x.length)),
    fc
      .tuple(word, word)
      .map((pair) => lift(pair, call("indexof"), (x: string, y: string) => x.indexOf(y))),
    fc.constantFrom<Pair<Plain>>(
      { text: "tags/$count", run: ({ tags = [] }) => tags.length },
      { text: "children/$count", run: ({ children = [] }) => children.length },
      {
        text: "addresses/school.homeAddress/$count",
        run: ({ addresses = [] }) => addresses.filter(({ json }) => "@odata.type" in json).length,
      },
    ),
    clockFunctions(variables),
    property("color", variables).map((a) =>
      lift(
        [a],
        (x) => `cast(${x},Edm.Int32)`,
        (x: number) => x,
      ),
    ),
    // What does not fit is null.
    inner.map((a): Pair<Plain> => ({
      text: `cast(${a.text},Edm.Byte)`,
      run: (sample, scope) => {
        const value = a.run(sample, scope) as number | null;
        return value === null || value < 0 || value > 255 ? null : value;
      },
    })),
    decimals(variables, 0).map((a) =>
      lift(
        [a],
        (x) => `cast(${x},Edm.Int32)`,
        (x: number) => Math.trunc(x / 100),
      ),
    ),
  );
}

/** Parts of instants, at their own offset, and of durations. */
function clockFunctions(variables: readonly string[]): Values {
  const owner = fc.constantFrom("", "$it", ...variables);
  const parts = ["year", "month", "day", "hour", "minute", "second"] as const;
  const part = fc.constantFrom(...parts, "totaloffsetminutes" as const);
  const read = (
    clock: Clock | null | undefined,
    name: (typeof parts)[number] | "totaloffsetminutes",
  ) => clock?.[name === "totaloffsetminutes" ? "offset" : name] ?? null;
  return fc.oneof(
    fc.tuple(part, owner).map(([name, from]): Pair<Plain> => ({
      text: `${name}(${from === "" ? "at" : `${from}/at`})`,
      run: (sample, scope) => read((scope[from] ?? sample).clock, name),
    })),
    fc.tuple(part, clocks).map(([name, clock]): Pair<Plain> => ({
      text: `${name}(${writeInstant(clock)})`,
      run: () => read(clock, name),
    })),
  );
}

/** Numbers with a fraction, as hundredths. */
export function decimals(variables: readonly string[], depth: number): Values {
  const simple = fc.oneof(
    { weight: 2, arbitrary: property("price", variables) },
    { weight: 2, arbitrary: literal(hundredths, writeHundredths, (value) => value) },
    integers(variables, 0).map((a) =>
      lift(
        [a],
        (x = "") => `(${x} divby 4)`,
        (x: number) => x * 25,
      ),
    ),
  );
  if (depth === 0) return simple;
  const inner = decimals(variables, depth - 1);
  const rounded = (name: string, round: (value: number) => number): Values =>
    inner.map((a) => lift([a], call(name), (x: number) => round(x / 100) * 100));
  return fc.oneof(
    { weight: 2, arbitrary: simple },
    fc.tuple(inner, inner).map((pair) => lift(pair, infix("add"), (a: number, b: number) => a + b)),
    fc.tuple(inner, inner).map((pair) => lift(pair, infix("sub"), (a: number, b: number) => a - b)),
    fc.tuple(inner, small).map(([a, by]) =>
      lift(
        [a],
        (x = "") => `(${x} mul ${by})`,
        (x: number) => x * by,
      ),
    ),
    inner.map((a) =>
      lift(
        [a],
        (x) => `-(${x})`,
        (x: number) => -x,
      ),
    ),
    rounded("floor", Math.floor),
    rounded("ceiling", Math.ceil),
    rounded("round", (value) => Math.sign(value) * Math.round(Math.abs(value))),
  );
}

function doubles(variables: readonly string[]): Values {
  const simple = fc.oneof(
    { weight: 2, arbitrary: property("ratio", variables) },
    literal(ratios, writeRatio, (value) => value),
  );
  const pair = fc.tuple(property("ratio", variables), simple);
  return fc.oneof(
    { weight: 3, arbitrary: simple },
    pair.map((two) => lift(two, infix("add"), (a: number, b: number) => a + b)),
    pair.map((two) => lift(two, infix("mul"), (a: number, b: number) => a * b)),
    pair.map((two) => lift(two, infix("div"), (a: number, b: number) => a / b)),
    property("ratio", variables).map((a) => lift([a], call("floor"), Math.floor)),
  );
}

function instants(variables: readonly string[]): Values {
  const simple = fc.oneof(property("at", variables), literal(clocks, writeInstant, plainInstant));
  return fc.oneof(
    { weight: 2, arbitrary: simple },
    fc
      .tuple(fc.constantFrom("add", "sub"), simple, durations(variables))
      .map(([sign, a, b]) =>
        lift([a, b], infix(sign), (x: bigint, y: bigint) => (sign === "add" ? x + y : x - y)),
      ),
  );
}

function durations(variables: readonly string[]): Values {
  return fc.oneof(
    { weight: 2, arbitrary: property("length", variables) },
    literal(
      spans,
      (value) => `duration${quote(writeSpan(value))}`,
      (value) => BigInt(value) * second,
    ),
    property("length", variables).map((a) =>
      lift(
        [a],
        (x) => `-(${x})`,
        (x: bigint) => -x,
      ),
    ),
  );
}

function dates(variables: readonly string[]): Values {
  return fc.oneof(
    property("day", variables),
    literal(days, (value) => value, plainDay),
    clocks.map((clock): Pair<Plain> => ({
      text: `date(${writeInstant(clock)})`,
      run: () => Date.UTC(clock.year, clock.month - 1, clock.day) / 86_400_000,
    })),
  );
}

function timesOfDay(variables: readonly string[]): Values {
  return fc.oneof(
    property("time", variables),
    literal(times, (value) => value, plainTime),
    clocks.map((clock): Pair<Plain> => ({
      text: `time(${writeInstant(clock)})`,
      run: () => {
        const seconds = clock.hour * 3600 + clock.minute * 60 + clock.second;
        return BigInt(seconds) * second + plainFraction(clock);
      },
    })),
  );
}

/** Pairs of operands that compare, all orders of them. */
export function operands(variables: readonly string[]): fc.Arbitrary<[Pair<Plain>, Pair<Plain>]> {
  const two = (one: Values) => fc.tuple(one, one);
  const scaled = (by: number): Values =>
    integers(variables, 1).map(({ text, run }) => ({
      text,
      run: (sample, scope) => {
        const value = run(sample, scope);
        return value === null ? null : (value as number) * by;
      },
    }));
  const constant = (names: readonly string[]): Values =>
    literal(
      fc.constantFrom(...names.keys()),
      (value) => quote(names[value] ?? ""),
      (value) => value,
    );
  return fc.oneof(
    { weight: 3, arbitrary: two(strings(variables, 2)) },
    { weight: 3, arbitrary: two(integers(variables, 2)) },
    two(decimals(variables, 1)),
    two(doubles(variables)),
    fc.tuple(scaled(100), decimals(variables, 1)),
    fc.tuple(doubles(variables), scaled(1)),
    two(
      fc.oneof(
        property("large", variables),
        literal(large, String, (value) => value),
      ),
    ),
    two(instants(variables)),
    two(durations(variables)),
    two(dates(variables)),
    two(timesOfDay(variables)),
    fc.tuple(property("color", variables), constant(colors)),
    fc.tuple(
      property("rights", variables),
      literal(
        bits,
        (value) => quote(writeBits(value)),
        (value) => value,
      ),
    ),
    two(property("flag", variables)),
    fc.tuple(
      property("code", variables),
      literal(
        codes,
        (value) => value.toUpperCase(),
        (value) => value,
      ),
    ),
    fc.tuple(
      clocks.map((clock): Pair<Plain> => ({
        text: `fractionalseconds(${writeInstant(clock)})`,
        run: () => Number(plainFraction(clock)) / 1e10,
      })),
      property("price", variables),
    ),
    fc.tuple(
      property("flag", variables),
      literal(nullable(fc.boolean()), String, (value) => value),
    ),
    fc.tuple(
      property("length", variables).map((a) =>
        lift([a], call("totalseconds"), (x: bigint) => Number(x / second)),
      ),
      literal(spans, String, (value) => value),
    ),
  );
}
