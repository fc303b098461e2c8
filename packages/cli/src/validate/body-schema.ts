import {
  allNavigationProperties,
  allProperties,
  type Operation,
  type SchemaType,
  type Type,
} from "@graphslice/csdl";
import {
  collection,
  collectionSchema,
  errorSchema,
  partialSchema,
  responseSchema,
  valueSchema,
  type RegisteredSchemas,
  type Schema,
} from "@graphslice/runtime/validation";
import { isObject, isStructured, type DeclaredType } from "./declared-type.js";
import type { JudgingSlice } from "./judging-slice.js";

/** Who says a body: a service that answers, or a client that creates or updates something. */
export type BodyMode = keyof RegisteredSchemas;

/** How a body is judged. */
export interface BodyUse {
  readonly mode: BodyMode;
  /** Whether it is a response that may lack what its type always has. */
  readonly partial: boolean;
}

/** What a body is judged by, and what that is called. */
export interface BodySchema extends BodyUse {
  readonly schema: Schema<unknown>;
  /** `microsoft.graph.user`, `Collection(microsoft.graph.user)`, `parameters of microsoft.graph.assign`, `error`. */
  readonly label: string;
}

/** The schema of a response that tells of an error. */
export const ERROR_SCHEMA: BodySchema = {
  schema: errorSchema,
  label: "error",
  mode: "response",
  partial: false,
};

/**
 * The schema for a body of a declared type. A collection may stand in a page, `{ "value": […] }`, or be the array
 * itself; a value that is no object may stand in `{ "value": … }`.
 */
export function schemaOfBody(
  body: unknown,
  { type, isCollection }: DeclaredType,
  use: BodyUse,
  { validators }: JudgingSlice,
): BodySchema {
  const whole =
    type.kind === "PrimitiveType"
      ? validators.schemaOfPrimitive(type)
      : validators.schemasOf(type)[use.mode];
  const item = use.partial ? partialSchema(whole) : whole;
  const { check, qualify } = item;
  const { qualifiedName } = type;
  if (Array.isArray(body)) {
    const schema = responseSchema(
      (value, name, state) => collection(value, name, state, check),
      qualify,
    );
    return { ...use, schema, label: `Collection(${qualifiedName})` };
  }
  if (isCollection) {
    const schema = collectionSchema(check, qualify);
    return { ...use, schema, label: `Collection(${qualifiedName})` };
  }
  const isWrapped = !isStructured(type) && isObject(body);
  const schema = isWrapped ? valueSchema(check, qualify) : item;
  return { ...use, schema, label: qualifiedName };
}

/** The schema for the body of a call of an operation, or of its answer; nothing where there is none. */
export function schemaOfCall(
  operation: Operation,
  use: BodyUse,
  { validators }: JudgingSlice,
): BodySchema | undefined {
  const part = use.mode === "response" ? "result" : "parameters";
  const schema = validators.schemasOfOperation(operation)[part];
  if (schema === undefined) return undefined;
  const label = `${part} of ${operation.qualifiedName}`;
  return { ...use, schema: use.partial ? partialSchema(schema) : schema, label };
}

/** Whether a body looks like a page of instances of a type; not where the type has such a member itself. */
export function isPage(body: unknown, type: SchemaType): boolean {
  return isObject(body) && Array.isArray(body["value"]) && !hasMember(type, "value");
}

/** Whether a body tells of an error; not where the type has such a member itself. */
export function isError(body: unknown, type: SchemaType | undefined): boolean {
  return (
    isObject(body) &&
    isObject(body["error"]) &&
    Object.keys(body).every((name) => name === "error" || name.includes("@")) &&
    (type === undefined || !hasMember(type, "error"))
  );
}

function hasMember(type: Type, member: string): boolean {
  return (
    isStructured(type) &&
    [...allProperties(type), ...allNavigationProperties(type)].some(({ name }) => name === member)
  );
}
