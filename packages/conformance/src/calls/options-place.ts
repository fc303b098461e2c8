import type { Resource } from "../corpus/resource.js";
import type { Step } from "../corpus/url-walker.js";
import type { OptionsPlace } from "./print-options.js";

const ENTITY = ["$select", "$expand"];
const ENTITIES = [...ENTITY, "$filter", "$orderby", "$search", "$top", "$skip", "$count"];
const VALUES = ["$select", "$filter", "$orderby", "$search", "$top", "$skip", "$count"];

/** The query options that go with a method at an address (OData URL Conventions 4.01 §5.1). */
export function optionsPlace(method: string, steps: readonly Step[]): OptionsPlace {
  const last = steps.at(-1);
  if (last?.name === "$count") return { names: new Set(["$filter", "$search"]) };
  const result = last && resultOf(last.resource);
  if (method === "POST" || method === "PATCH" || method === "PUT")
    return { names: new Set(ENTITY) };
  if (method !== "GET" || result === undefined) return { names: new Set() };
  // What is addressed by path has no types.
  if (steps.some(({ path }) => path !== undefined)) return { names: new Set(ENTITIES) };
  const { type, isCollection } = result;
  switch (type.kind) {
    case "EntityType":
      return { names: new Set(isCollection ? ENTITIES : ENTITY), type };
    case "ComplexType":
      if (isCollection) return { names: new Set(VALUES) };
      return { names: new Set(ENTITY) };
    default:
      return { names: new Set(isCollection ? VALUES : []) };
  }
}

/** Whether what is read are bytes, of which a call has to say how they are wanted. */
export function isStream(steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  return resultOf(last?.resource ?? { kind: "service" })?.type.qualifiedName === "Edm.Stream";
}

type Value = Resource & { readonly kind: "value" };

function resultOf(resource: Resource): Value | undefined {
  if (resource.kind === "value") return resource;
  if (resource.kind !== "operation") return undefined;
  const { returnType } = resource.overloads[0] ?? {};
  if (returnType === undefined) return undefined;
  return { kind: "value", type: returnType.type.type, isCollection: returnType.type.isCollection };
}
