import type { Function } from "@graphslice/csdl";
import { createBare } from "../create-bare.js";
import type { JsonObject } from "../json.js";
import { bindArgument } from "../query/bind-argument.js";
import { chooseOverload, describeOverloads } from "../query/choose-overload.js";
import { badRequest } from "../refusal.js";
import type { Parentheses } from "../uri/segment.js";
import type { PathContext } from "./path-context.js";

/** An overload, and the values of its parameters. */
export interface FunctionCall {
  readonly operation: Function;
  readonly parameters: JsonObject;
}

/**
 * Tells overloads apart by the names of their parameters (OData 4.0 Part 1 §11.5.3).
 *
 * @throws {Refusal} 400 where none of them has these parameters.
 */
export function chooseFunction(
  overloads: readonly Function[],
  name: string,
  parentheses: Parentheses | undefined,
  { index, aliases }: PathContext,
): FunctionCall {
  if (parentheses?.kind === "value") {
    throw badRequest(
      `The parameters of the function ${name} need names; expected ${describeOverloads(overloads)}.`,
    );
  }
  const given = new Map(
    parentheses?.kind === "named" ? parentheses.values.map(({ name, value }) => [name, value]) : [],
  );
  const operation = chooseOverload(overloads, new Set(given.keys()));
  if (operation === undefined) {
    const names = [...given.keys()].join(", ").slice(0, 200) || "no parameters";
    throw badRequest(
      `The function ${name} does not take ${names}; expected ${describeOverloads(overloads)}.`,
    );
  }
  const values = createBare();
  for (const parameter of operation.parameters) {
    const value = given.get(parameter.name);
    if (value !== undefined)
      values[parameter.name] = bindArgument(value, parameter.type, index, aliases);
  }
  return { operation, parameters: values };
}
