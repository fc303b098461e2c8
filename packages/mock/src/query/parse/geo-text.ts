const number = String.raw`(?:[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?|-?INF|NaN)`;
const place = `${number}(?: ${number}){1,3}`;

function listOf(item: string, least: 0 | 1 | 2): string {
  const more = `(?:,${item})${least === 2 ? "+" : "*"}`;
  return least === 0 ? `\\((?:${item}${more})?\\)` : `\\(${item}${more}\\)`;
}

const point = `\\(${place}\\)`;
const lineString = listOf(place, 2);
const polygon = listOf(listOf(place, 1), 1);
const shapes = [
  `Point${point}`,
  `LineString${lineString}`,
  `Polygon${polygon}`,
  `MultiPoint${listOf(point, 0)}`,
  `MultiLineString${listOf(lineString, 0)}`,
  `MultiPolygon${listOf(polygon, 0)}`,
];
const prefix = /SRID=\d{1,5};/iy;
/** What opens collections, a shape, what closes collections, and a comma if another shape follows. */
const shape = new RegExp(
  `((?:GeometryCollection\\()*)(?:${shapes.join("|")})(\\)*)(,(?=[a-z]))?`,
  "iy",
);

/** Whether a text is what quotes hold in a geographic or geometric literal (OData 4.0 ABNF §7). */
export function isGeoText(text: string): boolean {
  prefix.lastIndex = 0;
  if (!prefix.test(text)) return false;
  shape.lastIndex = prefix.lastIndex;
  let depth = 0;
  let end = prefix.lastIndex;
  for (;;) {
    const match = shape.exec(text);
    if (match === null) return false;
    const [, opening = "", closing = "", comma] = match;
    depth += opening.length / "GeometryCollection(".length - closing.length;
    end = shape.lastIndex;
    if (comma === undefined) return depth === 0 && end === text.length;
    // Only a collection has more than one shape.
    if (depth < 1) return false;
  }
}
