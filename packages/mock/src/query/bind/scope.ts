import type { ModelIndex } from "../../resource/model-index.js";
import { uriLimits } from "../../uri/limits.js";
import { UriError } from "../../uri/uri-error.js";
import type { Syntax } from "../syntax.js";
import type { ValueType } from "../values/value-type.js";
import type { Bound } from "./bound.js";

/** What names in an expression may mean. */
export interface Scope {
  readonly index: ModelIndex;
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
  /** Items of collections that may still be looked at: lambdas within others, and lists made for each item, multiply them. */
  steps: number;
  /** Characters of long texts that may still be looked at. */
  characters: number;
}

export function createBudget(): Budget {
  const { nodes, steps, characters } = uriLimits;
  return { nodes, steps, characters };
}

export interface RangeVariable {
  readonly type: ValueType;
  readonly slot: number;
}

/** @throws {UriError} */
export function fail(scope: Scope, position: number, message: string): never {
  throw new UriError(message, { option: scope.option, position });
}

/**
 * Counts items of a collection that are looked at, or listed anew, while evaluating.
 *
 * @throws {UriError} if there are too many
 */
export function spendSteps(scope: Scope, position: number, count: number): void {
  scope.budget.steps -= count;
  if (scope.budget.steps < 0) {
    fail(scope, position, `at most ${uriLimits.steps} items of collections are looked at`);
  }
}

/** Parts of an expression that are evaluated for an item that counts as one. */
const PARTS = 16;

/** As how many items one counts for which an expression of so many parts is evaluated. */
export function weighParts(parts: number): number {
  return Math.max(1, Math.ceil(parts / PARTS));
}

/** @throws {UriError} if an expression has too many parts, counted where aliases are used. */
export function spendNode(scope: Scope, position: number): void {
  if (--scope.budget.nodes < 0) {
    fail(scope, position, `at most ${uriLimits.nodes} parts of expressions are allowed`);
  }
}

/** The length up to which looking at a text takes no longer than the rest of an expression does. */
const SHORT = 1000;

/** Whether it takes a while to look at a value. */
export function isLong(value: unknown): value is string {
  return typeof value === "string" && value.length > SHORT;
}

/** Counts a text that is looked at, if it is long. @throws {UriError} if there are too many characters */
export function spendText(scope: Scope, position: number, value: unknown): void {
  if (isLong(value)) spendCharacters(scope, position, value.length);
}

/** Counts two values that are compared: of texts, no more than the shorter one is looked at. @throws {UriError} */
export function spendComparison(scope: Scope, position: number, a: unknown, b: unknown): void {
  if (isLong(a) && isLong(b)) spendCharacters(scope, position, Math.min(a.length, b.length));
}

function spendCharacters(scope: Scope, position: number, count: number): void {
  scope.budget.characters -= count;
  if (scope.budget.characters < 0) {
    const message = `at most ${uriLimits.characters} characters of long texts are looked at`;
    fail(scope, position, message);
  }
}
