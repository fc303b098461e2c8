import type { NavigationPropertyElement, PropertyElement } from "../../../src/document.js";
import { descendantsOf } from "../../../src/hierarchy.js";
import type { StructuredType } from "../../../src/model.js";
import { mutateAnnotation } from "./mutate-annotations.js";
import type { Declared, Mutable, Mutant, Mutator, StructuredElement } from "./mutant.js";
import { changeFacet, changeNullable, changeType, flipCollection } from "./mutate-reference.js";

const PLACE = { file: "mutation", line: 1, column: 1 };

interface FoundMember<Member> {
  readonly owner: Declared<StructuredElement>;
  readonly member: Member;
  readonly path: string;
}

const addProperty: Mutator = (mutant) => {
  const owner = mutant.pick(mutant.structured().filter(({ name }) => mutant.typeOf(name)));
  if (owner === undefined) return false;
  const name = mutant.fresh("Property");
  owner.element.properties.push({
    kind: "Property",
    name,
    type: { name: "Edm.String", isCollection: false, facets: { nullable: mutant.random() < 0.5 } },
    annotations: [],
    place: PLACE,
  });
  mutant.expect("added", "Property", `${owner.name}/${name}`);
  return mutant.claim(`${owner.name}/${name}`);
};

const addNavigation: Mutator = (mutant) => {
  const owner = mutant.pick(mutant.structured().filter(({ name }) => mutant.typeOf(name)));
  const target = mutant.pick(
    mutant
      .structured()
      .filter(({ element, name }) => element.kind === "EntityType" && mutant.typeOf(name)),
  );
  if (owner === undefined || target === undefined || mutant.isTouched(target.name)) return false;
  const name = mutant.fresh("Navigation");
  owner.element.navigationProperties.push({
    kind: "NavigationProperty",
    name,
    type: { name: target.name, isCollection: true, facets: {} },
    containsTarget: true,
    referentialConstraints: [],
    annotations: [],
    place: PLACE,
  });
  mutant.expect("added", "NavigationProperty", `${owner.name}/${name}`);
  return mutant.claim(`${owner.name}/${name}`, `${target.name}/referred`);
};

const removeProperty: Mutator = (mutant) => {
  const found = findProperty(mutant);
  const type = found && mutant.typeOf(found.owner.name);
  if (found === undefined || type === undefined) return false;
  const { name } = found.member;
  if (mutant.isKey(name) || !mutant.isUnique(type, name)) return false;
  if (mutant.isTouched(found.path) || !mutant.claim(found.path)) return false;
  remove(found.owner.element.properties, found.member);
  mutant.expect("removed", "Property", found.path);
  return true;
};

const removeNavigation: Mutator = (mutant) => {
  const found = findNavigation(mutant);
  const type = found && mutant.typeOf(found.owner.name);
  if (found === undefined || type === undefined) return false;
  if (!mutant.isUnique(type, found.member.name)) return false;
  if (mutant.isTouched(found.path) || !mutant.claim(found.path)) return false;
  remove(found.owner.element.navigationProperties, found.member);
  mutant.expect("removed", "NavigationProperty", found.path);
  return true;
};

const changeDefault: Mutator = (mutant) => {
  const found = findProperty(mutant);
  if (found === undefined || !mutant.claim(`${found.path}#DefaultValue`)) return false;
  const { member, path } = found;
  const after = member.defaultValue !== undefined && mutant.random() < 0.5 ? undefined : "zz";
  mutant.changed("Property", path, "DefaultValue", member.defaultValue, after);
  if (after === undefined) delete member.defaultValue;
  else member.defaultValue = after;
  return true;
};

const mutatePropertyType: Mutator = (mutant) => {
  const found = findProperty(mutant);
  if (found === undefined) return false;
  const mutate = mutant.pick([
    changeType,
    flipCollection,
    changeNullable,
    changeFacet,
    changeFacet,
  ]);
  // A key whose path leads nowhere is no key.
  if ((mutate === changeType || mutate === flipCollection) && mutant.isKey(found.member.name))
    return false;
  return mutate?.(mutant, found.member.type, "Property", found.path) ?? false;
};

