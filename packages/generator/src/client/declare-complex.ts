import { descendantsOf, lineageOf, type ComplexType } from "@graphslice/csdl";
import { mapSchemaType, namesOf } from "../models/map-type.js";
import type { PathInterfaceView } from "../views/path-module-view.js";
import { fromModels, globalType, runtimeType, stringType, unionType } from "../views/path-type.js";
import type { ClientContext } from "./client-context.js";
import { clientType } from "./client-names.js";
import { hasPath, membersOfComplex } from "./collect-members.js";
import { createPathInterface } from "./declare-entity.js";
import { createPathMember, declareMember } from "./declare-member.js";
import { literalMember } from "./literal-member.js";
import { ownLiterals } from "./literals.js";

/** The interfaces of a complex type: none for most. */
export function declareComplex(
  type: ComplexType,
  context: ClientContext,
): readonly PathInterfaceView[] {
  return [
    ...declareLiterals(type, context),
    ...declareCasts(type, context),
    ...declarePath(type, context),
  ];
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

function declareCasts(type: ComplexType, context: ClientContext): readonly PathInterfaceView[] {
  const members = descendantsOf(type).map((derived) => {
    const value = fromModels(mapSchemaType(derived, "read", context.names));
    const path = hasPath(derived) ? [clientType(derived, "Path", context)] : [];
    return createPathMember(derived.qualifiedName, runtimeType("ComplexNode", value, ...path));
  });
  if (members.length === 0) return [];
  const { name } = clientType(type, "Casts", context);
  const description = `Types that derive from \`${namesOf(type, context.names).read}\`.`;
  return [createPathInterface(name, { description }, [], members)];
}

function declarePath(type: ComplexType, context: ClientContext): readonly PathInterfaceView[] {
  if (!hasPath(type)) return [];
  const members = membersOfComplex(type).map((member) => declareMember(member, "/…", context));
  const { name } = clientType(type, "Path", context);
  const value = fromModels(mapSchemaType(type, "read", context.names));
  const path =
    type.derivedTypes.length > 0
      ? runtimeType("BasePath", value, clientType(type, "Casts", context))
      : runtimeType("ComplexPath", value);
  const names = unionType(members.map((member) => stringType(member.name)));
  const properties = members.length > 0 ? globalType("Omit", path, names) : path;
  const description = `The path of a \`${namesOf(type, context.names).read}\`.`;
  return [createPathInterface(name, { description }, [properties], members)];
}
