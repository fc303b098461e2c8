import type { ModelIndex } from "../resource/model-index.js";
import type { Home, ValuePlace } from "./address.js";
import { readKeyMembers } from "./key-text.js";
import { memberOf } from "./member-of.js";
import { enterMember, findMember, isStructured, placeOf } from "./read-address.js";

/** An entity in a body. */
export interface FoundEntity {
  readonly entity: object;
  readonly home: Home;
  /** The place of the entity itself, as far as it is known. */
  readonly at: string | undefined;
  /** The names and numbers that lead to it from the body. */
  readonly trail: readonly string[];
}

/** The entities of a body that was sent to a place or came from there, those in others too; in the order of the text. */
export function findEntities(
  body: unknown,
  place: ValuePlace,
  index: ModelIndex,
): readonly FoundEntity[] {
  const items = place.isCollection ? memberOf(body, "value") : undefined;
  return Array.isArray(items)
    ? visit(items, place, ["value"], index)
    : visit(body, place, [], index);
}

function visit(
  value: unknown,
  place: ValuePlace,
  trail: readonly string[],
  index: ModelIndex,
): readonly FoundEntity[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, number) =>
      visit(item, place, [...trail, `${number}`], index),
    );
  }
  const annotated = memberOf(value, "@odata.type");
  const actual = typeof annotated === "string" ? index.findStructuredType(annotated) : undefined;
  const type = actual ?? place.type;
  if (!isStructured(type)) return [];
  const home = place.home && type.kind === "EntityType" ? { ...place.home, type } : undefined;
  const own = home && placeOf(home, readKeyMembers(value, home.type));
  const at = place.isCollection ? own : (place.at ?? own);
  const below = Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const found = findMember(type, name);
    return found === undefined
      ? []
      : visit(member, enterMember(at, found, index), [...trail, name], index);
  });
  return home === undefined ? below : [{ entity: value, home, at, trail }, ...below];
}
