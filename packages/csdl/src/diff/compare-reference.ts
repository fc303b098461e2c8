import type { Facets, Type, TypeReference } from "../model.js";
import type { Comparison, Pair } from "./comparison.js";
import { writeReference } from "./names.js";

/** Compares the types that two elements are declared to have, and the facets of these uses. */
export function compareReference(
  pair: Pair,
  before: TypeReference,
  after: TypeReference,
  comparison: Comparison,
): void {
  comparison.alter(pair, "Type", writeReference(before), writeReference(after));
  comparison.alter(pair, "Nullable", ...writeNullable(before, after));
  const isSame = before.type.qualifiedName === after.type.qualifiedName;
  const [old, now] = isSame
    ? [completeFacets(before.facets, before.type), completeFacets(after.facets, after.type)]
    : [
        withoutDefaults(before.facets, before.type, after.facets),
        withoutDefaults(after.facets, after.type, before.facets),
      ];
  compareFacets(pair, old, now, comparison);
}

/** Compares all facets but `Nullable`. */
export function compareFacets(
  pair: Pair,
  before: Facets,
  after: Facets,
  comparison: Comparison,
): void {
  const alter = (
    aspect: "MaxLength" | "Precision" | "Scale" | "Unicode" | "SRID",
    old: Facets[keyof Facets],
    now: Facets[keyof Facets],
  ): void => comparison.alter(pair, aspect, write(old), write(now));
  alter("MaxLength", before.maxLength, after.maxLength);
  alter("Precision", before.precision, after.precision);
  alter("Scale", before.scale, after.scale);
  alter("Unicode", before.unicode, after.unicode);
  alter("SRID", before.srid, after.srid);
}

/**
 * Single values are nullable unless declared otherwise; of the items of a collection nothing is said then
 * (OData CSDL XML 4.01 §7.2.1).
 */
function writeNullable(
  before: TypeReference,
  after: TypeReference,
): readonly [string | undefined, string | undefined] {
  const isDefaulted = !before.isCollection || !after.isCollection;
  const nullableOf = ({ facets: { nullable } }: TypeReference): string | undefined =>
    write(isDefaulted ? (nullable ?? true) : nullable);
  return [nullableOf(before), nullableOf(after)];
}

/** Temporal types, whose precision is 0 unless said otherwise (§7.2.3). */
const TEMPORAL = new Set(["Edm.DateTimeOffset", "Edm.Duration", "Edm.TimeOfDay"]);

/** The facets with the defaults of a primitive type (§7.2.2 to §7.2.6). A type definition has facets of its own. */
export function completeFacets(facets: Facets, type: Type): Facets {
  return { ...defaultFacets(type), ...facets };
}

/**
 * The facets that say more than the defaults of a primitive type, or the same as those of the other use. For where the
 * types differ, and so their defaults.
 */
export function withoutDefaults(facets: Facets, type: Type, others: Facets): Facets {
  const defaults: Readonly<Record<string, unknown>> = { ...defaultFacets(type) };
  const same: Readonly<Record<string, unknown>> = { ...others };
  return Object.fromEntries(
    Object.entries(facets).filter(
      ([facet, value]) => defaults[facet] !== value || same[facet] === value,
    ),
  );
}

function defaultFacets(type: Type): Facets {
  if (type.kind !== "PrimitiveType") return {};
  const { qualifiedName: name } = type;
  return {
    ...(TEMPORAL.has(name) ? { precision: 0 } : {}),
    ...(name === "Edm.Decimal" ? { scale: 0 } : {}),
    ...(name === "Edm.String" ? { unicode: true } : {}),
    ...(name.startsWith("Edm.Geography") ? { srid: 4326 } : {}),
    ...(name.startsWith("Edm.Geometry") ? { srid: 0 } : {}),
  };
}

function write(value: Facets[keyof Facets]): string | undefined {
  return value === undefined ? undefined : String(value);
}
