import type { Model, SchemaType, StructuredType, Type } from "@graphslice/csdl";

/** What a body is declared to be: an instance of a type, or a collection of them. */
export interface DeclaredType {
  readonly type: Type;
  readonly isCollection: boolean;
}

/** A type by its full name, as `@odata.type` has it: with `#` in front or without, by namespace or alias. */
export function typeNamed(text: unknown, model: Model): SchemaType | undefined {
  if (typeof text !== "string") return undefined;
  return model.types.get(qualifyName(text.replace(/^#/, ""), model));
}

/** A name with its namespace where it has an alias. */
export function qualifyName(name: string, { schemas }: Model): string {
  const dot = name.lastIndexOf(".");
  const schema = schemas.find(({ alias }) => alias !== undefined && alias === name.slice(0, dot));
  return schema === undefined ? name : schema.namespace + name.slice(dot);
}

export function isStructured(type: Type): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
