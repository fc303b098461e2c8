import type { Change } from "../../src/diff/change.js";

/** A change in a line: `changed Property shop.user/age Type Edm.Int32 -> Edm.String`. */
export function describeChange(change: Change): string {
  const { kind, element, path, before, after } = change;
  const what = kind === "changed" ? [change.aspect] : kind === "annotated" ? [nameOf(change)] : [];
  const values =
    kind === "added" || kind === "removed"
      ? []
      : [`${before ?? "nothing"} -> ${after ?? "nothing"}`];
  return [kind, element, path, ...what, ...values].join(" ");
}

function nameOf({ term, qualifier }: { term: string; qualifier?: string }): string {
  return qualifier === undefined ? term : `${term}#${qualifier}`;
}
