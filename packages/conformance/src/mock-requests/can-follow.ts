import {
  allNavigationProperties,
  allProperties,
  isOrDerivesFrom,
  type StructuredType,
} from "@graphslice/csdl";
import { isStructured } from "../corpus/resource.js";
import type { Step } from "../corpus/url-walker.js";

/** Whether an address can go on with a step from a value of a type. */
export function canFollow(type: StructuredType, { kind, name, resource }: Step): boolean {
  switch (kind) {
    case "cast":
      return (
        resource.kind === "value" &&
        isStructured(resource.type) &&
        isOrDerivesFrom(type, resource.type)
      );
    case "member":
      return [...allProperties(type), ...allNavigationProperties(type)].some(
        (member) => member.name === name,
      );
    case "operation":
      return resource.kind === "operation" && resource.overloads.some((it) => isBoundTo(it, type));
    case "system":
      return name !== "$value" || (type.kind === "EntityType" && type.hasStream);
    default:
      return true;
  }
}

type Overload = (Step["resource"] & { readonly kind: "operation" })["overloads"][number];

function isBoundTo({ bindingParameter }: Overload, type: StructuredType): boolean {
  const bound = bindingParameter?.type.type;
  return bound === undefined || !isStructured(bound) || isOrDerivesFrom(type, bound);
}
