import {
  ERROR_SCHEMA,
  schemaOfBody,
  schemaOfCall,
  type BodyMode,
  type BodySchema,
} from "./body-schema.js";
import { declareAs, type JudgingOptions } from "./choose-schema.js";
import { followPath, withoutRoot, type Destination } from "./follow-path.js";
import { contextOf, namedType, narrowType } from "./infer-type.js";
import type { JudgingSlice } from "./judging-slice.js";
import { isSelected, readContext } from "./read-context.js";
import type { RecordedBody } from "./read-har.js";
import { splitPath } from "./split-path.js";

/** Query options also within `$expand`, and without the dollar sign, as Graph takes them. */
const SELECT = /[?&;(](?:\$|%24)?select=/i;
const APPLY = /[?&](?:\$|%24)?apply=/i;

/**
 * Chooses the schema of a recorded body: by its `@odata.context` or its URL, and an `@odata.type` that is more exact.
 * What the caller says stands in where none of them tells. Or says why it cannot.
 */
export function chooseRecordedSchema(
  body: RecordedBody,
  { partial }: JudgingOptions,
  slice: JudgingSlice,
): BodySchema | string {
  const { model, wanted } = slice;
  const { part, method, url, status = 200, value } = body;
  const mode = part === "response" ? "response" : modeOf(method);
  if (mode === undefined) return `the body of a request with ${method} has no type`;
  if (mode === "response" && status >= 400) return ERROR_SCHEMA;

  const context = mode === "response" ? contextOf(value) : undefined;
  const isCut = partial || SELECT.test(url) || isSelected(context);
  const use = { mode, partial: mode === "response" && isCut };
  const found = readContext(context, model) ?? followUrl(body, mode, slice);
  if (typeof found !== "string") {
    if (!("operation" in found)) {
      return schemaOfBody(value, narrowType(found, value, model), use, slice);
    }
    const missing = mode === "response" ? "declares no answer" : "takes no parameters in a body";
    const { qualifiedName } = found.operation;
    return schemaOfCall(found.operation, use, slice) ?? `${qualifiedName} ${missing}`;
  }
  const declared = namedType(value, model) ?? (wanted && declareAs(wanted, value));
  return declared === undefined ? found : schemaOfBody(value, declared, use, slice);
}

function modeOf(method: string): BodyMode | undefined {
  if (method === "POST") return "create";
  return method === "PATCH" || method === "PUT" ? "update" : undefined;
}

/** Where the URL of a body leads, or why that is not known. */
function followUrl(
  { method, url }: RecordedBody,
  mode: BodyMode,
  { model }: JudgingSlice,
): Destination | string {
  if (APPLY.test(url)) return "what $apply makes has no declared type";
  const [path = ""] = url.replace(/^https?:\/\/[^/]*/i, "").split(/[?#]/);
  const destination = followPath(withoutRoot(splitPath(path)), model);
  if (typeof destination === "string" || "operation" in destination) return destination;
  const { type, isCollection } = destination;
  if (type.qualifiedName === "Edm.Stream") return "the content of a stream has no declared type";
  if (!isCollection) return destination;
  if (method === "POST") return { type, isCollection: false };
  return mode === "update" ? `${method} of a collection has no declared type` : destination;
}
