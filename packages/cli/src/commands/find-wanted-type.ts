import type { Model, SchemaType } from "@graphslice/csdl";
import type { WantedType } from "../validate/judging-slice.js";
import { describeMissing } from "./describe-missing.js";
import { findNamed, type NamedElement } from "./find-named.js";

/** Finds the type that `--type` names: by its full name or the end of it, perhaps in `Collection(…)`. Or says why not. */
export function findWantedType(
  text: string,
  slice: { readonly name: string; readonly model: Model; readonly whole: Model },
): WantedType | string {
  const items = /^Collection\((.*)\)$/.exec(text)?.[1];
  const name = (items ?? text).replace(/^#/, "");
  const found = findNamed(name, slice.model);
  const [type, ...others] = found.filter(isType);
  if (type === undefined) {
    const [operation] = found;
    return operation === undefined
      ? describeMissing(name, slice, "type", isType)
      : `${operation.qualifiedName} is an operation and no type; give a HAR of its calls, whose URLs name it`;
  }
  if (others.length > 0) {
    const names = [type, ...others].map(({ qualifiedName }) => qualifiedName).join(", ");
    return `slice ${slice.name} has several types "${name}"; say one of ${names}`;
  }
  return { type, isCollection: items !== undefined };
}

function isType(element: NamedElement): element is SchemaType {
  return element.kind !== "Action" && element.kind !== "Function";
}
