import { keyOf } from "@graphslice/csdl";
import type { Resource } from "../corpus/resource.js";
import type { Step } from "../corpus/url-walker.js";

const READ = ["GET"];
const ENTITIES = ["GET", "POST"];
const ENTITY = ["GET", "PATCH", "PUT", "DELETE"];
const KEYLESS = ["GET", "PATCH", "PUT"];
const BYTES = ["GET", "PUT", "DELETE"];

/** The methods that OData has for what an address leads to (OData Protocol 4.01 §11). */
export function methodsAt(steps: readonly Step[]): readonly string[] {
  const last = steps.at(-1);
  const before = steps.at(-2)?.resource;
  if (last === undefined) return READ;
  switch (last.resource.kind) {
    case "reference":
      return before?.kind === "value" && before.isCollection ? ["GET", "POST", "DELETE"] : BYTES;
    case "raw":
      return last.name === "$count" ? READ : BYTES;
    case "operation":
      return methodsOf(last.resource);
    case "value":
      return methodsOfValue(last.resource);
    default:
      return READ;
  }
}

function methodsOf({ overloads }: Resource & { readonly kind: "operation" }): readonly string[] {
  const [first] = overloads;
  if (first?.kind === "Action") return ["POST"];
  const { returnType } = first ?? {};
  if (returnType === undefined) return READ;
  const { type, isCollection } = returnType.type;
  return isCollection ? READ : methodsOfValue({ kind: "value", type, isCollection });
}

function methodsOfValue({
  type,
  isCollection,
}: Resource & { readonly kind: "value" }): readonly string[] {
  switch (type.kind) {
    case "EntityType":
      if (isCollection) return ENTITIES;
      return keyOf(type).length > 0 ? ENTITY : KEYLESS;
    case "ComplexType":
      return isCollection ? ["GET", "PUT"] : ENTITY;
    default:
      return isCollection ? ["GET", "PUT"] : BYTES;
  }
}
