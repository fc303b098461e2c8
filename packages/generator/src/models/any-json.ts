import type { SchemaType } from "@graphslice/csdl";

/** Whether a type is Graph's `Json`: declared as a complex type without members, and met as any JSON in workbooks. */
export function isAnyJson({ qualifiedName }: SchemaType): boolean {
  return qualifiedName === "microsoft.graph.Json";
}
