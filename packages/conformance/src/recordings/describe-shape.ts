/** The places of a JSON value and the kinds of values at them: `/value[]/priority: number`. Items of lists count as one. */
export function describeShape(value: unknown): ReadonlySet<string> {
  const shape = new Set<string>();
  visit(value, "", shape);
  return shape;
}

function visit(value: unknown, place: string, shape: Set<string>): void {
  if (Array.isArray(value)) {
    shape.add(`${place}: list`);
    for (const item of value) visit(item, `${place}[]`, shape);
  } else if (typeof value === "object" && value !== null) {
    shape.add(`${place}: object`);
    for (const [name, member] of Object.entries(value)) visit(member, `${place}/${name}`, shape);
  } else {
    shape.add(`${place}: ${value === null ? "null" : typeof value}`);
  }
}
