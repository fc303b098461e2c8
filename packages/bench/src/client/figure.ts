import { median } from "../measurement.js";

/** Something measured once or several times, with the most that it may be. */
export interface Figure {
  readonly name: string;
  readonly values: readonly number[];
  readonly unit: "B" | "us" | "ms" | "MB";
  readonly limit?: number;
}

/** The figures as a table: median, range, limit, and whether that is met. */
export function formatFigures(figures: readonly Figure[]): string {
  const rows = [["", "median", "range", "limit", ""], ...figures.map(describe)];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map(([name = "", ...cells]) =>
      [
        name.padEnd(widths[0] ?? 0),
        ...cells.map((cell, index) => cell.padStart(widths[index + 1] ?? 0)),
      ]
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function describe({ name, values, unit, limit }: Figure): readonly string[] {
  const show = (value: number): string => `${Math.round(value).toLocaleString("en")} ${unit}`;
  const range =
    values.length === 1 ? "" : `${show(Math.min(...values))} to ${show(Math.max(...values))}`;
  if (limit === undefined) return [name, show(median(values)), range];
  const verdict = median(values) <= limit ? "met" : "missed";
  return [name, show(median(values)), range, show(limit), verdict];
}
