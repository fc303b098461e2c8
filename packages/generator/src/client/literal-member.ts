import type { PathMemberView } from "../views/path-module-view.js";
import { stringType } from "../views/path-type.js";
import type { ClientContext } from "./client-context.js";
import { clientType } from "./client-names.js";
import type { LiteralProperty } from "./literals.js";

/** What the literals of a property are: the name of their type in `Edm`, or those of its parts. */
export function literalMember(literal: LiteralProperty, context: ClientContext): PathMemberView {
  const type =
    "complex" in literal
      ? clientType(literal.complex, "Literals", context)
      : stringType(literal.literal);
  return { kind: "member", name: literal.property.name, isOptional: false, type };
}
