/** Values that are just within a type, and values that are just outside. */
export interface EdgeValues {
  readonly valid: readonly unknown[];
  readonly invalid: readonly unknown[];
}

const position = [-122.3, 47.6];
const ring = [position, [1, 2], [3, 4], position];

const geo: Readonly<Record<string, readonly unknown[]>> = {
  Point: [
    { type: "Point", coordinates: position },
    { type: "Point", coordinates: [1, 2, 3] },
    {
      type: "Point",
      coordinates: [0, 0],
      crs: { type: "name", properties: { name: "EPSG:4326" } },
    },
  ],
  LineString: [{ type: "LineString", coordinates: [position, [1, 2]] }],
  Polygon: [{ type: "Polygon", coordinates: [ring] }],
  MultiPoint: [{ type: "MultiPoint", coordinates: [position] }],
  MultiLineString: [{ type: "MultiLineString", coordinates: [[position, [1, 2]]] }],
  MultiPolygon: [{ type: "MultiPolygon", coordinates: [[ring], [ring]] }],
  Collection: [
    { type: "GeometryCollection", geometries: [] },
    {
      type: "GeometryCollection",
      geometries: [
        { type: "Point", coordinates: [1, 2] },
        { type: "GeometryCollection", geometries: [{ type: "MultiPoint", coordinates: [] }] },
      ],
    },
  ],
};

const noGeo: readonly unknown[] = [
  {},
  [],
  "Point(1 2)",
  { type: "Point" },
  { type: "point", coordinates: [1, 2] },
  { type: "Point", coordinates: [1] },
  { type: "Point", coordinates: ["1", "2"] },
  { type: "Point", coordinates: [1, null] },
  { type: "Point", coordinates: [1, 2], crs: "EPSG:4326" },
  { type: "Polygon", coordinates: position },
  { type: "GeometryCollection", geometries: {} },
  { type: "GeometryCollection", geometries: [{ type: "Point" }] },
  { type: "Circle", coordinates: [1, 2] },
];

const noInteger: readonly unknown[] = [1.5, "1", "", true, {}, [], [1], "NaN", "INF"];
const noText: readonly unknown[] = [0, 1, false, {}, [], ["x"]];

