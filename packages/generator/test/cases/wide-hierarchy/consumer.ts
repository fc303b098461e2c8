import type { OData, Reading, ReadingM, Sensor, TypesByName } from "./expected/src/index.js";

export const reading: Reading = { "@odata.type": "#microsoft.graph.readingOfTomorrow", value: 1 };
export const sensor: Sensor = { last: reading };

export function isOfType<Name extends keyof TypesByName>(
  value: Reading,
  name: Name,
): value is Reading & OData.OfType<Name> {
  return value["@odata.type"] === `#${name}`;
}

export function unitOf(reading: Reading): string | undefined {
  return isOfType(reading, "microsoft.graph.readingM") ? reading.unit : undefined;
}

export const named: OData.OfType<"microsoft.graph.readingM"> = {
  "@odata.type": "#microsoft.graph.readingM",
  value: "INF",
  unit: "K",
};
export const kelvin: ReadingM = named;
// @ts-expect-error -- a reading carries the name of its type
export const misnamed: OData.OfType<"microsoft.graph.readingA"> = named;
