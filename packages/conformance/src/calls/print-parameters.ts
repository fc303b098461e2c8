import { findAnnotation, type Operation } from "@graphslice/csdl";
import { fault, type Fault } from "./call.js";
import type { PrintedCode, Respelling } from "./print-step.js";
import { printJson, printValue } from "./print-value.js";
import type { Arguments } from "./read-arguments.js";

/** Writes the parameters of a function, of the overload that has those that are given. */
export function printParameters(
  given: Arguments | undefined,
  overloads: readonly Operation[],
): PrintedCode | Fault {
  if (given?.kind === "key") return fault("argument", given.key);
  const values = given?.values ?? [];
  const names = new Set(values.map(([name]) => name.toLowerCase()));
  const overload = overloads.find((each) => takes(each, names));
  if (overload === undefined) return fault("argument", [...names].join() || "no parameters");
  const respelled: Respelling[] = [];
  const members: string[] = [];
  for (const [written, value] of values) {
    const parameter = overload.parameters.find(({ name }) => isSame(name, written));
    if (parameter === undefined) return fault("argument", written);
    const { type, isCollection } = parameter.type;
    const isJson = isCollection || type.kind === "ComplexType" || type.kind === "EntityType";
    const literal = isJson ? printJson(value) : printValue(value, type);
    if (literal === undefined) return fault("argument", written);
    members.push(`${parameter.name}: ${literal.code}`);
    respelled.push([written, parameter.name], [value, literal.sent]);
  }
  const isCalled = overload.kind === "Function" && overload.parameters.length > 0;
  const code = members.length > 0 || isCalled ? `({ ${members.join(", ")} })` : "";
  const isEmptyCall = code === "" && given !== undefined && overload.kind === "Function";
  return { kind: "code", code: isEmptyCall ? "()" : code, respelled };
}

/** Whether an operation can be called with parameters of these names alone; those of an action are in its body. */
function takes({ kind, parameters }: Operation, names: ReadonlySet<string>): boolean {
  if (kind === "Action") return names.size === 0;
  const isKnown = [...names].every((name) => parameters.some((each) => isSame(each.name, name)));
  return (
    isKnown && parameters.every((each) => names.has(each.name.toLowerCase()) || isOptional(each))
  );
}

function isOptional(parameter: Operation["parameters"][number]): boolean {
  return findAnnotation(parameter, "Org.OData.Core.V1.OptionalParameter") !== undefined;
}

function isSame(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}
