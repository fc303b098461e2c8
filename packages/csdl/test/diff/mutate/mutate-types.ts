import { descendantsOf, lineageOf } from "../../../src/hierarchy.js";
import type { StructuredType } from "../../../src/model.js";
import { mutateAnnotation } from "./mutate-annotations.js";
import type { Declared, Mutant, Mutator, StructuredElement } from "./mutant.js";

const PLACE = { file: "mutation", line: 1, column: 1 };
const base = { annotations: [], place: PLACE };

const structured = {
  ...base,
  isAbstract: false,
  isOpen: false,
  properties: [],
  navigationProperties: [],
};

const addType: Mutator = (mutant) => {
  const schema = mutant.pick(mutant.document.schemas);
  if (schema === undefined) return false;
  const name = mutant.fresh("Type");
  const string = { name: "Edm.String", isCollection: false, facets: {} };
  const id = { ...base, kind: "Property" as const, name: "id", type: string };
  const kinds = [
    { ...structured, kind: "EntityType" as const, name, hasStream: false, properties: [id] },
    { ...structured, kind: "ComplexType" as const, name, properties: [id] },
    {
      ...base,
      kind: "EnumType" as const,
      name,
      underlyingType: "Edm.Int32" as const,
      isFlags: false,
      members: [],
    },
    { ...base, kind: "TypeDefinition" as const, name, underlyingType: "Edm.String", facets: {} },
  ];
  const element = mutant.pick(kinds);
  if (element === undefined) return false;
  schema.children.push(structuredClone(element));
  mutant.expect("added", element.kind, `${schema.namespace}.${name}`);
  return true;
};

function unreferred(mutant: Mutant) {
  const referred = mutant.referredTypes();
  return mutant
    .children()
    .filter(
      ({ element, name }) =>
        ["EntityType", "ComplexType", "EnumType", "TypeDefinition"].includes(element.kind) &&
        mutant.model.types.has(name) &&
        !referred.has(name) &&
        !mutant.isTouched(name),
    );
}

const removeType: Mutator = (mutant) => {
  const found = mutant.pick(unreferred(mutant));
  if (found === undefined || !mutant.claim(found.name)) return false;
  found.schema.children = found.schema.children.filter((child) => child !== found.element);
  mutant.expect("removed", found.element.kind, found.name);
  return true;
};

const changeKind: Mutator = (mutant) => {
  const found = mutant.pick(
    unreferred(mutant).filter(
      ({ element }) =>
        element.kind === "EnumType" ||
        (element.kind === "EntityType" && element.baseType === undefined),
    ),
  );
  if (found === undefined || !mutant.claim(found.name)) return false;
  const { element, schema, name } = found;
  const { annotations, place } = element;
  const after =
    element.kind === "EntityType"
      ? { ...element, kind: "ComplexType" as const }
      : {
          kind: "TypeDefinition" as const,
          name: element.name,
          underlyingType: "Edm.String",
          facets: {},
          annotations,
          place,
        };
  schema.children = schema.children.map((child) => (child === element ? after : child));
  mutant.changed(after.kind, name, "Kind", element.kind, after.kind);
  return true;
};

const annotateType: Mutator = (mutant) => {
  const found = mutant.pick(
    [...mutant.structured(), ...mutant.enums(), ...mutant.definitions()].filter(isKnown(mutant)),
  );
  return (
    found !== undefined && mutateAnnotation(mutant, found.element, found.element.kind, found.name)
  );
};

const toggleAbstract: Mutator = (mutant) => {
  const found = mutant.pick(mutant.structured().filter(isKnown(mutant)));
  if (found === undefined || !mutant.claim(`${found.name}#Abstract`)) return false;
  const { element, name } = found;
  mutant.changed(element.kind, name, "Abstract", element.isAbstract, !element.isAbstract);
  element.isAbstract = !element.isAbstract;
  return true;
};

