import type {
  ComplexTypeElement,
  EntityTypeElement,
  EnumTypeElement,
  NavigationPropertyElement,
  PropertyElement,
  TermElement,
  TypeDefinitionElement,
} from "../document.js";
import { resolveName } from "../link/resolve-name.js";
import { describeChild, describeMember } from "./element-members.js";
import {
  agree,
  annotate,
  facetAttributes,
  typeAttributes,
  type Attribute,
  type MergeContext,
} from "./merge-context.js";
import { kindDiffers, valueShared } from "./problems.js";

type StructuredTypeElement = EntityTypeElement | ComplexTypeElement;

/** Adds the overlay's members, key and annotations to a type of the base; both are of the same kind. */
export function mergeStructuredType<T extends StructuredTypeElement>(
  existing: T,
  added: T,
  context: MergeContext,
): T {
  const { namespace, scope } = context;
  const base = existing.baseType;
  const own = asEntityType(existing);
  const other = asEntityType(added);
  agree(context, existing, { place: added.place, within: describeChild(namespace, added) }, [
    ["BaseType", added.baseType, base === undefined ? undefined : resolveName(base, scope)],
    ["Abstract", added.isAbstract || undefined, existing.isAbstract],
    ["OpenType", added.isOpen || undefined, existing.isOpen],
    ["HasStream", other?.hasStream || undefined, own?.hasStream],
    ["Key", own?.key === undefined ? undefined : writeKey(other), writeKey(own)],
  ]);

  const properties = [...existing.properties];
  const navigationProperties = [...existing.navigationProperties];
  for (const property of added.properties) {
    const twin = navigationProperties.find(({ name }) => name === property.name);
    const index = properties.findIndex(({ name }) => name === property.name);
    const same = properties[index];
    if (twin !== undefined) reportKind(property, twin);
    else if (same === undefined) properties.push(property);
    else properties[index] = mergeProperty(same, property, added, context);
  }
  for (const property of added.navigationProperties) {
    const twin = properties.find(({ name }) => name === property.name);
    const index = navigationProperties.findIndex(({ name }) => name === property.name);
    const same = navigationProperties[index];
    if (twin !== undefined) reportKind(property, twin);
    else if (same === undefined) navigationProperties.push(property);
    else navigationProperties[index] = mergeNavigation(same, property, added, context);
  }
  const key = own?.key ?? other?.key;
  return annotate(
    { ...existing, properties, navigationProperties, ...(key !== undefined && { key }) },
    added,
  );

  function reportKind(
    given: PropertyElement | NavigationPropertyElement,
    twin: PropertyElement | NavigationPropertyElement,
  ): void {
    const origin = { place: given.place, within: describeMember(namespace, added, given) };
    context.diagnostics.push(kindDiffers(given.name, given.kind, twin, origin));
  }
}

function asEntityType(type: StructuredTypeElement): EntityTypeElement | undefined {
  return type.kind === "EntityType" ? type : undefined;
}

function writeKey(type: EntityTypeElement | undefined): string | undefined {
  return type?.key?.properties
    .map(({ name, alias }) => (alias === undefined ? name : `${name} as ${alias}`))
    .join(", ");
}

function mergeProperty(
  existing: PropertyElement,
  added: PropertyElement,
  type: StructuredTypeElement,
  context: MergeContext,
): PropertyElement {
  const within = describeMember(context.namespace, type, added);
  const same = agree(context, existing, { place: added.place, within }, [
    ...typeAttributes(added.type, existing.type, context),
    ["DefaultValue", added.defaultValue, existing.defaultValue],
  ]);
  return same ? annotate(existing, added) : existing;
}

function mergeNavigation(
  existing: NavigationPropertyElement,
  added: NavigationPropertyElement,
  type: StructuredTypeElement,
  context: MergeContext,
): NavigationPropertyElement {
  const within = describeMember(context.namespace, type, added);
  const same = agree(context, existing, { place: added.place, within }, [
    ...typeAttributes(added.type, existing.type, context),
    ["Partner", added.partner, existing.partner],
    ["ContainsTarget", added.containsTarget || undefined, existing.containsTarget],
    ["OnDelete", added.onDelete, existing.onDelete],
    ["ReferentialConstraint", writeConstraints(added) || undefined, writeConstraints(existing)],
  ]);
  return same ? annotate(existing, added) : existing;
}

function writeConstraints({ referentialConstraints }: NavigationPropertyElement): string {
  return referentialConstraints
    .map(({ property, referencedProperty }) => `${property} = ${referencedProperty}`)
    .join(", ");
}

/** Adds the overlay's members and annotations to an enumeration of the base. */
export function mergeEnumType(
  existing: EnumTypeElement,
  added: EnumTypeElement,
  context: MergeContext,
): EnumTypeElement {
  const { namespace, diagnostics } = context;
  const { underlyingType } = added;
  agree(context, existing, { place: added.place, within: describeChild(namespace, added) }, [
    // Edm.Int32 is what an overlay that gives none is read as.
    [
      "UnderlyingType",
      underlyingType === "Edm.Int32" ? undefined : underlyingType,
      existing.underlyingType,
    ],
    ["IsFlags", added.isFlags || undefined, existing.isFlags],
  ]);
  const members = [...existing.members];
  for (const member of added.members) {
    const origin = { place: member.place, within: describeMember(namespace, added, member) };
    const index = members.findIndex(({ name }) => name === member.name);
    const same = members[index];
    if (same === undefined) {
      const other = members.find(({ value }) => value === member.value);
      if (other !== undefined) {
        diagnostics.push(valueShared(member.name, member.value, other.name, origin));
      }
      members.push(member);
    } else if (agree(context, same, origin, [["Value", member.value, same.value]])) {
      members[index] = annotate(same, member);
    }
  }
  return annotate({ ...existing, members }, added);
}

/** Adds the overlay's annotations to a type definition of the base. */
export function mergeTypeDefinition(
  existing: TypeDefinitionElement,
  added: TypeDefinitionElement,
  context: MergeContext,
): TypeDefinitionElement {
  return mergeWhole(existing, added, context, [
    ["UnderlyingType", added.underlyingType, existing.underlyingType],
    ...facetAttributes(added.facets, existing.facets),
  ]);
}

/** Adds the overlay's annotations to a term of the base. */
export function mergeTerm(
  existing: TermElement,
  added: TermElement,
  context: MergeContext,
): TermElement {
  const base = existing.baseTerm;
  return mergeWhole(existing, added, context, [
    ...typeAttributes(added.type, existing.type, context),
    ["BaseTerm", added.baseTerm, base === undefined ? undefined : resolveName(base, context.scope)],
    ["DefaultValue", added.defaultValue, existing.defaultValue],
    ["AppliesTo", added.appliesTo.join(" ") || undefined, existing.appliesTo.join(" ")],
  ]);
}

function mergeWhole<T extends TypeDefinitionElement | TermElement>(
  existing: T,
  added: T,
  context: MergeContext,
  attributes: readonly Attribute[],
): T {
  const origin = { place: added.place, within: describeChild(context.namespace, added) };
  return agree(context, existing, origin, attributes) ? annotate(existing, added) : existing;
}