const edges: Readonly<Record<string, EdgeValues>> = {
  Binary: {
    valid: ["", "AA", "AA==", "AAA", "AAA=", "AAAA", "-_-_", "+/+/", "T0RhdGE", "T0RhdGE="],
    invalid: [
      "A",
      "A=",
      "AA=",
      "AAA==",
      "AB",
      "AAB",
      "=",
      "====",
      "AA AA",
      "AAAA\n",
      "ÄÖÜß",
      ...noText,
    ],
  },
  Boolean: { valid: [true, false], invalid: ["true", "false", 0, 1, "", {}, []] },
  Byte: { valid: [0, 1, 255, -0], invalid: [-1, 256, ...noInteger] },
  Date: {
    valid: ["2021-07-16", "0000-01-01", "-0001-12-31", "9999-12-31", "12345-01-01", "2021-02-31"],
    invalid: [
      ...["2021-7-16", "2021-07-00", "2021-07-32", "2021-00-10", "2021-13-01", "02021-01-01"],
      ...["21-07-16", "2021-07-16T00:00:00Z", "2021-07-16Z", "+2021-07-16", "", "Date", ...noText],
    ],
  },
  DateTimeOffset: {
    valid: [
      ...["2021-07-16T12:30:00Z", "2021-07-16T12:30Z", "2021-07-16t12:30:00z"],
      ...["2016-12-31T23:56:33.9571764-08:00", "2021-07-16T00:00:00.123456789012Z"],
      ...[
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999999+14:00",
        "-0044-03-15T12:00:00Z",
      ],
    ],
    invalid: [
      ...["2021-07-16", "2021-07-16T12:30:00", "2021-07-16 12:30:00Z", "2021-07-16T24:00:00Z"],
      ...["2021-07-16T12:60:00Z", "2021-07-16T12:30:60Z", "2021-07-16T12:30:00.Z", "T12:30:00Z"],
      ...[
        "2021-07-16T12:30:00.1234567890123Z",
        "2021-07-16T12:30:00+2:00",
        "2021-07-16T12:30:00+24:00",
      ],
      ...[
        "2021-07-16T12:30:00+0200",
        "2021-07-16T12Z",
        "2021-07-16T12:30:00ZZ",
        "",
        "datetime-value",
      ],
      ...noText,
    ],
  },
  Decimal: {
    valid: [
      ...[0, -0, 1.5, -1e300, 2 ** 70, "0", "-1.5", "+3.14", "79228162514264337593543950335"],
      ...["1e10", "1E10", "1.5e-7", "INF", "-INF", "NaN", "007"],
    ],
    invalid: ["", ".5", "5.", "1e", "+INF", "Infinity", "nan", "0x10", "1,5", " 1", true, {}, []],
  },
  Double: {
    valid: [0, -0, 1.5, 5e-324, 1.7976931348623157e308, "INF", "-INF", "NaN"],
    invalid: ["1.5", "+INF", "Infinity", "nan", "", true, {}, [], [1]],
  },
  Duration: {
    valid: [
      ...["P1D", "PT1H", "PT1M", "PT1S", "PT0S", "P12DT23H59M59.999999999999S", "-P1D", "-PT0.5S"],
      ...["P0D", "PT36H", "p1dt2h"],
    ],
    invalid: [
      ...["P", "PT", "P1DT", "P1Y", "P1M", "P1W", "1D", "PT1", "P1H", "PT1D", "PT1.5H", "PT.5S"],
      ...["PT1M1H", "P-1D", "+P1D", "PT1S1S", "", "00:00:01", ...noText],
    ],
  },
  Guid: {
    valid: ["21EC2020-3AEA-1069-A2DD-08002B30309D", "00000000-0000-0000-0000-000000000000"],
    invalid: [
      ...["21EC20203AEA1069A2DD08002B30309D", "{21EC2020-3AEA-1069-A2DD-08002B30309D}"],
      ...["21EC2020-3AEA-1069-A2DD-08002B30309", "21EC2020-3AEA-1069-A2DD-08002B30309DA"],
      ...["G1EC2020-3AEA-1069-A2DD-08002B30309D", "", "guid", ...noText],
    ],
  },
  Int16: { valid: [0, -32768, 32767], invalid: [-32769, 32768, ...noInteger] },
  Int32: { valid: [0, -2147483648, 2147483647], invalid: [-2147483649, 2147483648, ...noInteger] },
  Int64: {
    valid: [
      ...[0, -0, 2 ** 53, -(2 ** 53), 2 ** 63 - 1024, -(2 ** 63), "0", "-1", "+1", "0001"],
      ...["9223372036854775807", "-9223372036854775808"],
    ],
    invalid: [
      ...[1.5, 2 ** 64, "1.5", "1e3", "", "-", "0x1", " 1", "NaN", "INF", "12345678901234567890"],
      ...[true, {}, [], [1]],
    ],
  },
  SByte: { valid: [0, -128, 127], invalid: [-129, 128, ...noInteger] },
  Single: {
    valid: [0, 1.5, 1e-45, 3.4028234663852886e38, -3.4028234663852886e38, "INF", "-INF", "NaN"],
    invalid: [3.4028236e38, -3.5e38, 1e300, "1.5", "+INF", "", true, {}, [], [1]],
  },
  Stream: { valid: ["", "AAAA", "any text"], invalid: noText },
  String: { valid: ["", "x", "null", "\u0000", "😀", "\ud800"], invalid: noText },
  TimeOfDay: {
    valid: ["00:00", "23:59", "00:00:00", "23:59:59.999999999999", "07:59:59.1"],
    invalid: [
      ...["24:00", "24:00:00", "23:60", "23:59:60", "7:59", "07:59:59.", "07:59:59.1234567890123"],
      ...["07:59:59Z", "T07:59", "", ...noText],
    ],
  },
  PrimitiveType: { valid: ["", "x", 0, 1.5, true, false], invalid: [{}, [], [1]] },
};

/** The edge values of a primitive type, by unqualified name; none of them is null. */
export function edgeValues(name: string): EdgeValues {
  const own = edges[name];
  if (own !== undefined) return own;
  const kind = /^Geo(?:graphy|metry)(?<shape>.*)$/.exec(name)?.groups?.["shape"];
  if (kind === undefined) {
    return { valid: [{}, [], "", 0, false, { a: [null] }], invalid: [] };
  }
  const all = Object.values(geo).flat();
  const valid = kind === "" ? all : (geo[kind] ?? []);
  return { valid, invalid: [...noGeo, ...all.filter((value) => !valid.includes(value))] };
}