/** Openness and media are inherited: only what no other type of the hierarchy has or touches is clear. */
const toggleOpen: Mutator = (mutant) => {
  const found = mutant.pick(mutant.structured().filter(isKnown(mutant)));
  if (found === undefined) return false;
  const { element, name } = found;
  const type = mutant.typeOf(name);
  if (type === undefined || type.baseType?.isOpen === true) return false;
  if (!claimFamily(mutant, type, "OpenType")) return false;
  mutant.changed(element.kind, name, "OpenType", element.isOpen, !element.isOpen);
  element.isOpen = !element.isOpen;
  return true;
};

const toggleStream: Mutator = (mutant) => {
  const found = mutant.pick(mutant.structured().filter(isKnown(mutant)));
  if (found?.element.kind !== "EntityType") return false;
  const { element, name } = found;
  const type = mutant.typeOf(name);
  if (type?.kind !== "EntityType" || type.baseType?.hasStream === true) return false;
  if (!claimFamily(mutant, type, "HasStream")) return false;
  mutant.changed(element.kind, name, "HasStream", element.hasStream, !element.hasStream);
  element.hasStream = !element.hasStream;
  return true;
};

/** Claims something of a type and of all that derives from it. */
function claimFamily(mutant: Mutant, type: StructuredType, aspect: string): boolean {
  const family = [...lineageOf(type), ...descendants(type)];
  return mutant.claim(...family.map(({ qualifiedName }) => `${qualifiedName}#${aspect}`));
}

function descendants(type: StructuredType): readonly StructuredType[] {
  return type.kind === "EntityType" ? descendantsOf(type) : descendantsOf(type);
}

const loseBase: Mutator = (mutant) => {
  const found = mutant.pick(
    mutant
      .structured()
      .filter(({ element, name }) => element.baseType !== undefined && mutant.typeOf(name)),
  );
  const type = found && mutant.typeOf(found.name);
  if (found?.element.baseType === undefined || type === undefined) return false;
  if (declaresAgain(type) || hasKey(type)) return false;
  if (!mutant.claim("hierarchy", `${found.name}#BaseType`) || mutant.isTouched("moves"))
    return false;
  if (!claimFamily(mutant, type, "OpenType") || !claimFamily(mutant, type, "HasStream"))
    return false;
  mutant.changed(
    found.element.kind,
    found.name,
    "BaseType",
    type.baseType?.qualifiedName,
    undefined,
  );
  delete found.element.baseType;
  return true;
};

const gainBase: Mutator = (mutant) => {
  const free = mutant
    .structured()
    .filter(({ element, name }) => element.baseType === undefined && mutant.typeOf(name));
  const found = mutant.pick(free);
  const target = mutant.pick(free);
  const type = found && mutant.typeOf(found.name);
  const above = target && mutant.typeOf(target.name);
  if (found === undefined || target === undefined || type === undefined || above === undefined)
    return false;
  if (type === above || type.kind !== above.kind || sharesMember(type, above)) return false;
  if (mutant.isTouched("moves")) return false;
  if (!mutant.claim("hierarchy", `${found.name}#BaseType`, `${target.name}/derived`)) return false;
  if (!claimFamily(mutant, type, "OpenType") || !claimFamily(mutant, type, "HasStream"))
    return false;
  mutant.changed(found.element.kind, found.name, "BaseType", undefined, target.name);
  found.element.baseType = target.name;
  return true;
};

function namesOf(type: StructuredType): readonly string[] {
  return [...type.properties, ...type.navigationProperties].map(({ name }) => name);
}

/** Whether the type or one that derives from it declares what its base types do. */
function declaresAgain(type: StructuredType): boolean {
  const inherited = new Set(lineageOf(type).slice(0, -1).flatMap(namesOf));
  return [type, ...descendants(type)].some((each) =>
    namesOf(each).some((name) => inherited.has(name)),
  );
}

/** Keys of derived types may name inherited properties. */
function hasKey(type: StructuredType): boolean {
  return [type, ...descendants(type)].some(
    (each) => each.kind === "EntityType" && each.key.length > 0,
  );
}

function sharesMember(type: StructuredType, above: StructuredType): boolean {
  const names = new Set(namesOf(above));
  return [type, ...descendants(type)].some((each) => namesOf(each).some((name) => names.has(name)));
}

