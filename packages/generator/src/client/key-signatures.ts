import {
  findAnnotation,
  keyOf,
  lineageOf,
  readConstant,
  readItems,
  readMember,
  type EntityType,
  type Property,
} from "@graphslice/csdl";
import { keywordType, type PathType } from "../views/path-type.js";
import { edmType } from "./edm-type.js";

/** A way to name one of a collection: `(id: string)`, or by the values of several properties. */
export interface KeySignature {
  readonly parameter: string;
  readonly type: PathType;
}

const ALTERNATE_KEYS = [
  "Org.OData.Core.V1.AlternateKeys",
  "OData.Community.Keys.V1.AlternateKeys",
] as const;

/** The key, in its own segment or composite, and the alternate ones; none where the type has no key. */
export function keySignatures(type: EntityType): readonly KeySignature[] {
  const key = keyOf(type);
  const [first] = key;
  if (first === undefined) return [];
  const own =
    key.length === 1
      ? { parameter: first.name === "id" ? "id" : "key", type: segmentType(first.property) }
      : byMembers(key.map(({ name, alias, property }) => [alias ?? name, property]));
  return [own, ...alternateKeys(type)];
}

/** What stands in a segment has no quotes, whatever its type is. */
function segmentType({ type }: Property): PathType {
  const keyword = edmType(type.type.name);
  return keyword.kind === "keyword" ? keyword : keywordType("string");
}

function alternateKeys(type: EntityType): readonly KeySignature[] {
  const properties = new Map(
    lineageOf(type).flatMap((each) =>
      each.properties.map((property) => [property.name, property] as const),
    ),
  );
  return lineageOf(type).flatMap((each) =>
    ALTERNATE_KEYS.flatMap((term) => readItems(findAnnotation(each, term)?.value)).flatMap(
      (item) => {
        const parts = readItems(readMember(item, "Key")).map(
          (ref): [string, Property] | undefined => {
            const name = readConstant(readMember(ref, "Name"));
            const property = name === undefined ? undefined : properties.get(name);
            if (name === undefined || property === undefined) return undefined;
            return [readConstant(readMember(ref, "Alias")) ?? name, property];
          },
        );
        const known = parts.filter((part) => part !== undefined);
        return known.length === 0 || known.length < parts.length ? [] : [byMembers(known)];
      },
    ),
  );
}

function byMembers(parts: readonly (readonly [name: string, property: Property])[]): KeySignature {
  const members = parts.map(([name, { type }]) => ({
    name,
    isOptional: false,
    type: edmType(type.type.name),
  }));
  return { parameter: "key", type: { kind: "members", members } };
}
