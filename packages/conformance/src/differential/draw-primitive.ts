import fc from "fast-check";
import { edgeValues } from "./edge-values.js";

const digits = fc.stringMatching(/^[0-9]{1,13}$/);
const instant = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((value) => value.toISOString());
const double = fc.double({ noNaN: true, noDefaultInfinity: true });

/** Values of primitive types at large, by unqualified name. */
const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  Binary: fc.base64String(),
  Date: instant.map((text) => text.slice(0, 10)),
  DateTimeOffset: fc
    .tuple(instant, digits, fc.constantFrom("Z", "+02:00", "-11:30", "z"))
    .map(([text, fraction, offset]) => `${text.slice(0, 19)}.${fraction}${offset}`),
  Decimal: fc.oneof(double, digits),
  Double: double,
  Duration: fc
    .tuple(fc.nat(), fc.nat(), fc.nat())
    .map(([days, hours, seconds]) => `P${days}DT${hours}H${seconds}.5S`),
  Guid: fc.uuid(),
  Int32: fc.integer(),
  Int64: fc.oneof(
    fc.maxSafeInteger(),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  ),
  Single: fc.float({ noNaN: true, noDefaultInfinity: true }),
  String: fc.string(),
  TimeOfDay: instant.map((text) => text.slice(11, 23)),
  Untyped: fc.jsonValue({ maxDepth: 2 }),
};

const arbitraries = new Map<string, fc.Arbitrary<unknown>>();

/** Values of a primitive type, edge values among them, and now and then one that is just outside. */
export function primitiveValue(name: string): fc.Arbitrary<unknown> {
  const made = arbitraries.get(name) ?? makePrimitiveValue(name);
  arbitraries.set(name, made);
  return made;
}

function makePrimitiveValue(name: string): fc.Arbitrary<unknown> {
  const { valid, invalid } = edgeValues(name);
  const edge = fc.constantFrom(...valid);
  return fc.oneof(
    { weight: 40, arbitrary: values[name] ?? edge },
    { weight: 8, arbitrary: edge },
    ...(invalid.length === 0 ? [] : [{ weight: 1, arbitrary: fc.constantFrom(...invalid) }]),
  );
}
