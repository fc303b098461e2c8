import { findAnnotation, readConstant, readMember } from "@graphslice/csdl";
import type { Step } from "../corpus/url-walker.js";

/** Terms of the Capabilities vocabulary, and the member that refuses a method (OData Vocabularies 4.01). */
const RESTRICTIONS: Readonly<Record<string, readonly [term: string, member: string]>> = {
  GET: ["ReadRestrictions", "Readable"],
  POST: ["InsertRestrictions", "Insertable"],
  PATCH: ["UpdateRestrictions", "Updatable"],
  PUT: ["UpdateRestrictions", "Updatable"],
  DELETE: ["DeleteRestrictions", "Deletable"],
};
const COUNT = ["CountRestrictions", "Countable"] as const;

/** Whether the metadata says of a set, a singleton or a navigation property that a method is refused there. */
export function isRefused(method: string, steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  const isCount = last?.name === "$count";
  const { element, resource } = (isCount ? steps.at(-2) : last) ?? {};
  const [term, member] = (isCount ? COUNT : RESTRICTIONS[method]) ?? [];
  if (element === undefined || term === undefined || member === undefined) return false;
  if (resource?.kind !== "value" || resource.type.kind !== "EntityType") return false;
  const annotation = findAnnotation(element, `Org.OData.Capabilities.V1.${term}`);
  return readConstant(readMember(annotation?.value, member)) === "false";
}
