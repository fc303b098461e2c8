import {
  ERROR_SCHEMA,
  isError,
  isPage,
  schemaOfBody,
  type BodyMode,
  type BodySchema,
} from "./body-schema.js";
import { isObject, type DeclaredType } from "./declared-type.js";
import { contextOf, inferType } from "./infer-type.js";
import type { JudgingSlice, WantedType } from "./judging-slice.js";
import { isSelected } from "./read-context.js";

/** What the caller says of bodies, beside their type. */
export interface JudgingOptions {
  /** Recordings tell it themselves; other bodies are responses unless this says otherwise. */
  readonly mode?: BodyMode | undefined;
  /** Whether responses may lack members, even where nothing says that they were cut. */
  readonly partial: boolean;
}

/** Chooses the schema of a body by what the caller says or else by what it says itself. Or says why it cannot. */
export function chooseSchema(
  body: unknown,
  { mode = "response", partial }: JudgingOptions,
  slice: JudgingSlice,
): BodySchema | string {
  const { model, wanted } = slice;
  if (mode === "response" && isError(body, wanted?.type)) return ERROR_SCHEMA;
  const declared = wanted === undefined ? inferType(body, model) : declareAs(wanted, body);
  if (declared === undefined) return describeUntyped(body);
  const isCut = partial || isSelected(contextOf(body));
  return schemaOfBody(body, declared, { mode, partial: mode === "response" && isCut }, slice);
}

/** The type that the caller says a body has, or a collection of it where the body looks like one. */
export function declareAs({ type, isCollection }: WantedType, body: unknown): DeclaredType {
  return { type, isCollection: isCollection || isPage(body, type) };
}

function describeUntyped(body: unknown): string {
  for (const name of ["@odata.context", "@odata.type"]) {
    const text = isObject(body) ? body[name] : undefined;
    if (typeof text === "string") {
      return `${name} is ${JSON.stringify(text)}, which names no type; say --type TYPE`;
    }
  }
  return "has neither @odata.context nor @odata.type; say --type TYPE";
}
