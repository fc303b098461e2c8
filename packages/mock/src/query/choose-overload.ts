import { findAnnotation, type Function, type Parameter } from "@graphslice/csdl";

/** The overload that has all the parameters of some names, and no other but optional ones (OData 4.0 Part 1 §11.5.3). */
export function chooseOverload(
  overloads: readonly Function[],
  names: ReadonlySet<string>,
): Function | undefined {
  return overloads.find(
    ({ parameters }) =>
      [...names].every((name) => parameters.some((parameter) => parameter.name === name)) &&
      parameters.every((parameter) => names.has(parameter.name) || isOptional(parameter)),
  );
}

export function isOptional(parameter: Parameter): boolean {
  return findAnnotation(parameter, "Org.OData.Core.V1.OptionalParameter") !== undefined;
}

/** The parameters of some overloads, for messages. */
export function describeOverloads(overloads: readonly Function[]): string {
  return overloads
    .slice(0, 5)
    .map(({ parameters }) => `(${parameters.map(({ name }) => name).join(", ")})`)
    .join(" or ");
}
