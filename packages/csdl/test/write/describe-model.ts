import type { Model } from "../../src/model.js";

/** A model as plain JSON: links are names; places and provenance are left out. */
export function describeModel(model: Model): unknown {
  const { container, types, ...rest } = model;
  return {
    ...(describe(rest) as object),
    types: [...types.keys()],
    container: container?.qualifiedName,
  };
}

function describe(value: unknown): unknown {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(describe);
  const isReference = "kind" in value && value.kind === "TypeReference";
  const description: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    if (key === "place" || key === "overlay" || member === undefined) continue;
    description[key] =
      links.has(key) || (isReference && key === "type") ? nameOf(member) : describe(member);
  }
  return description;
}

const links = new Set([
  "action",
  "baseType",
  "declaringType",
  "derivedTypes",
  "entityType",
  "functions",
  "underlyingType",
]);

function nameOf(target: unknown): unknown {
  if (Array.isArray(target)) return target.map(nameOf);
  if (typeof target !== "object" || target === null) return target;
  return "qualifiedName" in target ? target.qualifiedName : target;
}
