import { findAnnotation, readBool, readConstant, readMember } from "./annotation.js";
import { keyOf } from "./hierarchy.js";
import type { NavigationProperty, Property } from "./model.js";

const CORE = "Org.OData.Core.V1";
const INSERT_RESTRICTIONS = "Org.OData.Capabilities.V1.InsertRestrictions";

/** What a request may do with a property: set it whenever, only on creation, or never. */
export type Writability = "always" | "on-create" | "never";

/**
 * Reads `Core.Computed`, `Core.Immutable` and `Core.Permissions`; keys do not change once they are given, and
 * `Edm.Stream` values are written at addresses of their own (OData Protocol 4.01 §11.4.8).
 */
export function readWritability(property: Property): Writability {
  const { type } = property.type;
  if (type.qualifiedName === "Edm.Stream" || isReadOnly(property)) return "never";
  if (readBool(property, `${CORE}.Immutable`) === true || isKey(property)) return "on-create";
  return "always";
}

/** When and by whom an entity was made or changed: where the CSDL says no more of it, the service sets it. */
const STAMPS = new Set(["createdBy", "createdDateTime", "lastModifiedBy", "lastModifiedDateTime"]);

/** Whether the service fills the property in where a request that creates the entity leaves it out. */
export function isFilledByService(property: Property): boolean {
  return readBool(property, `${CORE}.ComputedDefaultValue`) === true || STAMPS.has(property.name);
}

/** Whether the property belongs to the key of its type, which may be declared by a base type. */
export function isKey({ declaringType, name }: Property): boolean {
  return (
    declaringType.kind === "EntityType" && keyOf(declaringType).some((ref) => ref.name === name)
  );
}

/** Whether related entities can be created through the property, so also along with its own entity. */
export function isInsertable(property: NavigationProperty): boolean {
  const restrictions = findAnnotation(property, INSERT_RESTRICTIONS)?.value;
  return readConstant(readMember(restrictions, "Insertable")) !== "false" && !isReadOnly(property);
}

function isReadOnly(property: Property | NavigationProperty): boolean {
  if (readBool(property, `${CORE}.Computed`) === true) return true;
  const permissions = readConstant(findAnnotation(property, `${CORE}.Permissions`)?.value);
  if (permissions === undefined) return false;
  // Flags: members by name, separated by blanks.
  const granted = permissions
    .split(/\s+/)
    .map((member) => member.slice(member.lastIndexOf("/") + 1));
  return !granted.some((name) => name === "Write" || name === "ReadWrite");
}

/** When a property has to be there: wherever its type is, in answers only, or in requests that create only. */
export type Presence = "always" | "in-answers" | "on-create";

/** Where a property may not be absent; undefined where it always may. */
export function readPresence(property: Property): Presence | undefined {
  if (isKey(property)) return "in-answers";
  const { type, declaringType, defaultValue } = property;
  const isOptional =
    type.facets.nullable !== false ||
    type.isCollection ||
    defaultValue !== undefined ||
    type.type.qualifiedName === "Edm.Stream" ||
    readBool(property, `${CORE}.Computed`) === true ||
    (declaringType.kind === "EntityType" && isFilledByService(property));
  if (isOptional) return undefined;
  // What the service alone may set is not asked of those who may not say it.
  const isReadOnly = readWritability(property) === "never";
  if (declaringType.kind === "ComplexType") return isReadOnly ? "in-answers" : "always";
  return isReadOnly ? undefined : "on-create";
}
