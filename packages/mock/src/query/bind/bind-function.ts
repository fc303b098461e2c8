import { suggestName } from "@graphslice/csdl";
import type { CallSyntax } from "../syntax.js";
import { describeType, type ValueType } from "../values/value-type.js";
import { makeComputed, makeConstant, type Bound, type Evaluate } from "./bound.js";
import { bindTypeTest } from "./bind-type-test.js";
import { canonicalFunctions, type Overload } from "./canonical-functions.js";
import { coerce } from "./coerce.js";
import { fail, spendText, type Scope } from "./scope.js";

const otherFunctions: ReadonlySet<string> = new Set(["isof", "cast", "now"]);

/** Whether OData has a function of that name, in any case. */
export function isCanonical(name: string): boolean {
  const bare = name.toLowerCase();
  return canonicalFunctions.has(bare) || otherFunctions.has(bare);
}

/** Binds a call of a canonical function. @throws {UriError} for arguments that do not fit. */
export function bindFunction(scope: Scope, call: CallSyntax): Bound {
  const { position } = call;
  const name = call.name.toLowerCase();
  if (call.arguments.some((argument) => argument.name !== undefined)) {
    return fail(scope, position, `the arguments of ${name} have no names`);
  }
  if (name === "isof" || name === "cast") return bindTypeTest(scope, call, name);
  if (name === "now" && call.arguments.length === 0) return bindNow(scope, position);
  const overloads = canonicalFunctions.get(name) ?? [];
  const operands = call.arguments.map(({ value }) => scope.bind(value, scope));
  for (const overload of overloads) {
    const fitting = fit(scope, overload, operands);
    if (fitting !== undefined) return callOverload(scope, name, overload, fitting, position);
  }
  const expected = overloads.map(({ parameters }) => `(${parameters.join(", ")})`).join(" or ");
  const found = operands.map(({ type, isCollection }) => describeType(type, isCollection));
  return fail(scope, position, `${name} expects ${expected}, found (${found.join(", ")})`);
}

function fit(
  scope: Scope,
  { parameters }: Overload,
  operands: readonly Bound[],
): readonly Bound[] | undefined {
  if (parameters.length !== operands.length) return undefined;
  const fitting: Bound[] = [];
  for (const [index, kind] of parameters.entries()) {
    const operand = operands[index];
    if (operand === undefined) return undefined;
    // A string literal is text here, and a date no instant.
    if (operand.type.kind === "Date" && kind === "DateTimeOffset") return undefined;
    const coerced = coerce(scope, operand, { kind });
    if (coerced === undefined) return undefined;
    fitting.push(coerced);
  }
  return fitting;
}

function callOverload(
  scope: Scope,
  name: string,
  { result, compute }: Overload,
  operands: readonly Bound[],
  position: number,
): Bound {
  const type: ValueType = { kind: result };
  // The operands are of the overload's kinds.
  const call = compute as (...values: unknown[]) => unknown;
  const [a, b, c] = operands.map(({ evaluate }) => evaluate);
  return makeComputed(type, operands, makeCall(a, b, c), position);

  function makeCall(a?: Evaluate, b?: Evaluate, c?: Evaluate): Evaluate {
    if (a === undefined) return () => complete(call());
    if (b === undefined) {
      return (frame) => {
        const x = a(frame);
        spendText(scope, position, x);
        return x === null ? null : complete(call(x));
      };
    }
    if (c === undefined) {
      return (frame) => {
        const x = a(frame);
        const y = b(frame);
        spendText(scope, position, x);
        spendText(scope, position, y);
        return x === null || y === null ? null : complete(call(x, y));
      };
    }
    return (frame) => {
      const x = a(frame);
      const y = b(frame);
      const z = c(frame);
      // Only the first of three may be a text.
      spendText(scope, position, x);
      return x === null || y === null || z === null ? null : complete(call(x, y, z));
    };
  }

  function complete(value: unknown): unknown {
    return value === undefined
      ? fail(scope, position, `the result of ${name} is too large`)
      : value;
  }
}

function bindNow(scope: Scope, position: number): Bound {
  const milliseconds = scope.now().getTime();
  const seconds = Math.floor(milliseconds / 1000);
  const picoseconds = (milliseconds - seconds * 1000) * 1e9;
  return makeConstant({ kind: "DateTimeOffset" }, { seconds, picoseconds, offset: 0 }, position);
}

/** The message for a function that neither OData nor what stands before it has. */
export function describeUnknownFunction(name: string, { type, isCollection }: Bound): string {
  if (name.includes(".") && !name.startsWith("geo.")) {
    return `there is no function "${name}" of ${describeType(type, isCollection)}`;
  }
  const names = [...canonicalFunctions.keys(), ...otherFunctions];
  const suggestion = suggestName(name, names);
  const hint = suggestion === undefined ? "" : `; did you mean ${suggestion}?`;
  return name.startsWith("geo.")
    ? `${name}() is not supported`
    : `there is no function "${name}"${hint}`;
}
