import { median, type Measurement } from "./measurement.js";

const HEAD = [
  "",
  "median",
  "range",
  "target",
  "",
  "of it writing",
  "processor",
  "peak memory",
  "target",
  "",
];

/** The measurements as a table, each with its target and whether that is met. */
export function formatTable(measurements: readonly Measurement[]): string {
  const rows = [HEAD, ...measurements.map(describe)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function describe({
  name,
  milliseconds,
  limit,
  writing,
  processor,
  megabytes,
  megabytesLimit,
}: Measurement): readonly string[] {
  return [
    name,
    seconds(median(milliseconds)),
    `${seconds(Math.min(...milliseconds))} to ${seconds(Math.max(...milliseconds))}`,
    limit === undefined ? "" : `< ${seconds(limit)}`,
    verdict(milliseconds, limit),
    writing === undefined ? "" : seconds(median(writing)),
    processor === undefined ? "" : seconds(median(processor)),
    megabytes === undefined ? "" : `${median(megabytes).toFixed(0)} MB`,
    megabytesLimit === undefined ? "" : `< ${megabytesLimit} MB`,
    megabytes === undefined ? "" : verdict(megabytes, megabytesLimit),
  ];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function verdict(values: readonly number[], limit: number | undefined): string {
  if (limit === undefined) return "";
  return median(values) < limit ? "met" : "missed";
}
