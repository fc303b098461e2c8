import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/json.js";
import { passes, thing } from "./school.js";

/** A value of the plain evaluation; instants are picoseconds since 1970, decimals are hundredths. */
type Plain = string | number | bigint | boolean | null;

/** One thing in JSON, and the same in plain values. */
interface Sample {
  readonly json: JsonObject;
  readonly plain: Record<string, Plain>;
  readonly tags: readonly string[];
  readonly children: readonly Sample[];
}

/** An expression in OData's text, and what it means by JavaScript. */
interface Pair<T> {
  readonly text: string;
  readonly run: (sample: Sample, scope: Scope) => T;
}

/** What range variables stand for. */
type Scope = Readonly<Record<string, Sample | string>>;

const texts = ["", "a", "O'Neil", "''", "∆ é", "x&y=z", "50%", "a+b", "😀", "A", "it's"];
const text = fc.constantFrom(...texts);
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 4 });
const small = fc.integer({ min: -5, max: 5 });
const hundredths = fc.integer({ min: -300, max: 300 });
const large = fc.bigInt({ min: 2n ** 53n - 2n, max: 2n ** 53n + 3n });
const moments = fc.record({
  second: fc.integer({ min: 0, max: 2 }),
  fraction: fc.constantFrom("", ".5", ".000000000001", ".9999999"),
  hours: fc.integer({ min: -2, max: 2 }),
});

type MomentParts = typeof moments extends fc.Arbitrary<infer T> ? T : never;

function writeInstant({ second, fraction, hours }: MomentParts): string {
  const zone = hours === 0 ? "Z" : `${hours < 0 ? "-" : "+"}0${Math.abs(hours)}:00`;
  return `2020-03-01T${String(12 + hours).padStart(2, "0")}:00:0${second}${fraction}${zone}`;
}

function plainInstant({ second, fraction }: MomentParts): bigint {
  const seconds = BigInt(Date.UTC(2020, 2, 1, 12, 0, second) / 1000);
  return seconds * 10n ** 12n + BigInt(fraction.slice(1).padEnd(12, "0"));
}

function writeHundredths(value: number): string {
  const size = String(Math.abs(value)).padStart(3, "0");
  return `${value < 0 ? "-" : ""}${size.slice(0, -2)}.${size.slice(-2)}`;
}

const colors = ["red", "green", "blue"];

function samples(depth: number): fc.Arbitrary<Sample> {
  return fc
    .record({
      name: nullable(text),
      flag: nullable(fc.boolean()),
      small: nullable(small),
      large: nullable(large),
      price: nullable(fc.tuple(hundredths, fc.boolean())),
      at: nullable(moments),
      color: nullable(fc.constantFrom(0, 1, 2)),
      tags: fc.array(text, { maxLength: 3 }),
      children: depth === 0 ? fc.constant([]) : fc.array(samples(depth - 1), { maxLength: 3 }),
    })
    .map(({ name, flag, small, large, price, at, color, tags, children }) => ({
      json: {
        name,
        flag,
        small,
        large: large === null ? null : large.toString(),
        // Services write decimals as numbers or as strings.
        price: price === null ? null : price[1] ? writeHundredths(price[0]) : price[0] / 100,
        at: at === null ? null : writeInstant(at),
        color: color === null ? null : (colors[color] ?? null),
        tags,
      },
      plain: {
        name,
        flag,
        small,
        large,
        price: price === null ? null : price[0],
        at: at === null ? null : plainInstant(at),
        color,
      },
      tags,
      children,
    }));
}

function toThing({ json, children }: Sample): ReturnType<typeof thing> {
  return thing(json, { children: children.map(toThing) });
}

