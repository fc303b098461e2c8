import { allProperties } from "@graphslice/csdl";
import type { Item } from "../../item.js";
import type { JsonValue } from "../../json.js";
import type { Subject } from "../bound-query.js";
import type { SearchSyntax } from "../syntax.js";
import { findText } from "../values/find-text.js";
import { valueTypeOf, type ValueType } from "../values/value-type.js";

type Matches = (subject: Subject) => boolean;

type LookAt = (text: string) => void;

/**
 * Binds `$search`: a word or phrase matches what has it anywhere in one of its strings, in any case. `name:text` matches
 * that property alone, as Graph has it for directory objects.
 *
 * @param lookAt told of each text that a word is looked for in.
 */
export function bindSearch(
  search: SearchSyntax,
  type: ValueType,
  lookAt: LookAt = () => {},
): Matches {
  switch (search.kind) {
    case "And": {
      const operands = search.operands.map((operand) => bindSearch(operand, type, lookAt));
      return (subject) => operands.every((matches) => matches(subject));
    }
    case "Or": {
      const operands = search.operands.map((operand) => bindSearch(operand, type, lookAt));
      return (subject) => operands.some((matches) => matches(subject));
    }
    case "Not": {
      const operand = bindSearch(search.operand, type, lookAt);
      return (subject) => !operand(subject);
    }
    case "Term":
      return bindTerm(search.text, type, lookAt);
  }
}

function bindTerm(text: string, type: ValueType, lookAt: LookAt): Matches {
  if (type.kind !== "Structured") {
    const wanted = text.toLowerCase();
    return (subject) => contains(subject as JsonValue, wanted);
  }
  const properties = allProperties(type.type);
  const colon = text.indexOf(":");
  const named = properties.find(({ name }) => name === text.slice(0, Math.max(colon, 0)));
  const searched =
    named === undefined
      ? properties.filter((property) => valueTypeOf(property.type.type).kind === "String")
      : [named];
  const names = searched.map(({ name }) => name);
  const wanted = (named === undefined ? text : text.slice(colon + 1)).toLowerCase();
  // The target's type is structured, so its instances are items.
  return (subject) => names.some((name) => contains((subject as Item).values[name], wanted));

  function contains(value: JsonValue | undefined, part: string): boolean {
    if (typeof value !== "string") {
      return Array.isArray(value) && value.some((element) => contains(element, part));
    }
    lookAt(value);
    return findText(value.toLowerCase(), part) >= 0;
  }
}
