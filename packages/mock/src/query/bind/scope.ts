import type { Model } from "@graphslice/csdl";
import { uriLimits } from "../../uri/limits.js";
import { UriError } from "../../uri/uri-error.js";
import type { Syntax } from "../syntax.js";
import type { ValueType } from "../values/value-type.js";
import type { Bound } from "./bound.js";

/** What names in an expression may mean. */
export interface Scope {
  readonly model: Model;
  /** The option that the expression belongs to. */
  readonly option: string;
  /** The type of `$it`. */
  readonly root: ValueType;
  /** The type that names without a prefix belong to. */
  readonly current: ValueType;
  readonly variables: ReadonlyMap<string, RangeVariable>;
  readonly aliases: ReadonlyMap<string, Syntax>;
  /** The aliases that are being bound, so that none contains itself. */
  readonly activeAliases: ReadonlySet<string>;
  readonly budget: Budget;
  readonly now: () => Date;
  /** Binds an expression within: given here, since expressions and their parts contain each other. */
  readonly bind: (syntax: Syntax, scope: Scope) => Bound;
}

/** What a query may still do. */
export interface Budget {
  /** Parts of expressions that may still be bound: aliases can multiply them. */
  nodes: number;
  /** Items of collections that may still be looked at: lambdas within others multiply them. */
  steps: number;
}

export function createBudget(): Budget {
  return { nodes: uriLimits.nodes, steps: uriLimits.steps };
}

export interface RangeVariable {
  readonly type: ValueType;
  readonly slot: number;
}

/** @throws {UriError} */
export function fail(scope: Scope, position: number, message: string): never {
  throw new UriError(message, { option: scope.option, position });
}

/** Counts an item of a collection that is looked at, while evaluating. @throws {UriError} if there are too many */
export function spendStep(scope: Scope, position: number): void {
  if (--scope.budget.steps < 0) {
    fail(scope, position, `at most ${uriLimits.steps} items of collections are looked at`);
  }
}

/** @throws {UriError} if an expression has too many parts, counted where aliases are used. */
export function spendNode(scope: Scope, position: number): void {
  if (--scope.budget.nodes < 0) {
    fail(scope, position, `at most ${uriLimits.nodes} parts of expressions are allowed`);
  }
}

/** Characters of texts that a function looks at in the time that a lambda takes for an item. */
const CHARACTERS = 1000;

/** @throws {UriError} if functions look at too many long texts: each call of a query does so once for each item. */
export function spendText(scope: Scope, position: number, text: string): void {
  scope.budget.steps -= text.length / CHARACTERS;
  if (scope.budget.steps < 0) {
    fail(
      scope,
      position,
      `functions may look at ${uriLimits.steps * CHARACTERS} characters at most`,
    );
  }
}
