import type { ExpressionView } from "@graphslice/generator";
import * as runtime from "@graphslice/runtime/validation";
import type { Check, Key } from "@graphslice/runtime/validation";

export type Callable = (...operands: readonly unknown[]) => unknown;

/** What a name in a module stands for. */
export type Resolve = (name: string) => unknown;

/** The variables of a running function, by their names in views. */
export interface Frame {
  readonly check: Check;
  readonly input?: unknown;
  readonly name?: Key;
  readonly value?: unknown;
}

/** Makes an expression of emitted code one that can be run. */
export function interpretExpression(
  expression: ExpressionView,
  resolve: Resolve,
): (frame: Frame) => unknown {
  switch (expression.kind) {
    case "name": {
      const { name } = expression;
      if (isVariable(name)) return (frame) => frame[name];
      const value = resolve(name);
      return () => value;
    }
    case "string":
      return () => expression.value;
    case "member":
      return (frame) => memberOf(frame, expression.name);
    case "fails": {
      const test = callable(resolve(expression.test), expression.test);
      return (frame) => test(memberOf(frame, expression.member)) !== true;
    }
    case "longer": {
      const { member, maximum } = expression;
      return (frame) => runtime.isLongerThan(memberOf(frame, member), maximum);
    }
    case "compare": {
      const { member, operator } = expression;
      return (frame) => compare(memberOf(frame, member), operator);
    }
  }
}

function isVariable(name: string): name is keyof Frame {
  return name === "value" || name === "input" || name === "name" || name === "check";
}

function memberOf({ value }: Frame, member: string): unknown {
  return (value as Readonly<Record<string, unknown>>)[member];
}

function compare(
  value: unknown,
  operator: (ExpressionView & { readonly kind: "compare" })["operator"],
): boolean {
  switch (operator) {
    case "!= null":
      return value !== null && value !== undefined;
    case "== null":
      return value === null || value === undefined;
    case "=== undefined":
      return value === undefined;
  }
}

export function callable(value: unknown, name: string): Callable {
  if (typeof value !== "function") throw new TypeError(`validators call ${name}, no function`);
  return value as Callable;
}
