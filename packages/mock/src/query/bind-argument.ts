import type { Model, TypeReference } from "@graphslice/csdl";
import type { JsonValue } from "../json.js";
import { UriError } from "../uri/uri-error.js";
import type { Syntax } from "./syntax.js";

/**
 * The JSON value of a key or a parameter of an operation.
 *
 * @param aliases the query string's, for values such as `@p`.
 * @throws {UriError} if the value is no constant, or not of the type.
 */
export function bindArgument(
  _value: Syntax,
  _type: TypeReference,
  _model: Model,
  _aliases: ReadonlyMap<string, Syntax>,
): JsonValue {
  throw new UriError("not yet", { position: 0 });
}
