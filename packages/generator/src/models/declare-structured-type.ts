import type { StructuredType } from "@graphslice/csdl";
import { createAlias, createInterface } from "../views/create-declaration.js";
import { createMember } from "../views/create-member.js";
import { createDoc, type DocParts } from "../views/doc-view.js";
import type { DeclarationView, MemberView } from "../views/module-view.js";
import { keyword, literal, odataName, unionOf, type TypeNameView } from "../views/type-view.js";
import { isAnyJson } from "./any-json.js";
import { declareMembers } from "./declare-members.js";
import { describeElement } from "./describe-element.js";
import { mapSchemaType, namesOf, type Mode } from "./map-type.js";
import type { ModelContext } from "./model-context.js";
import { declareStreamMembers } from "./stream-members.js";

/**
 * The TypeScript types of an entity or complex type. Entity types have one for responses and two for requests; complex
 * values are written as they are read.
 */
export function declareStructuredType(
  type: StructuredType,
  context: ModelContext,
): readonly DeclarationView[] {
  if (isAnyJson(type)) {
    const doc = createDoc(documentType(type, "read", type.name), 0);
    return [createAlias(namesOf(type, context.names).read, doc, keyword("unknown"))];
  }
  const modes: readonly Mode[] =
    type.kind === "EntityType" ? ["read", "create", "update"] : ["read"];
  return modes.flatMap((mode) => declareForMode(type, mode, context));
}

function declareForMode(
  type: StructuredType,
  mode: Mode,
  context: ModelContext,
): readonly DeclarationView[] {
  const names = namesOf(type, context.names);
  const base = baseOf(type, mode, context);
  const members = [
    ...(mode === "read" && isMediaRoot(type) ? declareStreamMembers() : []),
    ...declareMembers(type, mode, context),
  ];
  // Openness is inherited, as the index signature is.
  const isOpen = type.isOpen && type.baseType?.isOpen !== true;
  const doc = createDoc(documentType(type, mode, names.read), 0);
  if (context.polymorphism.hierarchyOf(type) !== "union") {
    const typeName = declareTypeName(type, mode, context);
    return [createInterface(names[mode], doc, base, [typeName, ...members], isOpen)];
  }
  const shape: TypeNameView = { kind: "name", name: names[`${mode}Shape`], path: names.path };
  const shapeDoc = createDoc({ description: `What every {@link ${names[mode]}} has.` }, 0);
  const arms = [
    ...(type.isAbstract ? [] : [odataName("Exactly", shape, literal(typeNameOf(type)))]),
    ...type.derivedTypes.map((derived) => mapSchemaType(derived, mode, context.names)),
    ...(mode === "read" ? [odataName("Newer", shape)] : []),
  ];
  return [
    createAlias(names[mode], doc, unionOf(arms)),
    createInterface(shape.name, shapeDoc, base, members, isOpen),
  ];
}

function baseOf(
  type: StructuredType,
  mode: Mode,
  { names, polymorphism }: ModelContext,
): TypeNameView | undefined {
  const { baseType } = type;
  if (baseType !== undefined) {
    const { path, ...named } = namesOf(baseType, names);
    const isUnion = polymorphism.hierarchyOf(baseType) === "union";
    return { kind: "name", name: isUnion ? named[`${mode}Shape`] : named[mode], path };
  }
  if (mode !== "read") return undefined;
  return odataName(type.kind === "EntityType" ? "Entity" : "Instance");
}

/**
 * `@odata.type`: the type's own name, or any where others derive from the interface. Where a type is abstract and none
 * derives from it, its values are of types that are newer.
 */
export function declareTypeName(
  type: StructuredType,
  mode: Mode,
  context: ModelContext,
): MemberView {
  if (context.polymorphism.hierarchyOf(type) === "base") {
    return createMember("@odata.type", keyword("string"), { isOptional: true });
  }
  if (type.isAbstract) {
    return createMember("@odata.type", odataName("OtherType"), { isOptional: mode === "update" });
  }
  const isRequired = mode !== "update" && context.polymorphism.isTypeNameRequired(type);
  return createMember("@odata.type", literal(typeNameOf(type)), { isOptional: !isRequired });
}

function typeNameOf(type: StructuredType): string {
  return `#${type.qualifiedName}`;
}

function isMediaRoot(type: StructuredType): boolean {
  return type.kind === "EntityType" && type.hasStream && type.baseType?.hasStream !== true;
}

function documentType(type: StructuredType, mode: Mode, readName: string): DocParts {
  const { deprecated, ...described } = describeElement(type);
  if (mode !== "read") {
    return { description: `Body of a request that ${mode}s a {@link ${readName}}.`, deprecated };
  }
  const traits = [
    ...(type.isAbstract ? ["abstract"] : []),
    ...(type.isOpen ? ["open"] : []),
    ...(type.kind === "EntityType" && type.hasStream ? ["media entity"] : []),
    ...(type.overlay === undefined ? [] : ["from the overlay"]),
  ];
  return {
    ...described,
    deprecated,
    origin: [`${type.kind} ${type.qualifiedName}`, ...traits].join(", "),
  };
}