const mutateNavigationTrait: Mutator = (mutant) => {
  const found = findNavigation(mutant);
  if (found === undefined) return false;
  const { member, path } = found;
  const kind = "NavigationProperty";
  const aspect = mutant.pick([
    "ContainsTarget",
    "Partner",
    "OnDelete",
    "ReferentialConstraint",
    "Nullable",
    "Type",
  ]);
  if (aspect === "Nullable") {
    return !member.type.isCollection && changeNullable(mutant, member.type, kind, path);
  }
  if (aspect === "Type") return flipCollection(mutant, member.type, kind, path);
  if (aspect === undefined || !mutant.claim(`${path}#${aspect}`)) return false;
  if (aspect === "ContainsTarget") {
    mutant.changed(kind, path, aspect, member.containsTarget, !member.containsTarget);
    member.containsTarget = !member.containsTarget;
  } else if (aspect === "Partner") {
    if (member.partner?.includes(".")) return false;
    mutant.changed(kind, path, aspect, member.partner, "zzPartner");
    member.partner = "zzPartner";
  } else if (aspect === "OnDelete") {
    const after = member.onDelete === "Cascade" ? "None" : "Cascade";
    mutant.changed(kind, path, aspect, member.onDelete, after);
    member.onDelete = after;
  } else {
    member.referentialConstraints.push({
      property: "zzId",
      referencedProperty: "id",
      annotations: [],
      place: PLACE,
    });
    mutant.changed(kind, path, aspect, undefined, "zzId = id");
  }
  return true;
};

const annotateMember: Mutator = (mutant) => {
  const found = mutant.random() < 0.5 ? findProperty(mutant) : findNavigation(mutant);
  return (
    found !== undefined && mutateAnnotation(mutant, found.member, found.member.kind, found.path)
  );
};

const moveUp: Mutator = (mutant) => {
  const found = findProperty(mutant);
  const type = found && mutant.typeOf(found.owner.name);
  const base = type?.baseType;
  if (found === undefined || type === undefined || base === undefined) return false;
  const target = mutant.structured().find(({ name }) => name === base.qualifiedName);
  if (target === undefined || !canMove(mutant, found, target.name)) return false;
  remove(found.owner.element.properties, found.member);
  target.element.properties.push(found.member);
  mutant.expect("moved", "Property", found.path, "", `${found.owner.name} -> ${target.name}`);
  return true;
};

const moveDown: Mutator = (mutant) => {
  const found = findProperty(mutant);
  const type = found && mutant.typeOf(found.owner.name);
  if (found === undefined || type === undefined) return false;
  const lower = mutant.pick(
    (descendantsOf as (of: StructuredType) => readonly StructuredType[])(type),
  );
  const target = mutant.structured().find(({ name }) => name === lower?.qualifiedName);
  if (target === undefined || !canMove(mutant, found, target.name)) return false;
  remove(found.owner.element.properties, found.member);
  target.element.properties.push(found.member);
  const path = `${target.name}/${found.member.name}`;
  mutant.expect("moved", "Property", path, "", `${found.owner.name} -> ${target.name}`);
  return true;
};

function canMove(
  mutant: Mutant,
  { owner, member, path }: FoundMember<Mutable<PropertyElement>>,
  target: string,
): boolean {
  const type = mutant.typeOf(owner.name);
  return (
    type !== undefined &&
    mutant.isUnique(type, member.name) &&
    !mutant.isKey(member.name) &&
    !mutant.isTouched("hierarchy") &&
    !mutant.isTouched(path) &&
    mutant.claim(path, `${target}/${member.name}`, `moves/${path}`)
  );
}

function findProperty(mutant: Mutant): FoundMember<Mutable<PropertyElement>> | undefined {
  const owner = mutant.pick(mutant.structured().filter(({ name }) => mutant.typeOf(name)));
  const member = owner && mutant.pick(owner.element.properties);
  if (owner === undefined || member === undefined) return undefined;
  return findOf(mutant, owner, member);
}

function findNavigation(
  mutant: Mutant,
): FoundMember<Mutable<NavigationPropertyElement>> | undefined {
  const owner = mutant.pick(
    mutant
      .structured()
      .filter(
        ({ name, element }) => mutant.typeOf(name) && element.navigationProperties.length > 0,
      ),
  );
  const member = owner && mutant.pick(owner.element.navigationProperties);
  if (owner === undefined || member === undefined) return undefined;
  return findOf(mutant, owner, member);
}

/** Nothing is done to members that are new, or that are gone or have moved. */
function findOf<Member extends { name: string }>(
  mutant: Mutant,
  owner: Declared<StructuredElement>,
  member: Member,
): FoundMember<Member> | undefined {
  const path = `${owner.name}/${member.name}`;
  return mutant.isClaimed(path) || member.name.startsWith("zz") || isFirst(owner, member) === false
    ? undefined
    : { owner, member, path };
}

function isFirst({ element }: Declared<StructuredElement>, member: { name: string }): boolean {
  const { properties, navigationProperties } = element;
  return (
    [...properties, ...navigationProperties].filter(({ name }) => name === member.name).length === 1
  );
}

function remove<Item>(list: Item[], item: Item): void {
  list.splice(list.indexOf(item), 1);
}

export const memberMutators: readonly Mutator[] = [
  addProperty,
  addNavigation,
  removeProperty,
  removeNavigation,
  changeDefault,
  mutatePropertyType,
  mutatePropertyType,
  mutatePropertyType,
  mutateNavigationTrait,
  mutateNavigationTrait,
  annotateMember,
  moveUp,
  moveDown,
];
