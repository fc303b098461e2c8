import { suggestName, type EntitySet, type FunctionImport, type Singleton } from "@graphslice/csdl";
import type { Bound } from "./bound.js";
import { fail, type Scope } from "./scope.js";

/** Binds what stands behind `$root`: an entity set or a singleton (OData 4.0 Part 2 §5.1.1.6.4). @throws {UriError} */
export function bindRootMember(scope: Scope, name: string, position: number): Bound {
  const member = findRootMember(scope, name, position);
  if (member.kind === "FunctionImport") {
    return fail(scope, position, `the function ${name} needs parentheses`);
  }
  const isCollection = member.kind === "EntitySet";
  return {
    type: { kind: "Structured", type: member.entityType },
    isCollection,
    position,
    evaluate: isCollection
      ? (frame) => frame.navigator.listRoot(member)
      : (frame) => frame.navigator.listRoot(member)[0] ?? null,
  };
}

/** @throws {UriError} if the container has nothing of that name that expressions can begin with. */
export function findRootMember(
  scope: Scope,
  name: string,
  position: number,
): EntitySet | Singleton | FunctionImport {
  const member = scope.index.members.get(name);
  if (member !== undefined && member.kind !== "ActionImport") return member;
  const suggestion = suggestName(name, scope.index.members.keys());
  const hint = suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
  return fail(scope, position, `the service has no "${name}"${hint}`);
}
