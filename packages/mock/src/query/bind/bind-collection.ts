import type { Item } from "../../item.js";
import type { Subject } from "../bound-query.js";
import type { CountSyntax, LambdaSyntax, SearchSyntax } from "../syntax.js";
import { describeType } from "../values/value-type.js";
import type { Bound, Evaluate } from "./bound.js";
import { expectBoolean } from "./bind-logic.js";
import { bindSearch } from "./bind-search.js";
import { fail, spendSteps, spendText, weighParts, type Scope } from "./scope.js";

/** Binds `any` and `all` (OData 4.0 Part 2 §5.1.1.5). @throws {UriError} */
export function bindLambda(scope: Scope, syntax: LambdaSyntax): Bound {
  const { operator, variable, body, position } = syntax;
  const target = bindTarget(scope, syntax, operator);
  const { evaluate: list } = target;
  if (variable === undefined || body === undefined) {
    return makeBoolean((frame) => (list(frame) as readonly unknown[]).length > 0, position);
  }
  if (scope.variables.has(variable)) {
    return fail(scope, position, `"${variable}" is already the variable of an outer ${operator}`);
  }
  const slot = scope.variables.size;
  const variables = new Map([...scope.variables, [variable, { type: target.type, slot }]]);
  const nodes = scope.budget.nodes;
  const inner = scope.bind(body, { ...scope, variables });
  const weight = weighParts(nodes - scope.budget.nodes);
  const test = expectBoolean(scope, inner, operator).evaluate;
  const decisive = operator === "any";
  return makeBoolean((frame) => {
    for (const element of list(frame) as readonly Subject[]) {
      spendSteps(scope, position, weight);
      frame.variables[slot] = element;
      if ((test(frame) === true) === decisive) return decisive;
    }
    return !decisive;
  }, position);
}

/** Binds `$count` of a collection, of the items that pass its filter and its search. @throws {UriError} */
export function bindCount(scope: Scope, syntax: CountSyntax): Bound {
  const { filter, search, position } = syntax;
  const target = bindTarget(scope, syntax, "$count");
  const { evaluate: list, type } = target;
  const nodes = scope.budget.nodes;
  const passes =
    filter === undefined
      ? undefined
      : expectBoolean(scope, scope.bind(filter, { ...scope, current: type }), "$filter").evaluate;
  const matches =
    search === undefined
      ? undefined
      : bindSearch(search, type, (text) => spendText(scope, position, text));
  const words = search === undefined ? 0 : countWords(search);
  const weight = weighParts(nodes - scope.budget.nodes + words * PARTS_OF_WORD);
  const evaluate: Evaluate = (frame) => {
    const items = list(frame) as readonly Subject[];
    if (passes === undefined && matches === undefined) return items.length;
    return items.filter((item) => {
      spendSteps(scope, position, weight);
      return (
        (matches === undefined || matches(item)) &&
        (passes === undefined || passes({ ...frame, current: item }) === true)
      );
    }).length;
  };
  return { type: { kind: "Integer" }, isCollection: false, evaluate, position };
}

/** A word is looked for in all texts of an item, in the time that takes so many parts of an expression. */
const PARTS_OF_WORD = 8;

function countWords(search: SearchSyntax): number {
  if (search.kind === "Term") return 1;
  if (search.kind === "Not") return countWords(search.operand);
  return search.operands.reduce((sum, operand) => sum + countWords(operand), 0);
}

function bindTarget(scope: Scope, { target }: LambdaSyntax | CountSyntax, operator: string): Bound {
  const bound = scope.bind(target, scope);
  if (bound.isCollection) return bound;
  if (bound.type.kind === "Untyped") {
    const { evaluate } = bound;
    return {
      ...bound,
      isCollection: true,
      evaluate: (frame) => {
        const value = evaluate(frame);
        return Array.isArray(value) ? (value as readonly Item[]) : [];
      },
    };
  }
  return fail(
    scope,
    target.position,
    `${operator} expects a collection, found ${describeType(bound.type)}`,
  );
}

function makeBoolean(evaluate: Evaluate, position: number): Bound {
  return { type: { kind: "Boolean" }, isCollection: false, evaluate, position };
}
