import { readWritability, isInsertable, type StructuredType } from "@graphslice/csdl";
import { createBare } from "../create-bare.js";
import { typeOfValue } from "../body/read-values.js";
import type { JsonObject } from "../json.js";
import { layoutOf } from "../resource/type-layout.js";
import type { Service } from "./service.js";

/** A body without what only the service sets: the reference pages list it, and ask for it in places. */
export function dropServerSet(
  declared: StructuredType,
  body: JsonObject,
  event: "create" | "update",
  { index }: Service,
): JsonObject {
  const type = typeOfValue(declared, body, index);
  const { properties, navigation, streams } = layoutOf(type);
  const kept = createBare();
  for (const [name, value] of Object.entries(body)) {
    const property = properties.get(name) ?? streams.get(name);
    const writability = property === undefined ? "always" : readWritability(property);
    if (writability === "never" || (writability === "on-create" && event === "update")) continue;
    const target = navigation.get(name);
    if (target !== undefined && (event === "update" || !isInsertable(target))) continue;
    kept[name] = value;
  }
  return kept;
}