const changeKey: Mutator = (mutant) => {
  const found = mutant.pick(
    mutant
      .structured()
      .filter(
        ({ element, name }) =>
          element.kind === "EntityType" &&
          element.key?.properties.length === 1 &&
          mutant.typeOf(name),
      ),
  );
  if (found?.element.kind !== "EntityType" || found.element.key === undefined) return false;
  const [ref] = found.element.key.properties;
  const other = mutant.pick(
    found.element.properties.filter(
      ({ name, type }) => name !== ref?.name && type.name.startsWith("Edm.") && !type.isCollection,
    ),
  );
  if (ref === undefined || other === undefined) return false;
  const path = `${found.name}/${other.name}`;
  if (mutant.isTouched(path) || !mutant.claim(`${found.name}#Key`, path)) return false;
  found.element.key.properties = [{ name: other.name, place: PLACE }];
  const before = ref.alias === undefined ? ref.name : `${ref.name} as ${ref.alias}`;
  mutant.changed("EntityType", found.name, "Key", before, other.name);
  return true;
};

const mutateEnum: Mutator = (mutant) => {
  const found = mutant.pick(mutant.enums().filter(isKnown(mutant)));
  if (found === undefined) return false;
  const { element, name } = found;
  const way = mutant.pick(["add", "remove", "value", "annotate", "flags", "underlying"]);
  if (way === "flags" || way === "underlying") {
    if (!mutant.claim(`${name}#${way}`)) return false;
    if (way === "flags") {
      mutant.changed("EnumType", name, "IsFlags", element.isFlags, !element.isFlags);
      element.isFlags = !element.isFlags;
    } else {
      const after = element.underlyingType === "Edm.Int64" ? "Edm.Int32" : "Edm.Int64";
      mutant.changed("EnumType", name, "UnderlyingType", element.underlyingType, after);
      element.underlyingType = after;
    }
    return true;
  }
  if (way === "add") {
    const member = mutant.fresh("Member");
    element.members.push({
      ...structuredClone(base),
      kind: "EnumMember",
      name: member,
      value: 99n,
    });
    mutant.expect("added", "EnumMember", `${name}/${member}`);
    return mutant.claim(`${name}/${member}`);
  }
  const member = mutant.pick(element.members);
  const path = `${name}/${member?.name}`;
  if (member === undefined) return false;
  if (way === "annotate") {
    if (!mutant.claim(`${path}#text`) || mutant.isTouched(`${path}/gone`)) return false;
    return mutateAnnotation(mutant, member, "EnumMember", path);
  }
  if (mutant.isTouched(path) || !mutant.claim(path, `${path}/gone`)) return false;
  if (way === "remove") {
    element.members = element.members.filter((each) => each !== member);
    mutant.expect("removed", "EnumMember", path);
  } else {
    mutant.changed("EnumMember", path, "Value", member.value, member.value + 1000n);
    member.value += 1000n;
  }
  return true;
};

const mutateDefinition: Mutator = (mutant) => {
  const found = mutant.pick(mutant.definitions().filter(isKnown(mutant)));
  if (found === undefined || !mutant.claim(`${found.name}#type`)) return false;
  const { element, name } = found;
  if (mutant.random() < 0.5) {
    const after = element.underlyingType === "Edm.Guid" ? "Edm.Binary" : "Edm.Guid";
    mutant.changed("TypeDefinition", name, "UnderlyingType", element.underlyingType, after);
    element.underlyingType = after;
  } else {
    mutant.changed("TypeDefinition", name, "MaxLength", element.facets.maxLength, 7);
    element.facets = { ...element.facets, maxLength: 7 };
  }
  return true;
};

function isKnown(mutant: Mutant) {
  return ({ name }: Declared<StructuredElement | { kind: string }>): boolean =>
    mutant.model.types.has(name) && !mutant.isClaimed(name);
}

export const typeMutators: readonly Mutator[] = [
  addType,
  removeType,
  changeKind,
  annotateType,
  toggleAbstract,
  toggleOpen,
  toggleStream,
  loseBase,
  gainBase,
  changeKey,
  mutateEnum,
  mutateEnum,
  mutateDefinition,
];
