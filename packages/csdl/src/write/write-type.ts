import type {
  EntityType,
  EnumType,
  NavigationProperty,
  Property,
  PropertyRef,
  SchemaType,
  StructuredType,
  TypeDefinition,
} from "../model.js";
import { writeAnnotations } from "./write-annotation.js";
import { writeFacets, writeTypeReference } from "./write-type-reference.js";
import { createNode, type XmlAttribute, type XmlNode } from "./xml-node.js";

export function writeType(type: SchemaType): XmlNode {
  switch (type.kind) {
    case "EntityType":
    case "ComplexType":
      return writeStructuredType(type);
    case "EnumType":
      return writeEnumType(type);
    case "TypeDefinition":
      return writeTypeDefinition(type);
  }
}

function writeStructuredType(type: StructuredType): XmlNode {
  const { baseType } = type;
  const entity = type.kind === "EntityType" ? type : undefined;
  return createNode(
    type.kind,
    [
      ["Name", type.name],
      ["BaseType", baseType?.qualifiedName],
      ["Abstract", type.isAbstract || undefined],
      // What is inherited is not declared again.
      ["OpenType", (type.isOpen && !baseType?.isOpen) || undefined],
      ["HasStream", (entity?.hasStream && !entity.baseType?.hasStream) || undefined],
    ],
    [
      ...(entity === undefined ? [] : writeKey(entity)),
      ...type.properties.map(writeProperty),
      ...type.navigationProperties.map(writeNavigationProperty),
      ...writeAnnotations(type.annotations),
    ],
  );
}

function writeKey({ key }: EntityType): readonly XmlNode[] {
  if (key.length === 0) return [];
  const writeRef = ({ name, alias }: PropertyRef): XmlNode =>
    createNode("PropertyRef", [
      ["Name", name],
      ["Alias", alias],
    ]);
  return [createNode("Key", [], key.map(writeRef))];
}

function writeProperty(property: Property): XmlNode {
  return createNode(
    "Property",
    [
      ["Name", property.name],
      ...writeTypeReference(property.type),
      ["DefaultValue", property.defaultValue],
    ],
    writeAnnotations(property.annotations),
  );
}

function writeNavigationProperty(property: NavigationProperty): XmlNode {
  const attributes: readonly XmlAttribute[] = [
    ["Name", property.name],
    ...writeTypeReference(property.type),
    ["Partner", property.partner],
    ["ContainsTarget", property.containsTarget || undefined],
  ];
  const constraints = property.referentialConstraints.map((constraint) =>
    createNode(
      "ReferentialConstraint",
      [
        ["Property", constraint.property],
        ["ReferencedProperty", constraint.referencedProperty],
      ],
      writeAnnotations(constraint.annotations),
    ),
  );
  const { onDelete } = property;
  return createNode("NavigationProperty", attributes, [
    ...constraints,
    ...(onDelete === undefined ? [] : [createNode("OnDelete", [["Action", onDelete]])]),
    ...writeAnnotations(property.annotations),
  ]);
}

function writeEnumType(type: EnumType): XmlNode {
  const underlyingType = type.underlyingType.qualifiedName;
  return createNode(
    "EnumType",
    [
      ["Name", type.name],
      ["UnderlyingType", underlyingType === "Edm.Int32" ? undefined : underlyingType],
      ["IsFlags", type.isFlags || undefined],
    ],
    [
      ...type.members.map((member) =>
        createNode(
          "Member",
          [
            ["Name", member.name],
            ["Value", member.value],
          ],
          writeAnnotations(member.annotations),
        ),
      ),
      ...writeAnnotations(type.annotations),
    ],
  );
}

function writeTypeDefinition(type: TypeDefinition): XmlNode {
  return createNode(
    "TypeDefinition",
    [
      ["Name", type.name],
      ["UnderlyingType", type.underlyingType.qualifiedName],
      ...writeFacets(type.facets),
    ],
    writeAnnotations(type.annotations),
  );
}
