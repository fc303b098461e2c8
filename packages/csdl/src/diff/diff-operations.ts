import { isOrDerivesFrom } from "../hierarchy.js";
import type { Model, Operation, Parameter, StructuredType } from "../model.js";
import { compareReference } from "./compare-reference.js";
import type { Comparison, Pair } from "./comparison.js";
import { matchOverloads, signatureOf } from "./match-overloads.js";
import { bindingOf, pathOfOperation, qualifyPath, type Scope } from "./names.js";

/** An overload that has no counterpart on its own binding, and whether others are beside it there. */
interface Unmatched {
  readonly operation: Operation;
  readonly isOverloaded: boolean;
}

/** The changes to actions and functions. */
export function diffOperations(comparison: Comparison): void {
  const before = groupOverloads(comparison.before.model);
  const after = groupOverloads(comparison.after.model);
  const removed: Unmatched[] = [];
  const added: Unmatched[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const olds = before.get(key) ?? [];
    const news = after.get(key) ?? [];
    const isOverloaded = olds.length > 1 || news.length > 1;
    const matched = matchOverloads(olds, news);
    for (const [old, now] of matched.pairs) diffOperation(old, now, isOverloaded, comparison);
    removed.push(...matched.removed.map((operation) => ({ operation, isOverloaded })));
    added.push(...matched.added.map((operation) => ({ operation, isOverloaded })));
  }
  const arrived = new Set(added);
  for (const { operation, isOverloaded } of removed) {
    const target = [...arrived].find((candidate) =>
      isRebound(operation, candidate.operation, comparison),
    );
    if (target === undefined) {
      comparison.remove(operation.kind, pathOfOperation(operation, isOverloaded), operation, {});
    } else {
      arrived.delete(target);
      moveOperation(operation, target.operation, comparison);
    }
  }
  for (const { operation, isOverloaded } of arrived) {
    comparison.add(operation.kind, pathOfOperation(operation, isOverloaded), operation, {});
  }
}

