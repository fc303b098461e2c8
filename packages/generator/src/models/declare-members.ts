import {
  isFilledByService,
  isInsertable,
  isKey,
  readBool,
  readWritability,
  type NavigationProperty,
  type Property,
  type StructuredType,
} from "@graphslice/csdl";
import { createDoc, type DocParts } from "../views/doc-view.js";
import type { MemberView } from "../views/module-view.js";
import { createMember } from "../views/create-member.js";
import { arrayOf, keyword, nullable, type TypeView } from "../views/type-view.js";
import {
  describeElement,
  describeNavigationProperty,
  describeProperty,
} from "./describe-element.js";
import { mapReference, mapType, type Mode } from "./map-type.js";
import type { ModelContext } from "./model-context.js";
import { declareStreamMembers } from "./stream-members.js";
import { COMPUTED } from "./terms.js";

/** The members that a type itself declares, as its responses or the requests that write it have them. */
export function declareMembers(
  type: StructuredType,
  mode: Mode,
  context: ModelContext,
): readonly MemberView[] {
  return [
    ...type.properties.flatMap((property) =>
      mode === "read" ? readProperty(property, context) : writeProperty(property, mode, context),
    ),
    ...type.navigationProperties.flatMap((property) =>
      mode === "read"
        ? [readNavigation(property, context)]
        : writeNavigation(property, mode, context),
    ),
  ];
}

function readProperty(property: Property, { names }: ModelContext): readonly MemberView[] {
  const member = createMember(property.name, mapReference(property.type, "read", names), {
    isOptional: !isAlwaysPresent(property),
    doc: documentMember({ ...describeElement(property), origin: describeProperty(property) }),
  });
  const isStream = property.type.type.qualifiedName === "Edm.Stream" && !property.type.isCollection;
  return isStream ? [member, ...declareStreamMembers(property.name)] : [member];
}

/**
 * Keys are in every response; complex values are always whole, so that what is not nullable is in them. Of an entity's
 * other properties a response holds what the service or `$select` chose.
 */
export function isAlwaysPresent(property: Property): boolean {
  const { declaringType, type } = property;
  if (declaringType.kind === "EntityType") return isKey(property);
  return isRequiredValue(property) && type.type.qualifiedName !== "Edm.Stream";
}

function writeProperty(
  property: Property,
  mode: "create" | "update",
  { names }: ModelContext,
): readonly MemberView[] {
  const writability = readWritability(property);
  if (writability === "never" || (mode === "update" && writability === "on-create")) return [];
  const isRequired =
    mode === "create" &&
    isRequiredValue(property) &&
    !isKey(property) &&
    !isFilledByService(property);
  return [
    createMember(property.name, mapReference(property.type, mode, names), {
      isOptional: !isRequired,
      doc: documentMember({ ...describeElement(property), origin: describeProperty(property) }),
    }),
  ];
}

/** Whether a value must be there, since none, null and a default are no way out. */
export function isRequiredValue(property: Property): boolean {
  const { type, defaultValue } = property;
  return (
    type.facets.nullable === false &&
    !type.isCollection &&
    defaultValue === undefined &&
    readBool(property, COMPUTED) !== true
  );
}

function readNavigation(property: NavigationProperty, { names }: ModelContext): MemberView {
  return createMember(property.name, relatedType(property, "read", names), {
    isOptional: true,
    doc: documentNavigation(property),
  });
}

/** Related entities that come to be with the entity, and links to those that exist (OData JSON Format 4.01 §8.5). */
function writeNavigation(
  property: NavigationProperty,
  mode: "create" | "update",
  { names }: ModelContext,
): readonly MemberView[] {
  const { name, type, containsTarget } = property;
  const members: MemberView[] = [];
  const isInSlice = type.type.kind === "EntityType" && type.cutFrom === undefined;
  if (mode === "create" && isInSlice && isInsertable(property)) {
    members.push(
      createMember(name, relatedType(property, "create", names), {
        isOptional: true,
        doc: documentNavigation(property),
      }),
    );
  }
  if (!containsTarget) {
    const link = keyword("string");
    members.push(
      createMember(`${name}@odata.bind`, type.isCollection ? arrayOf(link) : link, {
        isOptional: true,
        doc: documentMember({
          description: type.isCollection
            ? `Addresses of existing entities to link as \`${name}\`.`
            : `Address of an existing entity to link as \`${name}\`.`,
        }),
      }),
    );
  }
  return members;
}

function relatedType(
  { type }: NavigationProperty,
  mode: Mode,
  names: ModelContext["names"],
): TypeView {
  const target = mapType(type.type, mode, names);
  if (type.isCollection) return arrayOf(target);
  return type.facets.nullable === false ? target : nullable(target);
}

function documentNavigation(property: NavigationProperty): ReturnType<typeof createDoc> {
  return documentMember({
    ...describeElement(property),
    origin: describeNavigationProperty(property),
  });
}

function documentMember(parts: DocParts): ReturnType<typeof createDoc> {
  return createDoc(parts, 2);
}
