import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatValue } from "../../../src/query/values/format-value.js";
import {
  compareMoments,
  readDate,
  readDateTimeOffset,
  readDuration,
  readTimeOfDay,
  splitDate,
} from "../../../src/query/values/moment.js";

const instants = fc.date({
  min: new Date("0001-01-01"),
  max: new Date("9999-12-31"),
  noInvalidDate: true,
});

describe("an instant", () => {
  it("is where Date has it, at any offset", () => {
    const property = fc.property(instants, fc.integer({ min: -839, max: 839 }), (date, offset) => {
      const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
      const size = Math.abs(offset);
      const zone = `${offset < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
      const read = readDateTimeOffset(local + zone);
      const milliseconds = (read?.seconds ?? 0) * 1000 + (read?.picoseconds ?? 0) / 1e9;
      expect(milliseconds).toBe(date.getTime());
      expect(read).toEqual({ ...readDateTimeOffset(date.toISOString()), offset });
    });
    fc.assert(property, { seed: 1, numRuns: 2000 });
  });

  it.each([
    ["2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z"],
    ["2020-01-01T00:00Z", "2020-01-01T00:00:00Z"],
    ["2020-01-01t00:00:00z", "2020-01-01T00:00:00Z"],
    ["2020-01-01T00:00:00.100Z", "2020-01-01T00:00:00.1Z"],
    ["2020-01-01T00:00:00.123456789012Z", "2020-01-01T00:00:00.123456789012Z"],
    ["2016-12-31T23:56:33.9571764-08:00", "2016-12-31T23:56:33.9571764-08:00"],
    ["-0001-12-31T23:59:59Z", "-0001-12-31T23:59:59Z"],
    ["0000-02-29T00:00:00Z", "0000-02-29T00:00:00Z"],
  ])("%s is written %s", (text, written) => {
    expect(formatValue(readDateTimeOffset(text), { kind: "DateTimeOffset" })).toBe(written);
  });

  it.each([
    "2020-02-30T00:00:00Z",
    "2021-02-29T00:00:00Z",
    "2020-13-01T00:00:00Z",
    "2020-01-01T24:00:00Z",
    "2020-01-01T00:60:00Z",
    "2020-01-01T00:00:60Z",
    "2020-01-01T00:00:00.Z",
    "2020-01-01T00:00:00.1234567890123Z",
    "2020-01-01T00:00:0xZ",
    "2020-01-01T00:00:00",
    "2020-01-01T00:00:00+24:00",
    "x",
  ])("is not %s", (text) => {
    expect(readDateTimeOffset(text)).toBeUndefined();
  });
});

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

describe("a date", () => {
  it("is as many days from 1970 as Date has it", () => {
    const property = fc.property(instants, (date) => {
      const text = date.toISOString().slice(0, 10);
      const days = readDate(text) ?? Number.NaN;
      expect(days).toBe(Math.floor(date.getTime() / 86_400_000));
      const split = {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
      };
      expect(splitDate(days)).toEqual(split);
    });
    fc.assert(property, { seed: 2, numRuns: 2000 });
  });
});

describe("a duration", () => {
  it.each([
    ["P1D", "P1D"],
    ["PT36H", "P1DT12H"],
    ["-PT0.5S", "-PT0.5S"],
    ["PT61M1.25S", "PT1H1M1.25S"],
    ["PT0S", "PT0S"],
  ])("%s is written %s", (text, written) => {
    expect(formatValue(readDuration(text), { kind: "Duration" })).toBe(written);
  });

  it.each(["P", "PT", "P1M", "P1Y", "+P1D", "P1DT", "PT1.S"])("is not %s", (text) => {
    expect(readDuration(text)).toBeUndefined();
  });

  it("is ordered by its length", () => {
    const sorted = ["-P1D", "-PT0.5S", "PT0S", "PT0.25S", "PT59M", "PT1H"].map(readDuration);
    for (const [index, duration] of sorted.entries()) {
      const next = sorted[index + 1];
      if (duration && next) expect(compareMoments(duration, next)).toBeLessThan(0);
    }
  });
});

describe("a time of day", () => {
  it.each([
    ["11:22", "11:22:00"],
    ["11:22:33.4444444", "11:22:33.4444444"],
  ])("%s is written %s", (text, written) => {
    expect(formatValue(readTimeOfDay(text), { kind: "TimeOfDay" })).toBe(written);
  });

  it("is not 24:00:00", () => {
    expect(readTimeOfDay("24:00:00")).toBeUndefined();
  });
});