function groupOverloads(model: Model): ReadonlyMap<string, readonly Operation[]> {
  const groups = new Map<string, Operation[]>();
  for (const operation of model.schemas.flatMap((schema) => schema.operations)) {
    const key = `${bindingOf(operation)} ${operation.qualifiedName}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [operation]);
    else group.push(operation);
  }
  return groups;
}

/** Whether the same operation is now bound to a base type or to a derived type of what it was bound to. */
function isRebound(old: Operation, now: Operation, { before, after }: Comparison): boolean {
  const from = old.bindingParameter?.type;
  const to = now.bindingParameter?.type;
  return (
    from !== undefined &&
    to !== undefined &&
    old.kind === now.kind &&
    old.qualifiedName === now.qualifiedName &&
    from.isCollection === to.isCollection &&
    signatureOf(old) === signatureOf(now) &&
    (isRelated(from.type.qualifiedName, to.type.qualifiedName, before.model) ||
      isRelated(from.type.qualifiedName, to.type.qualifiedName, after.model))
  );
}

function isRelated(a: string, b: string, { types }: Model): boolean {
  const first = types.get(a);
  const second = types.get(b);
  if (first === undefined || second === undefined) return false;
  if (!isStructured(first) || !isStructured(second)) return false;
  return isOrDerivesFrom(first, second) || isOrDerivesFrom(second, first);
}

function moveOperation(before: Operation, after: Operation, comparison: Comparison): void {
  const from = bindingOf(before);
  const to = bindingOf(after);
  const old = before.bindingParameter?.type.type;
  const now = after.bindingParameter?.type.type;
  // Which of the two is the lower one, either model may know.
  const isUp = [comparison.before, comparison.after].some(({ model }) => {
    const lower = old && model.types.get(old.qualifiedName);
    const upper = now && model.types.get(now.qualifiedName);
    return (
      lower !== undefined &&
      upper !== undefined &&
      isStructured(lower) &&
      isStructured(upper) &&
      isOrDerivesFrom(lower, upper)
    );
  });
  const path = pathOfOperation(isUp ? before : after, false);
  comparison.move({ element: after.kind, path, before, after, owners: {} }, from, to);
  compareOperation(before, after, path, comparison);
}

function diffOperation(
  before: Operation,
  after: Operation,
  isOverloaded: boolean,
  comparison: Comparison,
): void {
  compareOperation(before, after, pathOfOperation(before, isOverloaded), comparison);
}

function compareOperation(
  before: Operation,
  after: Operation,
  path: string,
  comparison: Comparison,
): void {
  const pair: Pair = { element: after.kind, path, before, after, owners: {} };
  comparison.alter(pair, "Kind", before.kind, after.kind);
  comparison.annotate(pair);
  if (before.kind === "Function" && after.kind === "Function") {
    const composable = String(before.isComposable);
    comparison.alter(pair, "IsComposable", composable, String(after.isComposable));
  }
  const { scope: oldScope } = comparison.before;
  const { scope } = comparison.after;
  comparison.alter(
    pair,
    "EntitySetPath",
    writeSetPath(before, oldScope),
    writeSetPath(after, scope),
  );
  diffParameters(before, after, pair, comparison);
  diffReturnType(before, after, pair, comparison);
}

/** Without the binding parameter's name, which is told of as such. */
function writeSetPath(
  { entitySetPath, bindingParameter }: Operation,
  scope: Scope,
): string | undefined {
  if (entitySetPath === undefined) return undefined;
  const [head, ...rest] = qualifyPath(entitySetPath, scope).split("/");
  return [head === bindingParameter?.name ? "." : head, ...rest].join("/");
}

function diffParameters(
  before: Operation,
  after: Operation,
  pair: Pair,
  comparison: Comparison,
): void {
  const owners = { before, after };
  const oldBinding = before.bindingParameter;
  const binding = after.bindingParameter;
  if (oldBinding !== undefined && binding !== undefined) {
    const path = `${pair.path}/${oldBinding.name}`;
    const same: Pair<Parameter> = {
      element: "Parameter",
      path,
      before: oldBinding,
      after: binding,
      owners,
    };
    comparison.alter(same, "Name", oldBinding.name, binding.name);
    comparison.annotate(same);
    // What it is bound to tells operations apart; of an operation that has moved, that has been said.
    compareReference(
      same,
      oldBinding.type,
      { ...binding.type, type: oldBinding.type.type },
      comparison,
    );
  }
  const parameters = new Map(after.parameters.map((parameter) => [parameter.name, parameter]));
  const kept = new Set<string>();
  for (const parameter of before.parameters) {
    const path = `${pair.path}/${parameter.name}`;
    const other = parameters.get(parameter.name);
    if (other === undefined || kept.has(parameter.name)) {
      comparison.remove("Parameter", path, parameter, owners);
      continue;
    }
    kept.add(parameter.name);
    const same: Pair = { element: "Parameter", path, before: parameter, after: other, owners };
    comparison.annotate(same);
    compareReference(same, parameter.type, other.type, comparison);
  }
  for (const parameter of parameters.values()) {
    if (kept.has(parameter.name)) continue;
    comparison.add("Parameter", `${pair.path}/${parameter.name}`, parameter, owners);
  }
  comparison.alter(pair, "ParameterOrder", orderOf(before, kept), orderOf(after, kept));
}

/** The order of the parameters that both overloads have. */
function orderOf({ parameters }: Operation, kept: ReadonlySet<string>): string {
  return parameters
    .map(({ name }) => name)
    .filter((name) => kept.has(name))
    .join(", ");
}

function diffReturnType(old: Operation, now: Operation, pair: Pair, comparison: Comparison): void {
  const { returnType: before } = old;
  const { returnType: after } = now;
  const path = `${pair.path}/$ReturnType`;
  const owners = { before: old, after: now };
  if (before !== undefined && after !== undefined) {
    const same: Pair = { element: "ReturnType", path, before, after, owners };
    comparison.annotate(same);
    compareReference(same, before.type, after.type, comparison);
  } else if (before !== undefined) comparison.remove("ReturnType", path, before, owners);
  else if (after !== undefined) comparison.add("ReturnType", path, after, owners);
}

function isStructured(type: { readonly kind: string }): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}
