import type { Parameter, Type } from "@graphslice/csdl";
import { isPlaceholder } from "../calls/placeholder.js";
import type { Step } from "../corpus/url-walker.js";

/** Whether a step calls a function with other parameters than the metadata has, or with a value that is none of its type. */
export function hasArgumentFault({ kind, resource, argument = "" }: Step): boolean {
  if (kind !== "operation" || resource.kind !== "operation") return false;
  const given = [...argument.matchAll(/(\w+)\s*=\s*((?:[\w.]*'[^']*')|[^,()]*)/g)].map(
    ([, name = "", value = ""]) => ({ name: name.toLowerCase(), value: value.trim() }),
  );
  return !resource.overloads.some(
    ({ parameters }) =>
      given.length === parameters.length &&
      parameters.every((parameter) =>
        given.some(
          ({ name, value }) => name === parameter.name.toLowerCase() && fits(value, parameter),
        ),
      ),
  );
}

function fits(value: string, { type: { type } }: Parameter): boolean {
  return isPlaceholder(value) || type.kind !== "EnumType" || isMember(value, type);
}

function isMember(value: string, type: Type & { readonly kind: "EnumType" }): boolean {
  const text = value.replace(/^[\w.]*'(.*)'$/, "$1");
  return text.split(",").every((part) => type.members.some(({ name }) => name === part.trim()));
}
