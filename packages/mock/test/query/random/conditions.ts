import fc from "fast-check";
import {
  bits,
  codes,
  colors,
  nullable,
  small,
  text,
  writeBits,
  type Plain,
  type Sample,
} from "./sample.js";
import {
  integers,
  lift,
  operands,
  property,
  quote,
  strings,
  type Pair,
  type Values,
} from "./values.js";

type Truth = boolean | null;
type Condition = Pair<Truth>;
type Conditions = fc.Arbitrary<Condition>;

/** Null is equal to itself, and has no order beside (OData 4.0 Part 2 §5.1.1.1). */
const comparisons: Record<string, (a: Plain, b: Plain) => boolean> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  gt: (a, b) => a !== null && b !== null && a > b,
  lt: (a, b) => a !== null && b !== null && a < b,
  ge: (a, b) => a === b || (a !== null && b !== null && a >= b),
  le: (a, b) => a === b || (a !== null && b !== null && a <= b),
};
const comparison = fc.constantFrom(...Object.keys(comparisons));

function compare(operator: string, a: Pair<Plain>, b: Pair<Plain>): Condition {
  return {
    text: `${a.text} ${operator} ${b.text}`,
    run: (sample, scope) =>
      comparisons[operator]!(normal(a.run(sample, scope)), normal(b.run(sample, scope))),
  };
}

/** No difference between the two zeros. */
function normal(value: Plain): Plain {
  return value === 0 ? 0 : value;
}

const stringTests: Record<string, (a: string, b: string) => boolean> = {
  contains: (a, b) => a.includes(b),
  startswith: (a, b) => a.startsWith(b),
  endswith: (a, b) => a.endsWith(b),
};

function tests(variables: readonly string[]): Conditions {
  const word = strings(variables, 1);
  return fc
    .tuple(fc.constantFrom(...Object.keys(stringTests)), word, word)
    .map(([name, a, b]) => lift([a, b], (x, y) => `${name}(${x},${y})`, stringTests[name]!));
}

function memberships(variables: readonly string[]): Conditions {
  const isIn = <T extends Plain>(
    value: Values,
    items: fc.Arbitrary<T>,
    write: (item: T) => string,
  ): Conditions =>
    fc.tuple(value, fc.array(nullable(items), { maxLength: 4 })).map(([a, list]) => ({
      text: `(${a.text}) in (${list.map((item) => (item === null ? "null" : write(item))).join(",")})`,
      run: (sample, scope) => list.includes(normal(a.run(sample, scope)) as T),
    }));
  return fc.oneof(
    isIn(strings(variables, 1), text, quote),
    isIn(integers(variables, 1), small, String),
    isIn(property("color", variables), fc.nat(2), (item) => quote(colors[item] ?? "")),
    isIn(property("code", variables), codes, (item) => item.toUpperCase()),
    strings(variables, 1).map((a): Condition => ({
      text: `${a.text} in tags`,
      run: (sample, scope) => (sample.tags ?? []).includes(a.run(sample, scope) as string),
    })),
  );
}

/** Whether flags are set; unknown where one side is null. */
function flags(variables: readonly string[]): Conditions {
  const write = fc.constantFrom(
    (value: number) => quote(writeBits(value)),
    (value: number) => `school.rights${quote(writeBits(value))}`,
    (value: number) => `example.school.rights'${value}'`,
  );
  return fc.tuple(property("rights", variables), bits, write).map(([a, wanted, write]) =>
    lift(
      [a],
      (x) => `${x} has ${write(wanted)}`,
      (x: number) => (x & wanted) === wanted,
    ),
  );
}

/** What a value is, and whether there is one. */
const typeTests: readonly Condition[] = [
  { text: "isof(school.box)", run: ({ isBox }) => isBox === true },
  { text: "isof(parent,school.box)", run: ({ parent }) => parent?.isBox === true },
  { text: "isof(parent,school.thing)", run: ({ parent }) => parent !== undefined },
  { text: "parent eq null", run: ({ parent }) => parent === undefined },
  { text: "null ne address", run: ({ json }) => json["address"] !== null },
  { text: "isof(address,school.homeAddress)", run: ({ json }) => isHome(json["address"]) },
  { text: "cast(school.box) ne null", run: ({ isBox }) => isBox === true },
  { text: "children/any()", run: ({ children = [] }) => children.length > 0 },
  { text: "cast(name,Edm.Int32) eq null", run: () => true },
  {
    text: "children/school.box/any()",
    run: ({ children = [] }) => children.some(({ isBox }) => isBox),
  },
];

function isHome(value: unknown): boolean {
  return typeof value === "object" && value !== null && "@odata.type" in value;
}

