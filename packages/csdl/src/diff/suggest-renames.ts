import { suggestName } from "../link/suggest-name.js";
import type { EnumMember, ModelElement, Operation, SchemaType, TypeReference } from "../model.js";
import type { Addition, Change, Removal } from "./change.js";
import { signatureOf } from "./match-overloads.js";
import { bindingOf, writeReference } from "./names.js";

/** A removal and an addition that may be one renaming. */
export interface RenameSuggestion {
  readonly removed: Removal;
  readonly added: Addition;
}

/**
 * Elements that are gone and may be there under another name: of the same kind, at the same place, of the same shape and
 * with a similar name. Each is in one suggestion at most. Nothing depends on them; the changes stay what they are.
 */
export function suggestRenames(changes: readonly Change[]): readonly RenameSuggestion[] {
  const groups = new Map<string, { removed: Removal[]; added: Addition[] }>();
  for (const change of changes) {
    if (change.kind !== "added" && change.kind !== "removed") continue;
    const element = change.elements.before ?? change.elements.after;
    const shape = element && shapeOf(element);
    if (shape === undefined) continue;
    const key = `${change.element} ${placeOf(change)} ${shape}`;
    const group = groups.get(key) ?? { removed: [], added: [] };
    groups.set(key, group);
    if (change.kind === "removed") group.removed.push(change);
    else group.added.push(change);
  }
  return [...groups.values()].flatMap(({ removed, added }) => {
    const free = new Set(added);
    return removed.flatMap((removal): readonly RenameSuggestion[] => {
      const near = [...free].find((addition) => isSimilar(nameOf(removal), nameOf(addition)));
      if (near === undefined) return [];
      free.delete(near);
      return [{ removed: removal, added: near }];
    });
  });
}

/** What the element belongs to: its namespace, type, operation or container. */
function placeOf({ element, path }: Change): string {
  const end = element === "Action" || element === "Function" ? path.lastIndexOf(".") : -1;
  if (end >= 0) return path.slice(0, end);
  const slash = path.lastIndexOf("/");
  return slash < 0 ? path.slice(0, path.lastIndexOf(".")) : path.slice(0, slash);
}

function nameOf({ elements }: Change): string {
  const element = elements.before ?? elements.after;
  return element !== undefined && "name" in element ? element.name : "";
}

/** What has to be equal beside the place; undefined for what has no shape to compare. */
function shapeOf(element: ModelElement | SchemaType | Operation | EnumMember): string | undefined {
  if (!("kind" in element)) return undefined;
  switch (element.kind) {
    case "EntityType":
    case "ComplexType": {
      const members = [...element.properties, ...element.navigationProperties];
      const lines = members.map(({ name, type }) => `${name}: ${writeReference(type)}`);
      return [element.baseType?.qualifiedName ?? "", ...lines.sort()].join(", ");
    }
    case "EnumType":
      return element.members
        .map(({ name }) => name)
        .sort()
        .join(", ");
    case "TypeDefinition":
      return element.underlyingType.qualifiedName;
    case "EnumMember":
      return String(element.value);
    case "Action":
    case "Function":
      return `${bindingOf(element)} ${signatureOf(element)}`;
    default:
      return shapeOfUse(element);
  }
}

function shapeOfUse(element: object): string | undefined {
  if ("entityType" in element) return (element.entityType as SchemaType).qualifiedName;
  return "type" in element ? writeReference(element.type as TypeReference) : undefined;
}

/** Names that differ by little, or that have two words of three in common: `appProxy` and `applicationProxy`. */
function isSimilar(a: string, b: string): boolean {
  if (suggestName(a, [b]) !== undefined) return true;
  const words = wordsOf(a);
  const others = wordsOf(b);
  const shared = words.filter((word) => others.some((other) => isAbbreviation(word, other))).length;
  return shared * 3 >= Math.max(words.length, others.length) * 2;
}

function isAbbreviation(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

function wordsOf(name: string): readonly string[] {
  return [...new Set(name.split(/(?<=[a-z0-9])(?=[A-Z])|_/).map((word) => word.toLowerCase()))];
}
