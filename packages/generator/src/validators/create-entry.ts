import {
  allNavigationProperties,
  allProperties,
  descendantsOf,
  isOrDerivesFrom,
  type StructuredType,
} from "@graphslice/csdl";
import { printString } from "../render/tokens.js";
import { LINE_WIDTH } from "../views/line-width.js";
import { collectRules } from "./collect-rules.js";
import type { ValidatorContext } from "./validator-context.js";
import type { EntryRules, EntryView } from "./validator-view.js";

type EntryParts = Pick<EntryView, "type" | "typeName" | "rules" | "hasFamily" | "isBare">;

/** How the check of a type enters an object; `shape` is the TypeScript type whose members are looked at. */
export function createTypedEntry(
  type: StructuredType,
  shape: string,
  context: ValidatorContext,
): EntryView {
  const rules = chooseRules(type, context);
  const members = [...allProperties(type), ...allNavigationProperties(type)];
  return createEntry({
    type: shape,
    typeName: `#${type.qualifiedName}`,
    ...(rules === undefined ? {} : { rules }),
    hasFamily: listFamily(type, context).length > 0,
    isBare: members.some(({ name }) => name in Object.prototype),
  });
}

/** What the entry is told of the type beside its name. */
export function chooseRules(
  type: StructuredType,
  { polymorphism }: ValidatorContext,
): EntryRules | undefined {
  if (polymorphism.hierarchyOf(type) === "base") return "ANY";
  if (collectRules(type).some(({ rule }) => rule !== "ABSTRACT")) return "rules";
  return type.isAbstract ? "ABSTRACT" : undefined;
}

/**
 * The types, of the widest union that the type is in, that neither are the type nor derive from it: values of them are
 * no values of the type, while those of types that are newer than the metadata may be.
 */
export function listFamily(
  type: StructuredType,
  { polymorphism }: ValidatorContext,
): readonly StructuredType[] {
  let root: StructuredType | undefined;
  for (let base = type.baseType; base !== undefined; base = base.baseType) {
    if (polymorphism.hierarchyOf(base) === "union") root = base;
  }
  if (root === undefined) return [];
  const hierarchy: readonly StructuredType[] = [root, ...descendantsOf(root)];
  return hierarchy.filter((other) => !other.isAbstract && !isOrDerivesFrom(other, type));
}

/** How an object is entered. Parameters of actions have no type name. */
export function createEntry(parts: EntryParts): EntryView {
  const head = "  const value = ";
  const call = `enter<Models.${parts.type}>(`;
  const isLong = (head + call).length > LINE_WIDTH;
  const line = `${isLong ? "    " : head}${call}${operandsOfEntry(parts).join(", ")});`;
  return { ...parts, isLong, isBroken: line.length > LINE_WIDTH };
}

/** What `enter` is given. */
export function operandsOfEntry({
  typeName,
  rules,
  hasFamily,
  isBare,
}: EntryParts): readonly string[] {
  const last = hasFamily ? [rules ?? "undefined", "family"] : rules === undefined ? [] : [rules];
  return [isBare ? "bare(input)" : "input", "name", "check", printString(typeName), ...last];
}
