import type { TypeExpression } from "../../../src/document.js";
import type { Mutable, Mutant } from "./mutant.js";

type Reference = Mutable<TypeExpression>;

/** Changes a use of a type; false where it cannot. */
export type ReferenceMutator = (
  mutant: Mutant,
  reference: Reference,
  element: string,
  path: string,
) => boolean;

/** Type, nullability and facets depend on each other, so only one of them changes. */
function claimReference(mutant: Mutant, path: string): boolean {
  return mutant.claim(`${path}#Type`);
}

export const changeType: ReferenceMutator = (mutant, reference, element, path) => {
  if (!claimReference(mutant, path)) return false;
  const before = mutant.write(reference);
  reference.name = reference.name === "Edm.Guid" ? "Edm.Boolean" : "Edm.Guid";
  mutant.changed(element, path, "Type", before, mutant.write(reference));
  return true;
};

export const flipCollection: ReferenceMutator = (mutant, reference, element, path) => {
  if (!claimReference(mutant, path)) return false;
  const before = mutant.write(reference);
  reference.isCollection = !reference.isCollection;
  mutant.changed(element, path, "Type", before, mutant.write(reference));
  return true;
};

export const changeNullable: ReferenceMutator = (mutant, reference, element, path) => {
  if (!claimReference(mutant, path)) return false;
  const { nullable } = reference.facets;
  const before = reference.isCollection ? nullable : (nullable ?? true);
  const after = before !== true;
  reference.facets = { ...reference.facets, nullable: after };
  mutant.changed(element, path, "Nullable", before, after);
  return true;
};

export const changeFacet: ReferenceMutator = (mutant, reference, element, path) => {
  const { facets, name } = reference;
  const isTemporal = ["Edm.DateTimeOffset", "Edm.Duration", "Edm.TimeOfDay"].includes(name);
  const choices = [
    ["MaxLength", "maxLength", facets.maxLength, facets.maxLength === 17 ? "max" : 17],
    ["Precision", "precision", facets.precision ?? (isTemporal ? 0 : undefined), 5],
    ["Scale", "scale", facets.scale ?? (name === "Edm.Decimal" ? 0 : undefined), 4],
    ["Unicode", "unicode", facets.unicode ?? (name === "Edm.String" ? true : undefined), false],
    ["SRID", "srid", facets.srid ?? defaultSrid(name), 3857],
  ] as const;
  const choice = mutant.pick(choices);
  if (choice === undefined || choice[2] === choice[3] || !claimReference(mutant, path))
    return false;
  const [aspect, facet, before, after] = choice;
  reference.facets = { ...facets, [facet]: after };
  mutant.changed(element, path, aspect, before, after);
  return true;
};

function defaultSrid(name: string): number | undefined {
  if (name.startsWith("Edm.Geography")) return 4326;
  return name.startsWith("Edm.Geometry") ? 0 : undefined;
}
