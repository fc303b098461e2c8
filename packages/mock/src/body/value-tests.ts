import type { PrimitiveType } from "@graphslice/csdl";
import {
  isAnything,
  isBinary,
  isBoolean,
  isByte,
  isDate,
  isDateTimeOffset,
  isDecimal,
  isDouble,
  isDuration,
  isGeo,
  isGeoCollection,
  isGeoLineString,
  isGeoMultiLineString,
  isGeoMultiPoint,
  isGeoMultiPolygon,
  isGeoPoint,
  isGeoPolygon,
  isGuid,
  isInt16,
  isInt32,
  isInt64,
  isPrimitive,
  isSByte,
  isSingle,
  isString,
  isTimeOfDay,
} from "@graphslice/runtime/validation";

type Test = (value: unknown) => boolean;

/** How a value of a primitive type is told, and what it is called in messages. */
export interface ValueTest {
  readonly test: Test;
  readonly expected: string;
}

const TESTS: Readonly<Record<string, Test>> = {
  Binary: isBinary,
  Boolean: isBoolean,
  Byte: isByte,
  Date: isDate,
  DateTimeOffset: isDateTimeOffset,
  Decimal: isDecimal,
  Double: isDouble,
  Duration: isDuration,
  Guid: isGuid,
  Int16: isInt16,
  Int32: isInt32,
  Int64: isInt64,
  PrimitiveType: isPrimitive,
  SByte: isSByte,
  Single: isSingle,
  Stream: isString,
  String: isString,
  TimeOfDay: isTimeOfDay,
};

const GEO_TESTS: Readonly<Record<string, Test>> = {
  "": isGeo,
  Collection: isGeoCollection,
  LineString: isGeoLineString,
  MultiLineString: isGeoMultiLineString,
  MultiPoint: isGeoMultiPoint,
  MultiPolygon: isGeoMultiPolygon,
  Point: isGeoPoint,
  Polygon: isGeoPolygon,
};

const OBJECTS = new Set(["Untyped", "EntityType", "ComplexType"]);

export function testOf({ name }: PrimitiveType): ValueTest {
  if (OBJECTS.has(name)) return { test: isAnything, expected: "JSON" };
  const test = TESTS[name];
  if (test !== undefined) return { test, expected: name };
  const geo = name.startsWith("Geo")
    ? GEO_TESTS[name.replace(/^Geo(graphy|metry)/, "")]
    : undefined;
  return geo === undefined ? { test: isString, expected: "String" } : { test: geo, expected: name };
}
