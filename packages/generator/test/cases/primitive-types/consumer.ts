import type { Equal, Expect } from "../../golden/expect-type.js";
import type { All, Everywhere, OData } from "./expected/src/index.js";

export type Kinds = [
  Expect<Equal<All["int64"], number | string>>,
  Expect<Equal<All["double"], number | "INF" | "-INF" | "NaN">>,
  Expect<Equal<All["dateTimeOffset"], string>>,
  Expect<Equal<All["stringsOrNull"], (string | null)[] | undefined>>,
  Expect<Equal<All["stringsForSure"], string[] | undefined>>,
];

export const point: Everywhere["geographyPoint"] = { type: "Point", coordinates: [8.7, 50.1] };
export const place: OData.Geo = { type: "GeometryCollection", geometries: [point] };
// @ts-expect-error -- a point is no line
export const line: Everywhere["geometryLineString"] = point;

export function latitude(geo: OData.Geo): number | undefined {
  return geo.type === "Point" ? geo.coordinates[1] : undefined;
}
