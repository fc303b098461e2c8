import type { TypeReference } from "@graphslice/csdl";
import type { JsonValue } from "../json.js";
import type { ModelIndex } from "../resource/model-index.js";
import { bindConstant } from "./bind/bind-constant.js";
import { bindExpression } from "./bind/bind-expression.js";
import { createBudget, type Scope } from "./bind/scope.js";
import type { Syntax } from "./syntax.js";

/**
 * The JSON value of a key or a parameter of an operation. Int64 and Decimal that a number cannot hold are strings.
 *
 * @param aliases the query string's, for values such as `@p`.
 * @throws {UriError} if the value is no constant, or not of the type.
 */
export function bindArgument(
  value: Syntax,
  type: TypeReference,
  index: ModelIndex,
  aliases: ReadonlyMap<string, Syntax>,
): JsonValue {
  const scope: Scope = {
    index,
    option: "argument",
    root: { kind: "Null" },
    current: { kind: "Null" },
    variables: new Map(),
    aliases,
    activeAliases: new Set(),
    budget: createBudget(),
    now: () => new Date(),
    bind: bindExpression,
  };
  return bindConstant(scope, value, type);
}
