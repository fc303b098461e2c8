import type { Operation, StructuredType, Type } from "@graphslice/csdl";

/** What an address leads to. */
export type Resource =
  | { readonly kind: "value"; readonly type: Type; readonly isCollection: boolean }
  | { readonly kind: "operation"; readonly overloads: readonly Operation[] }
  /** `$ref`: links to entities in place of the entities. */
  | { readonly kind: "reference" }
  /** `$value` or `$count`: no JSON. */
  | { readonly kind: "raw" }
  | { readonly kind: "service" }
  /** The metadata has nothing by that name. */
  | { readonly kind: "unknown"; readonly segment: string };

export function isStructured(type: Type): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}
