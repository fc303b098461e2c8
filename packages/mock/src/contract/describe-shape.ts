/** The places of a JSON value, and the kinds of values at each: `/value[]/priority` is `number`. Items of a list count as one. */
export type Shape = ReadonlyMap<string, ReadonlySet<string>>;

/** Tells what a JSON value consists of, whatever the values in it are. */
export function describeShape(value: unknown): Shape {
  const shape = new Map<string, Set<string>>();
  visit(value, "", shape);
  return shape;
}

function visit(value: unknown, place: string, shape: Map<string, Set<string>>): void {
  const kinds = shape.get(place) ?? new Set<string>();
  shape.set(place, kinds);
  if (Array.isArray(value)) {
    kinds.add("list");
    for (const item of value) visit(item, `${place}[]`, shape);
  } else if (typeof value === "object" && value !== null) {
    kinds.add("object");
    for (const [name, member] of Object.entries(value)) visit(member, `${place}/${name}`, shape);
  } else {
    kinds.add(value === null ? "null" : typeof value);
  }
}
