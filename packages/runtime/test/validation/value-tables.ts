/** Values that a type has, and values that it has not. */
export interface Table {
  readonly want: readonly unknown[];
  readonly reject: readonly unknown[];
}

const uuid = "01234567-89ab-cdef-0123-456789ABCDEF";
/** By the name of the type without `Edm.`. */
export const valueTables: Readonly<Record<string, Table>> = {
  String: { want: ["", "x", "\u0000", "\ud800"], reject: [0, true, {}, []] },
  Boolean: { want: [true, false], reject: ["true", "false", 0, 1, [], {}] },
  Byte: { want: [0, -0, 255], reject: [256, -1, 0.5, "1", true, [1], Number.NaN] },
  SByte: { want: [-128, 0, 127], reject: [-129, 128, 1.5, "1"] },
  Int16: { want: [-32768, 32767], reject: [-32769, 32768, 0.1, "5"] },
  Int32: {
    want: [-2147483648, 0, 2147483647, 1e3],
    reject: [-2147483649, 2147483648, 1.5, "1", Number.NaN, Number.POSITIVE_INFINITY, true, [1]],
  },
  Int64: {
    want: [
      ...[0, -5, 2 ** 53, 2 ** 63, -(2 ** 63)],
      ...["0", "+42", "-42", "007", "9223372036854775807", "-9223372036854775808"],
    ],
    reject: [
      ...[1.5, 2 ** 64, Number.NaN, Number.POSITIVE_INFINITY],
      ...["", "+", "1.0", "1e3", "9223372036854775808", "-9223372036854775809", " 1", "0x1", "INF"],
      "10000000000000000000",
    ],
  },
  Decimal: {
    want: [0, -1.5, 1e300, "1", "+42", "-1.234567e3", "1E-5", "00.10", "INF", "-INF", "NaN"],
    reject: [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      "",
      ".5",
      "5.",
      "1e",
      "+INF",
      "inf",
      "1,5",
      "1 ",
    ],
  },
  Double: {
    want: [0, -0, 1.5, 1e308, "INF", "-INF", "NaN"],
    reject: [Number.NaN, Number.POSITIVE_INFINITY, "1.5", "inf", "nan", "+INF", ""],
  },
  Single: {
    want: [0, 3.4028234663852886e38, -3.4028234663852886e38, 1e-60, "INF", "-INF", "NaN"],
    reject: [3.5e38, -3.5e38, Number.NaN, Number.POSITIVE_INFINITY, "1"],
  },
  Guid: {
    want: [uuid, uuid.toLowerCase()],
    reject: [
      "",
      uuid.slice(1),
      `{${uuid}}`,
      uuid.replaceAll("-", ""),
      uuid.replace("0", "g"),
      `${uuid}\n`,
    ],
  },
  Date: {
    want: ["2012-09-03", "0000-01-01", "-0001-12-31", "12021-01-31", "2021-02-30"],
    reject: [
      "",
      "2012-9-3",
      "012021-01-31",
      "2012-00-01",
      "2012-13-01",
      "2012-01-00",
      "2012-01-32",
      "INF",
      "2012-09-03T00:00Z",
    ],
  },
  DateTimeOffset: {
    want: [
      ...[
        "2012-09-03T22:09:02Z",
        "2012-09-03T22:09Z",
        "2012-09-03T14:53+02:00",
        "2016-12-31T23:56:33.9571764-08:00",
      ],
      ...[
        "0000-01-01T00:00Z",
        "-0044-03-15T12:00:00.5Z",
        "12021-01-01T00:00:00.123456789012+14:00",
      ],
      ...["2012-09-03t22:09:02z", "2021-07-13T08:00:00.1Z", "2021-07-13T08:00:00.123456789012Z"],
    ],
    reject: [
      ...[
        "",
        "2012-09-03",
        "2012-09-03T22:09:02",
        "2012-09-03 22:09:02Z",
        "2012-09-03T24:00:00Z",
        "2012-09-03T22:60Z",
      ],
      ...[
        "2012-09-03T22:09:60Z",
        "2012-09-03T22:09:02.Z",
        "2012-09-03T22:09.5Z",
        "2012-09-03T22:09:02+2:00",
      ],
      ...[
        "2012-09-03T22:09:02+0200",
        "2012-09-03T22:09:02+24:00",
        "2021-07-13T08:00:00.1234567890123Z",
      ],
      ...["2021-07-13T08:00:00.1234567890123+01:00", "-INF", "2012-09-03T22:09:02Z\n", "yesterday"],
    ],
  },
  TimeOfDay: {
    want: ["11:22", "00:00:00", "23:59:59.123456789012", "11:22:33.4444444"],
    reject: [
      "",
      "24:00:00",
      "1:22",
      "11:60",
      "11:22:60",
      "11:22:33.",
      "11:22:33.1234567890123",
      "11:22Z",
      "11%3A22",
    ],
  },
  Duration: {
    want: ["P1D", "-P6DT23H59M59.9999S", "PT0S", "PT5M", "PT1H30S", "P0D", "PT36H"],
    reject: [
      "",
      "P",
      "PT",
      "P1DT",
      "+P1D",
      "P1M",
      "P1Y",
      "P1W",
      "PT1.5H",
      "PT.5S",
      "1D",
      "P-1D",
      "PT5M3H",
    ],
  },
  Binary: {
    want: ["", "Zg", "Zg==", "Zm8", "Zm8=", "Zm9v", "_-8=", "+/8=", "a123456789abcdefABA="],
    reject: [
      "Z",
      "Zh",
      "Zh==",
      "Zm9",
      "Zg=",
      "Zm8==",
      "Zm9v=",
      "Zm 8",
      "Zm8=\n",
      "Zm8=Zm8=",
      "Zm9v==",
    ],
  },
  Stream: { want: ["", "eyJhIjoxfQ", "text as it is"], reject: [{}, 1] },
  Primitive: { want: ["", 0, false], reject: [{}, []] },
};