const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`;

function literal<T>(
  arbitrary: fc.Arbitrary<T>,
  write: (value: T) => string,
  read: (value: T) => Plain,
) {
  return arbitrary.map((value): Pair<Plain> => ({ text: write(value), run: () => read(value) }));
}

/** Properties of the thing itself and of the variables in scope. */
function property(name: string, variables: readonly string[]): fc.Arbitrary<Pair<Plain>> {
  return fc.constantFrom("", "$it", ...variables).map((owner) => ({
    text: owner === "" ? name : `${owner}/${name}`,
    run: (sample, scope) => ((scope[owner] ?? sample) as Sample).plain[name] ?? null,
  }));
}

function lift(
  operands: readonly Pair<Plain>[],
  write: (...texts: string[]) => string,
  compute: (...values: never[]) => Plain,
): Pair<Plain> {
  return {
    text: write(...operands.map((operand) => operand.text)),
    run: (sample, scope) => {
      const values = operands.map((operand) => operand.run(sample, scope));
      return values.includes(null) ? null : compute(...(values as never[]));
    },
  };
}

function strings(variables: readonly string[], depth: number): fc.Arbitrary<Pair<Plain>> {
  const simple = fc.oneof(
    property("name", variables),
    literal(text, quote, (value) => value),
    fc.constant<Pair<Plain>>({ text: "null", run: () => null }),
  );
  if (depth === 0) return simple;
  const inner = strings(variables, depth - 1);
  return fc.oneof(
    { weight: 3, arbitrary: simple },
    fc.tuple(inner, inner).map((pair) =>
      lift(
        pair,
        (a, b) => `concat(${a},${b})`,
        (a: string, b: string) => a + b,
      ),
    ),
    inner.map((operand) =>
      lift(
        [operand],
        (a) => `toupper(${a})`,
        (a: string) => a.toUpperCase(),
      ),
    ),
    inner.map((operand) =>
      lift(
        [operand],
        (a) => `tolower(${a})`,
        (a: string) => a.toLowerCase(),
      ),
    ),
    fc.tuple(inner, fc.integer({ min: 0, max: 3 })).map(([operand, from]) =>
      lift(
        [operand],
        (a) => `substring(${a},${from})`,
        (a: string) => a.substring(from),
      ),
    ),
  );
}

function integers(variables: readonly string[], depth: number): fc.Arbitrary<Pair<Plain>> {
  const simple = fc.oneof(
    property("small", variables),
    literal(small, String, (value) => value),
  );
  if (depth === 0) return simple;
  const inner = integers(variables, depth - 1);
  const signs: Record<string, (a: number, b: number) => number> = {
    add: (a, b) => a + b,
    sub: (a, b) => a - b,
    mul: (a, b) => a * b,
  };
  return fc.oneof(
    { weight: 3, arbitrary: simple },
    fc
      .tuple(fc.constantFrom(...Object.keys(signs)), inner, inner)
      .map(([sign, a, b]) => lift([a, b], (x, y) => `(${x} ${sign} ${y})`, signs[sign]!)),
    fc.tuple(inner, fc.integer({ min: 1, max: 4 })).map(([a, by]) =>
      lift(
        [a],
        (x) => `(${x} div ${by})`,
        (x: number) => Math.trunc(x / by),
      ),
    ),
    fc.tuple(inner, fc.integer({ min: 1, max: 4 })).map(([a, by]) =>
      lift(
        [a],
        (x) => `(${x} mod ${by})`,
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
    strings(variables, depth - 1).map((a) =>
      lift(
        [a],
        (x) => `length(${x})`,
        (x: string) => x.length,
      ),
    ),
    fc.constant<Pair<Plain>>({ text: "tags/$count", run: ({ tags }) => tags.length }),
  );
}

function decimals(variables: readonly string[]): fc.Arbitrary<Pair<Plain>> {
  const simple = fc.oneof(
    property("price", variables),
    literal(hundredths, writeHundredths, (value) => value),
  );
  return fc.oneof(
    simple,
    fc.tuple(simple, simple).map((pair) =>
      lift(
        pair,
        (a, b) => `(${a} add ${b})`,
        (a: number, b: number) => a + b,
      ),
    ),
  );
}

/** Pairs of operands that compare, all orders of them. */
function operands(variables: readonly string[]): fc.Arbitrary<[Pair<Plain>, Pair<Plain>]> {
  const two = (one: fc.Arbitrary<Pair<Plain>>) => fc.tuple(one, one);
  return fc.oneof(
    two(strings(variables, 2)),
    two(integers(variables, 2)),
    two(decimals(variables)),
    two(
      fc.oneof(
        property("large", variables),
        literal(large, String, (value) => value),
      ),
    ),
    two(fc.oneof(property("at", variables), literal(moments, writeInstant, plainInstant))),
    fc.tuple(
      property("color", variables),
      literal(
        fc.constantFrom(0, 1, 2),
        (value) => quote(colors[value] ?? ""),
        (value) => value,
      ),
    ),
  );
}

const comparisons: Record<string, (a: Plain, b: Plain) => boolean> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  gt: (a, b) => a !== null && b !== null && a > b,
  lt: (a, b) => a !== null && b !== null && a < b,
  ge: (a, b) => a === b || (a !== null && b !== null && a >= b),
  le: (a, b) => a === b || (a !== null && b !== null && a <= b),
};

type Truth = boolean | null;

const stringTests: Record<string, (a: string, b: string) => boolean> = {
  contains: (a, b) => a.includes(b),
  startswith: (a, b) => a.startsWith(b),
  endswith: (a, b) => a.endsWith(b),
};

function conditions(variables: readonly string[], depth: number): fc.Arbitrary<Pair<Truth>> {
  const comparison = fc
    .tuple(fc.constantFrom(...Object.keys(comparisons)), operands(variables))
    .map(([operator, [a, b]]): Pair<Truth> => ({
      text: `${a.text} ${operator} ${b.text}`,
      run: (sample, scope) =>
        comparisons[operator]!(normal(a.run(sample, scope)), normal(b.run(sample, scope))),
    }));
  const test = fc
    .tuple(
      fc.constantFrom(...Object.keys(stringTests)),
      strings(variables, 1),
      strings(variables, 1),
    )
    .map(
      ([name, a, b]) =>
        lift([a, b], (x, y) => `${name}(${x},${y})`, stringTests[name]!) as Pair<Truth>,
    );
  const membership = fc
    .tuple(strings(variables, 1), fc.array(nullable(text), { maxLength: 4 }))
    .map(([a, list]): Pair<Truth> => ({
      text: `${a.text} in (${list.map((item) => (item === null ? "null" : quote(item))).join(",")})`,
      run: (sample, scope) => list.includes(a.run(sample, scope) as string | null),
    }));
  const flag = property("flag", variables) as fc.Arbitrary<Pair<Truth>>;
  const simple = fc.oneof({ weight: 4, arbitrary: comparison }, test, membership, flag);
  if (depth === 0) return simple;
  const inner = conditions(variables, depth - 1);
  return fc.oneof(
    { weight: 2, arbitrary: simple },
    fc.tuple(inner, inner).map(([a, b]): Pair<Truth> => ({
      text: `(${a.text}) and (${b.text})`,
      run: (sample, scope) => {
        const both = [a.run(sample, scope), b.run(sample, scope)];
        return both.includes(false) ? false : both.includes(null) ? null : true;
      },
    })),
    fc.tuple(inner, inner).map(([a, b]): Pair<Truth> => ({
      text: `(${a.text}) or (${b.text})`,
      run: (sample, scope) => {
        const both = [a.run(sample, scope), b.run(sample, scope)];
        return both.includes(true) ? true : both.includes(null) ? null : false;
      },
    })),
    inner.map((a): Pair<Truth> => ({
      text: `not (${a.text})`,
      run: (sample, scope) => {
        const value = a.run(sample, scope);
        return value === null ? null : !value;
      },
    })),
    childLambdas(variables, depth),
    tagLambdas(variables),
  );
}

/** No difference between the two zeros. */
function normal(value: Plain): Plain {
  return value === 0 ? 0 : value;
}

function childLambdas(variables: readonly string[], depth: number): fc.Arbitrary<Pair<Truth>> {
  const variable = `v${variables.length}`;
  const body = conditions([...variables, variable], depth - 1);
  const owner = fc.constantFrom("", ...variables);
  return fc.tuple(fc.boolean(), owner, body).map(([isAny, from, inner]): Pair<Truth> => ({
    text: `${from === "" ? "" : `${from}/`}children/${isAny ? "any" : "all"}(${variable}:${inner.text})`,
    run: (sample, scope) => {
      const { children } = (scope[from] ?? sample) as Sample;
      const passesOne = (child: Sample): boolean =>
        inner.run(sample, { ...scope, [variable]: child }) === true;
      return isAny ? children.some(passesOne) : children.every(passesOne);
    },
  }));
}

function tagLambdas(variables: readonly string[]): fc.Arbitrary<Pair<Truth>> {
  return fc
    .tuple(fc.boolean(), fc.constantFrom("eq", "gt", "le"), strings(variables, 1))
    .map(([isAny, operator, other]): Pair<Truth> => ({
      text: `tags/${isAny ? "any" : "all"}(tag:tag ${operator} ${other.text})`,
      run: (sample, scope) => {
        const passesOne = (tag: string): boolean =>
          comparisons[operator]!(tag, other.run(sample, scope));
        return isAny ? sample.tags.some(passesOne) : sample.tags.every(passesOne);
      },
    }));
}

describe("a random filter", () => {
  it("gives what a plain evaluation in JavaScript gives", () => {
    let held = 0;
    const property = fc.property(conditions([], 3), samples(2), ({ text, run }, sample) => {
      const expected = run(sample, {}) === true;
      if (expected) held++;
      expect(passes(text, toThing(sample)), text).toBe(expected);
    });
    fc.assert(property, { numRuns: 12_000, seed: 20_240_229 });
    // Neither answer is rare, or little would be shown.
    expect(held).toBeGreaterThan(3_000);
    expect(held).toBeLessThan(9_000);
  }, 60_000);
});
