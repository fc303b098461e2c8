import type { PrimitiveType } from "@graphslice/csdl";

/** How emitted code tests values of a primitive type. */
export interface ValueTest {
  /** Exported by the runtime's validation module; `nullable` accepts null and absence too. */
  readonly test: string;
  readonly nullable: string;
  /** What issues say was expected. */
  readonly expected: string;
}

const NAMES = new Set([
  ...["Binary", "Boolean", "Byte", "Date", "DateTimeOffset", "Decimal", "Double", "Duration"],
  ...["Guid", "Int16", "Int32", "Int64", "SByte", "Single", "Stream", "String", "TimeOfDay"],
]);

const ANYTHING: ValueTest = { test: "isAnything", nullable: "isAnything", expected: "JSON" };

/** The test for a primitive type. */
export function testOf({ name }: PrimitiveType): ValueTest {
  if (name === "Untyped" || name === "EntityType" || name === "ComplexType") return ANYTHING;
  if (NAMES.has(name)) return { test: `is${name}`, nullable: `nullable${name}`, expected: name };
  if (name === "PrimitiveType") {
    return { test: "isPrimitive", nullable: "nullablePrimitive", expected: "a primitive value" };
  }
  if (name.startsWith("Geo")) {
    const kind = name.replace(/^Geo(graphy|metry)/, "");
    const shape = kind === "" ? "Geo" : `Geo${kind}`;
    return { test: `is${shape}`, nullable: `nullable${shape}`, expected: name };
  }
  // What remains are the paths of annotations, which are strings.
  return { test: "isString", nullable: "nullableString", expected: "String" };
}
