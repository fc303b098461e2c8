import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../../src/json.js";
import { thing, typeNamed, type Related } from "../school.js";

/**
 * A value of the plain evaluation. Instants, times and durations are picoseconds, days are counted from 1970, decimals are
 * hundredths, enumerations are their bits.
 */
export type Plain = string | number | bigint | boolean | null;

/** One thing, or one complex value, in JSON and in plain values. */
export interface Sample {
  readonly json: JsonObject;
  /** By the path of a property, casts included. */
  readonly plain: Readonly<Record<string, Plain | undefined>>;
  readonly clock?: Clock | null;
  readonly tags?: readonly string[];
  readonly addresses?: readonly Sample[];
  readonly children?: readonly Sample[];
  readonly parent?: Sample | undefined;
  readonly isBox?: boolean;
}

/** What clocks show at the place of an instant. */
export interface Clock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly fraction: string;
  /** Minutes east of UTC. */
  readonly offset: number;
}

export const second = 10n ** 12n;
const texts = ["", "a", "O'Neil", "''", "∆ é", "x&y=z", "50%", "a+b", "😀", "A", "it's", " a "];
export const text = fc.constantFrom(...texts);
export const small = fc.integer({ min: -5, max: 5 });
export const hundredths = fc.integer({ min: -300, max: 300 });
export const large = fc.bigInt({ min: 2n ** 53n - 2n, max: 2n ** 53n + 3n });
export const ratios = fc.constantFrom(
  ...[0, 0.5, -0.5, 1.5, -1.5, 2.5, 1000, Number.NaN],
  ...[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
);
export const codes = fc.constantFrom(
  "0f8fad5b-d9cb-469f-a165-70867728950e",
  "7c9e6679-7425-40de-944b-e07fc1f90ae7",
);
export const bits = fc.integer({ min: 0, max: 7 });
export const colors = ["red", "green", "blue"];
export const days = fc.constantFrom("2019-12-31", "2020-02-29", "2020-03-01", "0001-01-01");
export const times = fc.constantFrom("00:00:00", "12:30:05.5", "23:59:59.999999999999");
/** Whole seconds. */
export const spans = fc.constantFrom(0, 1, -1, 90, 86_400, -90_061);
export const clocks: fc.Arbitrary<Clock> = fc.record({
  year: fc.constantFrom(2020, 2021),
  month: fc.constantFrom(2, 3),
  day: fc.constantFrom(1, 28),
  hour: fc.constantFrom(0, 12, 23),
  minute: fc.constantFrom(0, 30),
  second: fc.integer({ min: 0, max: 2 }),
  fraction: fc.constantFrom("", ".5", ".000000000001", ".9999999"),
  offset: fc.constantFrom(0, 0, 60, -720, 330),
});

export const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 4 });

const pad = (value: number): string => String(value).padStart(2, "0");

