import { layoutOf } from "../../resource/type-layout.js";
import type { BinarySyntax, MemberSyntax, Syntax } from "../syntax.js";
import { describeType } from "../values/value-type.js";
import { bindArithmetic, bindNegation } from "./bind-arithmetic.js";
import { bindCall } from "./bind-call.js";
import { bindCount, bindLambda } from "./bind-collection.js";
import { bindComparison, bindHas, bindIn, bindInCollection } from "./bind-comparison.js";
import { bindLiteral } from "./bind-literal.js";
import { bindLogic, bindNot } from "./bind-logic.js";
import { bindKeySegment } from "./bind-key.js";
import { bindMember, currentOf, findMember } from "./bind-path.js";
import { bindRootMember } from "./bind-root.js";
import { makeConstant, type Bound } from "./bound.js";
import { fail, spendNode, type Scope } from "./scope.js";

/**
 * Resolves an expression's names and checks its types.
 *
 * @throws {UriError}
 */
export function bindExpression(syntax: Syntax, scope: Scope): Bound {
  const { position } = syntax;
  spendNode(scope, position);
  switch (syntax.kind) {
    case "Literal":
      return bindLiteral(scope, syntax);
    case "Name":
      return bindName(scope, syntax.name, position);
    case "Root":
      return bindRoot(scope, syntax.name, position);
    case "Alias":
      return bindAlias(scope, syntax.name, position);
    case "Member":
      return bindStep(scope, syntax);
    case "Call":
      return bindCall(scope, syntax);
    case "Count":
      return bindCount(scope, syntax);
    case "Lambda":
      return bindLambda(scope, syntax);
    case "Unary": {
      const operand = bindExpression(syntax.operand, scope);
      return syntax.operator === "not"
        ? bindNot(scope, operand, position)
        : bindNegation(scope, operand, position);
    }
    case "Binary":
      return bindBinary(scope, syntax);
    case "List":
    case "Object":
      return fail(scope, position, "a JSON value cannot stand here; lists stand only after in");
  }
}

function bindName(scope: Scope, name: string, position: number): Bound {
  const variable = scope.variables.get(name);
  if (variable !== undefined) {
    const { type, slot } = variable;
    const evaluate: Bound["evaluate"] = (frame) => frame.variables[slot];
    return { type, isCollection: false, evaluate, position };
  }
  return bindMember(scope, currentOf(scope, position), name, position);
}

function bindStep(scope: Scope, { target, name, position }: MemberSyntax): Bound {
  if (target.kind === "Root" && target.name === "$root") {
    return bindRootMember(scope, name, position);
  }
  const owner = bindExpression(target, scope);
  return owner.isCollection && isKey(owner, name)
    ? bindKeySegment(scope, owner, name, position)
    : bindMember(scope, owner, name, position);
}

/** Whether a segment behind a collection is a key. The name of a member is none: a lambda is missing before it. */
function isKey({ type }: Bound, name: string): boolean {
  if (/^\d|-/.test(name)) return true;
  if (type.kind !== "Structured" || name.includes(".")) return false;
  return layoutOf(type.type).key.length > 0 && findMember(type.type, name) === undefined;
}

function bindRoot(scope: Scope, name: "$it" | "$this" | "$root", position: number): Bound {
  if (name === "$root") return fail(scope, position, "expected a path behind $root");
  if (name === "$this") return currentOf(scope, position);
  return { type: scope.root, isCollection: false, evaluate: (frame) => frame.root, position };
}

/** The value of an alias; null for one that is not given (OData 4.0 Part 2 §5.3). */
function bindAlias(scope: Scope, name: string, position: number): Bound {
  const value = scope.aliases.get(name);
  if (value === undefined) return makeConstant({ kind: "Null" }, null, position);
  if (scope.activeAliases.has(name)) return fail(scope, position, `@${name} contains itself`);
  const activeAliases = new Set([...scope.activeAliases, name]);
  return bindExpression(value, { ...scope, activeAliases, variables: new Map() });
}

function bindBinary(scope: Scope, syntax: BinarySyntax): Bound {
  const { operator, position } = syntax;
  if (operator === "and" || operator === "or") {
    return bindLogic(
      scope,
      syntax,
      syntax.operands.map((operand) => bindExpression(operand, scope)),
    );
  }
  const [leftSyntax, rightSyntax] = syntax.operands;
  // All operators but and and or have two operands.
  if (leftSyntax === undefined || rightSyntax === undefined) return fail(scope, position, operator);
  const left = bindExpression(leftSyntax, scope);
  if (operator === "in") return bindMembership(scope, left, rightSyntax, position);
  const operands = [left, bindExpression(rightSyntax, scope)] as const;
  switch (operator) {
    case "eq":
    case "ne":
    case "gt":
    case "ge":
    case "lt":
    case "le":
      return bindComparison(scope, syntax, operands);
    case "has":
      return bindHas(scope, operands, position);
    case "add":
    case "sub":
    case "mul":
    case "div":
    case "divby":
    case "mod":
      return bindArithmetic(scope, operator, operands, position);
  }
}

function bindMembership(scope: Scope, left: Bound, right: Syntax, position: number): Bound {
  const list = right.kind === "Alias" ? (scope.aliases.get(right.name) ?? right) : right;
  if (list.kind === "List") {
    const items = list.items.map((item) => bindExpression(item, scope));
    return bindIn(scope, left, items, position);
  }
  const collection = bindExpression(right, scope);
  if (collection.isCollection) return bindInCollection(scope, left, collection, position);
  const found = describeType(collection.type);
  return fail(scope, right.position, `in expects a list or a collection, found ${found}`);
}
