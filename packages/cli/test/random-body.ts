import {
  allNavigationProperties,
  allProperties,
  descendantsOf,
  type Model,
  type PrimitiveType,
  type StructuredType,
  type Type,
  type TypeReference,
} from "@graphslice/csdl";
import fc from "fast-check";

/** Values of primitive types; all other types take strings. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  Boolean: [true, false],
  Byte: [0, 255],
  Int16: [-32768, 7],
  Int32: [0, 2 ** 31 - 1],
  Int64: [1, "9007199254740993", 2 ** 60],
  Single: [1.5, "INF"],
  Double: [1e300, "-INF", "NaN"],
  Decimal: [0.1, "12.50"],
  Date: ["2026-01-31"],
  DateTimeOffset: ["2026-01-31T00:00:00Z", "2026-01-31T00:00:00.123456789012+01:00"],
  Duration: ["P1DT2H"],
  Guid: ["6f9619ff-8b86-d011-b42d-00c04fc964ff"],
  Binary: ["AQ==", "AQ"],
  GeographyPoint: [{ type: "Point", coordinates: [1, 2] }],
};

const JUNK: readonly unknown[] = [
  ...[null, true, -1, 1.5, 300, 2 ** 40, 2 ** 53, 1e300, "", "x", "no such value"],
  ...[[], [null], [{}], {}, { value: [] }, { "@odata.type": "#contoso.newer" }],
];

/** Bodies that are mostly of a type, and here and there are not. */
export function randomBody(type: Type, model: Model): fc.Arbitrary<unknown> {
  return fc.gen().map((generate) => {
    const chance = (percent: number): boolean =>
      generate(fc.integer, { min: 0, max: 99 }) < percent;
    const pick = <Value>(values: readonly Value[]): Value => {
      const value = values[generate(fc.nat, { max: values.length - 1 })];
      if (value === undefined) throw new Error("nothing to pick from");
      return value;
    };
    const make = (type: Type, depth: number): unknown => {
      if (chance(4)) return pick(JUNK);
      switch (type.kind) {
        case "PrimitiveType":
          return makePrimitive(type);
        case "TypeDefinition":
          return makePrimitive(type.underlyingType);
        case "EnumType": {
          const names = [...type.members.map(({ name }) => name), ...(chance(5) ? ["newer"] : [])];
          return type.isFlags && chance(50) ? `${pick(names)},${pick(names)}` : pick(names);
        }
        case "EntityType":
        case "ComplexType":
          return makeObject(type, depth);
      }
    };
    const makePrimitive = ({ name }: PrimitiveType): unknown => pick(VALUES[name] ?? ["x", "xy"]);
    const makeObject = (declared: StructuredType, depth: number): unknown => {
      const all = [declared, ...descendants(declared)];
      const type = pick(all.filter(({ isAbstract }) => !isAbstract || chance(10)).concat(declared));
      const members = [...allProperties(type), ...allNavigationProperties(type)];
      return Object.fromEntries([
        ...(chance(80) ? [["@odata.type", nameOf(type)] as const] : []),
        ...members.flatMap((member) =>
          chance(isNested(member.type) ? 30 : 85)
            ? [[member.name, makeReference(member.type, depth)] as const]
            : [],
        ),
        ...(chance(10) ? [[pick(["newer", "id@odata.x", "a/b~c"]), 1] as const] : []),
      ]);
    };
    const makeReference = (
      { type, isCollection, facets }: TypeReference,
      depth: number,
    ): unknown => {
      if (facets.nullable !== false && chance(isCollection ? 2 : 15)) return null;
      if (depth === 0 && isNested({ type })) return isCollection ? [] : {};
      if (!isCollection) return make(type, depth - 1);
      return Array.from({ length: generate(fc.nat, { max: 2 }) }, () => make(type, depth - 1));
    };
    const nameOf = ({ name, namespace, qualifiedName }: StructuredType): string => {
      const alias = model.schemas.find((schema) => schema.namespace === namespace)?.alias;
      return pick([`#${qualifiedName}`, `#${qualifiedName}`, qualifiedName, `#${alias}.${name}`]);
    };
    return make(type, 3);
  });
}

function isNested({ type }: Pick<TypeReference, "type">): boolean {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}

function descendants(type: StructuredType): readonly StructuredType[] {
  return type.kind === "EntityType" ? descendantsOf(type) : descendantsOf(type);
}
