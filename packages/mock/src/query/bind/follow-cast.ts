import { isOrDerivesFrom, suggestName, type StructuredType } from "@graphslice/csdl";
import type { ModelIndex } from "../../resource/model-index.js";
import { UriError } from "../../uri/uri-error.js";
import type { PathName } from "../query-options.js";

/** The type of a cast in a path. @throws {UriError} if it is not related to the type that it stands behind. */
export function followCast(
  index: ModelIndex,
  from: StructuredType,
  { name, position }: PathName,
  option: string,
): StructuredType {
  const type = index.findType(name);
  if (type === undefined) {
    const suggestion = suggestName(name, index.model.types.keys());
    const hint = suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
    throw new UriError(`there is no type "${name}"${hint}`, { option, position });
  }
  const isStructured = type.kind === "EntityType" || type.kind === "ComplexType";
  if (isStructured && (isOrDerivesFrom(type, from) || isOrDerivesFrom(from, type))) return type;
  const message = `${type.qualifiedName} does not derive from ${from.qualifiedName}`;
  throw new UriError(message, { option, position });
}
