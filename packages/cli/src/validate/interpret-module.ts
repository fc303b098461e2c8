import type {
  CallView,
  CheckFunctionView,
  EntryView,
  ValidatorModuleView,
} from "@graphslice/generator";
import * as runtime from "@graphslice/runtime/validation";
import type { Check, Key, Schema } from "@graphslice/runtime/validation";
import {
  callable,
  interpretExpression,
  type Callable,
  type Frame,
  type Resolve,
} from "./interpret-expression.js";

/** What a validator module declares, by name. */
export interface InterpretedModule {
  readonly functions: ReadonlyMap<string, Callable>;
  readonly schemas: ReadonlyMap<string, Schema<unknown>>;
}

/** Makes a module's functions and schemas of its view. */
export function interpretModule(
  view: ValidatorModuleView,
  resolveOutside: Resolve,
): InterpretedModule {
  const { rules = [], members, family, functions: functionViews, schemas: schemaViews } = view;
  const own = new Map<string, unknown>([
    ["rules", Object.fromEntries(rules.map(({ member, rule }) => [member, resolveOutside(rule)]))],
    ["members", members?.items],
    ["family", family?.items],
  ]);
  const resolve: Resolve = (name) => own.get(name) ?? resolveOutside(name);
  const functions = new Map(
    functionViews.map((function_): [string, Callable] => {
      // Functions call each other in circles: what a body names is looked up when it first runs.
      let body: Callable | undefined;
      const run: Callable = (...operands) =>
        (body ??= interpretFunction(function_, resolve))(...operands);
      return [function_.name, run];
    }),
  );
  for (const [name, run] of functions) own.set(name, run);
  const schemas = new Map(
    schemaViews.map(({ name, factory, operands }) => {
      const make = callable(resolve(factory), factory);
      return [name, make(...operands.map(resolve)) as Schema<unknown>];
    }),
  );
  return { functions, schemas };
}

function interpretFunction(
  { shape, cases, entry, calls }: CheckFunctionView,
  resolve: Resolve,
): Callable {
  const steps = calls.map((call) => interpretCall(call, resolve));
  const run = (frame: Frame): void => steps.forEach((step) => step(frame));
  if (shape !== undefined) return (value, check) => run({ value, check: check as Check });

  const checks = new Map(
    cases.map(({ typeName, check }) => [typeName, callable(resolve(check), check)]),
  );
  const enter = entry && interpretEntry(entry, resolve);
  return (input, name, check) => {
    const frame: Frame = { input, name: name as Key, check: check as Check };
    if (checks.size > 0) {
      const derived = checks.get(runtime.typeOf(input, frame.check));
      if (derived !== undefined) return derived(input, name, check);
    }
    if (enter === undefined) return run(frame);
    const value = enter(frame);
    if (value === undefined) return undefined;
    run({ ...frame, value });
    return runtime.leave(frame.check);
  };
}

function interpretEntry(
  { typeName, rules, hasFamily, isBare }: EntryView,
  resolve: Resolve,
): (frame: Frame) => unknown {
  const enter = callable(runtime.enter, "enter");
  const operands = [rules && resolve(rules), hasFamily ? resolve("family") : undefined];
  return ({ input, name, check }) =>
    enter(isBare ? runtime.bare(input) : input, name, check, typeName, ...operands);
}

function interpretCall(
  { condition, callee, operands }: CallView,
  resolve: Resolve,
): (frame: Frame) => void {
  const call = callable(resolve(callee), callee);
  const values = operands.map((operand) => interpretExpression(operand, resolve));
  const holds = condition && interpretExpression(condition, resolve);
  return (frame) => {
    if (holds !== undefined && holds(frame) !== true) return;
    call(...values.map((value) => value(frame)));
  };
}
