import type { Diagnostic } from "../diagnostic.js";
import type { Facets, Type } from "../model.js";
import { facetNotApplicable, type Origin, scaleAbovePrecision } from "./problems.js";

interface Applicability {
  readonly facet: string;
  readonly isGiven: (facets: Facets) => boolean;
  readonly types: RegExp;
  readonly described: string;
}

const APPLICABLE: readonly Applicability[] = [
  {
    facet: "MaxLength",
    isGiven: ({ maxLength }) => maxLength !== undefined,
    types: /^Edm\.(?:Binary|Stream|String|PrimitiveType|Untyped)$/,
    described: "Edm.Binary, Edm.Stream and Edm.String",
  },
  {
    facet: "Precision",
    isGiven: ({ precision }) => precision !== undefined,
    types: /^Edm\.(?:DateTimeOffset|Decimal|Duration|TimeOfDay|PrimitiveType|Untyped)$/,
    described: "Edm.DateTimeOffset, Edm.Decimal, Edm.Duration and Edm.TimeOfDay",
  },
  {
    facet: "Scale",
    isGiven: ({ scale }) => scale !== undefined,
    types: /^Edm\.(?:Decimal|PrimitiveType|Untyped)$/,
    described: "Edm.Decimal",
  },
  {
    facet: "Unicode",
    isGiven: ({ unicode }) => unicode !== undefined,
    types: /^Edm\.(?:String|PrimitiveType|Untyped)$/,
    described: "Edm.String",
  },
  {
    facet: "SRID",
    isGiven: ({ srid }) => srid !== undefined,
    types: /^Edm\.(?:Geo.*|PrimitiveType|Untyped)$/,
    described: "the Edm.Geography and Edm.Geometry types",
  },
];

const NOTHING: readonly Diagnostic[] = Object.freeze([]);

/** Facets fit the type they are given with (OData CSDL XML 4.01 §7.2). */
export function checkFacets(
  type: Type,
  facets: Facets,
  describe: () => Origin,
): readonly Diagnostic[] {
  const { nullable: _, ...others } = facets;
  if (Object.keys(others).length === 0) return NOTHING;
  const { qualifiedName } = type.kind === "TypeDefinition" ? type.underlyingType : type;
  const diagnostics = APPLICABLE.filter(
    ({ isGiven, types }) => isGiven(facets) && !types.test(qualifiedName),
  ).map(({ facet, described }) =>
    facetNotApplicable(facet, type.qualifiedName, described, describe()),
  );
  const { scale, precision } = facets;
  if (typeof scale === "number" && precision !== undefined && scale > precision) {
    diagnostics.push(scaleAbovePrecision(scale, precision, describe()));
  }
  return diagnostics;
}