export function writeInstant(clock: Clock): string {
  const { year, month, day, hour, minute, offset } = clock;
  const size = Math.abs(offset);
  const zone = `${offset < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
  const time = `${pad(hour)}:${pad(minute)}:${pad(clock.second)}${clock.fraction}`;
  return `${year}-${pad(month)}-${pad(day)}T${time}${offset === 0 ? "Z" : zone}`;
}

export function plainInstant(clock: Clock): bigint {
  const { year, month, day, hour, minute, offset } = clock;
  const local = Date.UTC(year, month - 1, day, hour, minute, clock.second) / 1000;
  return BigInt(local - offset * 60) * second + plainFraction(clock);
}

export function plainFraction({ fraction }: Clock): bigint {
  return BigInt(fraction.slice(1).padEnd(12, "0"));
}

export function plainDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

export function plainTime(time: string): bigint {
  const [hours = "", minutes = "", rest = ""] = time.split(":");
  const [seconds = "", fraction = ""] = rest.split(".");
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return BigInt(whole) * second + BigInt(fraction.padEnd(12, "0"));
}

export function writeSpan(seconds: number): string {
  return `${seconds < 0 ? "-" : ""}PT${Math.abs(seconds)}S`;
}

export function writeHundredths(value: number): string {
  const size = String(Math.abs(value)).padStart(3, "0");
  return `${value < 0 ? "-" : ""}${size.slice(0, -2)}.${size.slice(-2)}`;
}

export function writeRatio(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  return Number.isFinite(value) ? String(value) : value > 0 ? "INF" : "-INF";
}

export function writeBits(value: number): string {
  const names = ["read", "write", "share"].filter((_, bit) => (value & (1 << bit)) !== 0);
  return names.length === 0 ? "none" : names.join(",");
}

const address: fc.Arbitrary<Sample> = fc
  .record({
    city: nullable(text),
    zip: nullable(small),
    door: nullable(text),
    isHome: fc.boolean(),
  })
  .map(({ city, zip, door, isHome }) => ({
    json: isHome
      ? { "@odata.type": "#example.school.homeAddress", city, zip, door }
      : { city, zip },
    plain: { city, zip, "school.homeAddress/door": isHome ? door : null },
  }));

const values = fc.record({
  name: nullable(text),
  flag: nullable(fc.boolean()),
  small: nullable(small),
  large: nullable(large),
  price: nullable(fc.tuple(hundredths, fc.boolean())),
  ratio: nullable(ratios),
  at: nullable(clocks),
  day: nullable(days),
  time: nullable(times),
  length: nullable(spans),
  code: nullable(codes),
  color: nullable(fc.constantFrom(0, 1, 2)),
  rights: nullable(bits),
  tags: fc.array(text, { maxLength: 3 }),
  address: nullable(address),
  addresses: fc.array(address, { maxLength: 3 }),
  isBox: fc.boolean(),
  volume: nullable(small),
});

/** Things with children, and a parent, down to a depth. */
export function samples(depth: number): fc.Arbitrary<Sample> {
  return fc
    .record({
      values,
      children: depth === 0 ? fc.constant([]) : fc.array(samples(depth - 1), { maxLength: 3 }),
      parent: depth === 0 ? fc.constant(null) : nullable(samples(0)),
    })
    .map(({ values, children, parent }) => {
      const { price, at, day, time, length, color, rights, address, isBox, volume } = values;
      const { name, flag, small, large, ratio, code, tags, addresses } = values;
      const json: Record<string, JsonValue> = {
        ...{ name, flag, small, code, day, time, tags },
        large: large === null ? null : large.toString(),
        // Services write decimals as numbers or as strings.
        price: price === null ? null : price[1] ? writeHundredths(price[0]) : price[0] / 100,
        ratio: ratio === null || Number.isFinite(ratio) ? ratio : writeRatio(ratio),
        at: at === null ? null : writeInstant(at),
        length: length === null ? null : writeSpan(length),
        color: color === null ? null : (colors[color] ?? null),
        rights: rights === null ? null : writeBits(rights),
        address: address === null ? null : address.json,
        addresses: addresses.map((each) => each.json),
        ...(isBox ? { volume } : {}),
      };
      return {
        json,
        plain: {
          ...{ name, flag, small, large, ratio, code, color, rights },
          price: price === null ? null : price[0],
          at: at === null ? null : plainInstant(at),
          day: day === null ? null : plainDay(day),
          time: time === null ? null : plainTime(time),
          length: length === null ? null : BigInt(length) * second,
          "address/city": address?.plain["city"],
          "address/zip": address?.plain["zip"],
          "address/school.homeAddress/door": address?.plain["school.homeAddress/door"],
          "school.box/volume": isBox ? volume : null,
          "parent/name": parent?.plain["name"],
          "parent/small": parent?.plain["small"],
          "parent/school.box/volume": parent?.plain["school.box/volume"],
        },
        ...{ clock: at, tags, addresses, children, isBox },
        parent: parent ?? undefined,
      };
    });
}

/** The thing that a sample stands for. */
export function toThing({ json, children = [], parent, isBox = false }: Sample): Related {
  const related = {
    children: children.map(toThing),
    ...(parent === undefined ? {} : { parent: toThing(parent) }),
  };
  const item = thing(json, related);
  return isBox ? { ...item, type: typeNamed("box") } : item;
}
