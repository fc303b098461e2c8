import type { EnumType, TypeDefinition } from "@graphslice/csdl";
import { createAlias } from "../views/create-declaration.js";
import { createDoc } from "../views/doc-view.js";
import type { DeclarationView } from "../views/module-view.js";
import { literal, odataName, unionOf } from "../views/type-view.js";
import { describeElement, describeFacets } from "./describe-element.js";
import { mapType, namesOf } from "./map-type.js";
import type { ModelContext } from "./model-context.js";

/**
 * An enumeration: the union of its members' names, open for those that come later. Values of flags are names with
 * commas between them (OData JSON Format 4.01 §7.1), so the union names the single ones.
 */
export function declareEnumType(type: EnumType, { names }: ModelContext): DeclarationView {
  const description = describeElement(type);
  const members = type.members.flatMap((member) => {
    const { description: text, deprecated } = describeElement(member);
    const words = [text, deprecated === undefined ? undefined : `Deprecated: ${deprecated}`]
      .filter((part) => part !== undefined && part !== "")
      .join(" ");
    return words === "" ? [] : [`- \`${member.name}\`: ${words}`];
  });
  const doc = createDoc(
    {
      ...description,
      notes: [
        ...(description.notes ?? []),
        ...(type.isFlags
          ? ["Flags: several values stand in one string, separated by commas."]
          : []),
      ],
      items: members,
      origin: `EnumType ${type.qualifiedName}${type.isFlags ? ", flags" : ""}`,
    },
    0,
  );
  const arms = [...type.members.map(({ name }) => literal(name)), odataName("OtherString")];
  return createAlias(namesOf(type, names).read, doc, unionOf(arms));
}

/** A type definition: an alias of what stands for its underlying type in JSON. */
export function declareTypeDefinition(
  type: TypeDefinition,
  { names }: ModelContext,
): DeclarationView {
  const { underlyingType, facets } = type;
  const origin = [
    `TypeDefinition ${type.qualifiedName}`,
    underlyingType.qualifiedName,
    ...describeFacets(facets),
  ].join(", ");
  const doc = createDoc({ ...describeElement(type), origin }, 0);
  return createAlias(namesOf(type, names).read, doc, mapType(underlyingType, "read", names));
}
