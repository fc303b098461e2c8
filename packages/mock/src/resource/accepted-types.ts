import {
  findAnnotation,
  readConstant,
  readItems,
  type EntityType,
  type Property,
} from "@graphslice/csdl";

/** The ranges of media types that a stream may have (`Core.AcceptableMediaTypes`); none where any is accepted. */
export function acceptedTypes(element: Property | EntityType): readonly string[] {
  const types = findAnnotation(element, "Org.OData.Core.V1.AcceptableMediaTypes")?.value;
  const accepted = readItems(types).flatMap((item) => readConstant(item)?.toLowerCase() ?? []);
  return accepted.includes("*/*") ? [] : accepted;
}

/** Whether a media type is in one of the ranges. */
export function acceptsType(accepted: readonly string[], type: string): boolean {
  return (
    accepted.length === 0 ||
    accepted.some((range) =>
      range.endsWith("/*") ? type.startsWith(range.slice(0, -1)) : range === type,
    )
  );
}
