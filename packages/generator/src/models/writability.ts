import {
  findAnnotation,
  keyOf,
  readBool,
  readConstant,
  readMember,
  type NavigationProperty,
  type Property,
} from "@graphslice/csdl";
import { COMPUTED, IMMUTABLE, INSERT_RESTRICTIONS, PERMISSIONS } from "./terms.js";

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
