import type { CallSyntax } from "../syntax.js";
import { bindFunction, describeUnknownFunction, isCanonical } from "./bind-function.js";
import { bindKey } from "./bind-key.js";
import { bindMember, currentOf, findMember } from "./bind-path.js";
import { bindRootMember, findRootMember } from "./bind-root.js";
import { bindServiceFunction } from "./bind-service-function.js";
import type { Bound } from "./bound.js";
import { findFunctions } from "./find-functions.js";
import { fail, type Scope } from "./scope.js";

/** Binds what has parentheses: a canonical function, one of the service, or a collection with a key. @throws {UriError} */
export function bindCall(scope: Scope, call: CallSyntax): Bound {
  const { target, name, position, arguments: values } = call;
  if (target === undefined && isCanonical(name)) return bindFunction(scope, call);
  if (target?.kind === "Root" && target.name === "$root") {
    const member = findRootMember(scope, name, position);
    return member.kind === "FunctionImport"
      ? bindServiceFunction(scope, call, member.functions, undefined)
      : bindKey(scope, bindRootMember(scope, name, position), values, position);
  }
  const owner = target === undefined ? currentOf(scope, position) : scope.bind(target, scope);
  if (isCollectionOf(scope, owner, name)) {
    return bindKey(scope, bindMember(scope, owner, name, position), values, position);
  }
  const functions = findFunctions(scope.index, name, owner);
  if (functions.length > 0) return bindServiceFunction(scope, call, functions, owner);
  return fail(scope, position, describeUnknownFunction(name, owner));
}

/** Whether a name leads from what stands before it to a collection of entities: by navigation, or by a cast of one. */
function isCollectionOf(scope: Scope, { type, isCollection }: Bound, name: string): boolean {
  if (type.kind !== "Structured") return false;
  if (isCollection) return scope.index.findType(name) !== undefined;
  const member = findMember(type.type, name);
  return member?.kind === "NavigationProperty" && member.type.isCollection;
}
