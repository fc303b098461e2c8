import { lineageOf, type ComplexType } from "@graphslice/csdl";
import { mapSchemaType, namesOf } from "../models/map-type.js";
import type { PathInterfaceView } from "../views/path-module-view.js";
import { fromModels, globalType, runtimeType, stringType, unionType } from "../views/path-type.js";
import type { ClientContext } from "./client-context.js";
import { clientType } from "./client-names.js";
import { membersOfComplex } from "./collect-members.js";
import { createPathInterface } from "./declare-entity.js";
import { declareMember } from "./declare-member.js";
import { literalMember } from "./literal-member.js";
import { ownLiterals } from "./literals.js";

/** The interfaces of a complex type: none for most. */
export function declareComplex(
  type: ComplexType,
  context: ClientContext,
): readonly PathInterfaceView[] {
  return [...declareLiterals(type, context), ...declarePath(type, context)];
}

function declareLiterals(type: ComplexType, context: ClientContext): readonly PathInterfaceView[] {
  const members = lineageOf(type)
    .flatMap(ownLiterals)
    .map((literal) => literalMember(literal, context));
  if (members.length === 0) return [];
  const { name } = clientType(type, "Literals", context);
  const { read } = namesOf(type, context.names);
  const description = `Properties of \`${read}\` whose literals are not those of JavaScript's values.`;
  return [createPathInterface(name, { description }, [], members)];
}

function declarePath(type: ComplexType, context: ClientContext): readonly PathInterfaceView[] {
  const members = membersOfComplex(type).map((member) => declareMember(member, "/…", context));
  if (members.length === 0) return [];
  const { name } = clientType(type, "Path", context);
  const value = fromModels(mapSchemaType(type, "read", context.names));
  const properties = globalType(
    "Omit",
    runtimeType("ComplexPath", value),
    unionType(members.map((member) => stringType(member.name))),
  );
  const description = `The path of a \`${namesOf(type, context.names).read}\`, which leads to entities or bytes.`;
  return [createPathInterface(name, { description }, [properties], members)];
}
