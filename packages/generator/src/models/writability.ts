import {
  findAnnotation,
  keyOf,
  readBool,
  readConstant,
  readMember,
  type NavigationProperty,
  type Property,
} from "@graphslice/csdl";
import {
  COMPUTED,
  COMPUTED_DEFAULT,
  IMMUTABLE,
  INSERT_RESTRICTIONS,
  PERMISSIONS,
} from "./terms.js";

/** What a request may do with a property: set it whenever, only on creation, or never. */
export type Writability = "always" | "on-create" | "never";

/**
 * Reads `Core.Computed`, `Core.Immutable` and `Core.Permissions`; keys do not change once they are given, and
 * `Edm.Stream` values are written at addresses of their own (OData Protocol 4.01 §11.4.8).
 */
export function readWritability(property: Property): Writability {
  const { type } = property.type;
  if (type.qualifiedName === "Edm.Stream" || isReadOnly(property)) return "never";
  if (readBool(property, IMMUTABLE) === true || isKey(property)) return "on-create";
  return "always";
}

/** When and by whom an entity was made or changed: where the CSDL says no more of it, the service sets it. */
const STAMPS = new Set(["createdBy", "createdDateTime", "lastModifiedBy", "lastModifiedDateTime"]);

/** Whether the service fills the property in where a request that creates the entity leaves it out. */
export function isFilledByService(property: Property): boolean {
  return readBool(property, COMPUTED_DEFAULT) === true || STAMPS.has(property.name);
}

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
  if (readBool(property, COMPUTED) === true) return true;
  const permissions = readConstant(findAnnotation(property, PERMISSIONS)?.value);
  if (permissions === undefined) return false;
  // Flags: members by name, separated by blanks.
  const granted = permissions
    .split(/\s+/)
    .map((member) => member.slice(member.lastIndexOf("/") + 1));
  return !granted.some((name) => name === "Write" || name === "ReadWrite");
}
