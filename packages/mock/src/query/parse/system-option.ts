import { suggestName } from "@graphslice/csdl";

/** The system query options that are understood, without their dollar sign (OData 4.0 Part 2 §5.1). */
const known = [
  "filter",
  "orderby",
  "select",
  "expand",
  "search",
  "top",
  "skip",
  "count",
  "levels",
  "format",
  "id",
  "skiptoken",
  "deltatoken",
] as const;

export type SystemOption = (typeof known)[number];

const knownNames: ReadonlySet<string> = new Set(known);

/** Options of OData 4.01 or of extensions, which Graph does not have. */
const unsupported: ReadonlySet<string> = new Set(["apply", "compute", "index", "schemaversion"]);

/** The option of a name in any case, with or without its dollar sign: Graph takes all of these. */
export function findSystemOption(name: string): SystemOption | undefined {
  const bare = (name.startsWith("$") ? name.slice(1) : name).toLowerCase();
  // The set holds the names of the type.
  return knownNames.has(bare) ? (bare as SystemOption) : undefined;
}

/** Why a name that is no system option of the allowed ones cannot stand where one is expected. */
export function describeUnknownOption(name: string): string {
  const bare = name.replace(/^\$/, "").toLowerCase();
  if (unsupported.has(bare)) return `$${bare} is not supported`;
  const suggestion = suggestName(bare, known);
  const hint = suggestion === undefined ? "" : `; did you mean $${suggestion}?`;
  return `${JSON.stringify(name)} is not a query option of OData${hint}`;
}