export function conditions(variables: readonly string[], depth: number): Conditions {
  const simple = fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(comparison, operands(variables))
        .map(([operator, [a, b]]) => compare(operator, a, b)),
    },
    tests(variables),
    memberships(variables),
    flags(variables),
    fc.constantFrom(...typeTests),
    property("flag", variables) as Conditions,
  );
  if (depth === 0) return simple;
  const inner = conditions(variables, depth - 1);
  return fc.oneof(
    { weight: 3, arbitrary: simple },
    fc.tuple(inner, inner).map(([a, b]): Condition => ({
      text: `(${a.text}) and (${b.text})`,
      run: (sample, scope) => {
        const both = [a.run(sample, scope), b.run(sample, scope)];
        return both.includes(false) ? false : both.includes(null) ? null : true;
      },
    })),
    fc.tuple(inner, inner).map(([a, b]): Condition => ({
      text: `(${a.text}) or (${b.text})`,
      run: (sample, scope) => {
        const both = [a.run(sample, scope), b.run(sample, scope)];
        return both.includes(true) ? true : both.includes(null) ? null : false;
      },
    })),
    inner.map((a): Condition => ({
      text: `not (${a.text})`,
      run: (sample, scope) => {
        const value = a.run(sample, scope);
        return value === null ? null : !value;
      },
    })),
    fc
      .tuple(
        fc.constantFrom("eq", "ne"),
        inner,
        fc.oneof(inner, fc.constant<Condition>({ text: "null", run: () => null })),
      )
      .map(([operator, a, b]) =>
        compare(operator, { ...a, text: `(${a.text})` }, { ...b, text: `(${b.text})` }),
      ),
    lambdas(variables, depth, "children"),
    lambdas(variables, depth, "children/school.box"),
    addressLambdas(variables),
    tagLambdas(variables),
    counts(variables, depth),
  );
}

function childrenOf({ children = [] }: Sample, path: string): readonly Sample[] {
  return path === "children" ? children : children.filter(({ isBox }) => isBox);
}

function lambdas(variables: readonly string[], depth: number, path: string): Conditions {
  const variable = `v${variables.length}`;
  const body = conditions([...variables, variable], depth - 1);
  const owner = fc.constantFrom("", ...variables);
  return fc.tuple(fc.boolean(), owner, body).map(([isAny, from, inner]) => ({
    text: `${from === "" ? "" : `${from}/`}${path}/${isAny ? "any" : "all"}(${variable}:${inner.text})`,
    run: (sample, scope) => {
      const children = childrenOf(scope[from] ?? sample, path);
      const passes = (child: Sample): boolean =>
        inner.run(sample, { ...scope, [variable]: child }) === true;
      return isAny ? children.some(passes) : children.every(passes);
    },
  }));
}

/** Over complex values, all or those of a derived type. */
function addressLambdas(variables: readonly string[]): Conditions {
  const variable = `a${variables.length}`;
  const own = (name: string): Pair<Plain> => ({
    text: `${variable}/${name}`,
    run: (_, scope) => scope[variable]?.plain[name] ?? null,
  });
  const words = fc.constantFrom(own("city"), own("school.homeAddress/door"));
  const body = fc.oneof(
    fc
      .tuple(comparison, words, strings(variables, 1))
      .map(([operator, a, b]) => compare(operator, a, b)),
    fc
      .tuple(comparison, integers(variables, 1))
      .map(([operator, b]) => compare(operator, own("zip"), b)),
  );
  return fc.tuple(fc.boolean(), fc.boolean(), body).map(([isAny, isCast, inner]) => ({
    text: `addresses/${isCast ? "school.homeAddress/" : ""}${isAny ? "any" : "all"}(${variable}:${inner.text})`,
    run: (sample, scope) => {
      const list = (sample.addresses ?? []).filter(({ json }) => !isCast || isHome(json));
      const passes = (item: Sample): boolean =>
        inner.run(sample, { ...scope, [variable]: item }) === true;
      return isAny ? list.some(passes) : list.every(passes);
    },
  }));
}

function tagLambdas(variables: readonly string[]): Conditions {
  return fc
    .tuple(fc.boolean(), fc.constantFrom("eq", "gt", "le"), strings(variables, 1))
    .map(([isAny, operator, other]) => ({
      text: `tags/${isAny ? "any" : "all"}(tag:tag ${operator} ${other.text})`,
      run: (sample, scope) => {
        const passes = (tag: string): boolean =>
          comparisons[operator]!(tag, other.run(sample, scope));
        return isAny ? (sample.tags ?? []).some(passes) : (sample.tags ?? []).every(passes);
      },
    }));
}

/** How many items pass a filter, in which names without a prefix are theirs. */
function counts(variables: readonly string[], depth: number): Conditions {
  return fc
    .tuple(comparison, conditions(variables, depth - 1), fc.integer({ min: 0, max: 2 }))
    .map(([operator, inner, number]) => ({
      text: `children/$count($filter=${inner.text}) ${operator} ${number}`,
      run: (sample, scope) => {
        const passing = (sample.children ?? []).filter((child) => inner.run(child, scope) === true);
        return comparisons[operator]!(passing.length, number);
      },
    }));
}
