import type { Diagnostic } from "../diagnostic.js";
import type { Place } from "../place.js";
import { suggestName } from "./suggest-name.js";

export interface Origin {
  readonly place: Place;
  readonly within?: string;
}

export function notDeclared(
  what: string,
  name: string,
  candidates: Iterable<string>,
  origin: Origin,
): Diagnostic {
  return {
    severity: "error",
    code: "not-declared",
    message: `${what} "${name}" is not declared${didYouMean(name, candidates)}`,
    ...origin,
  };
}

export function unknownNamespace(
  name: string,
  namespaces: Iterable<string>,
  origin: Origin,
): Diagnostic {
  const prefix = name.slice(0, name.lastIndexOf("."));
  return {
    severity: "error",
    code: "namespace-not-declared",
    message: `"${name}" is in "${prefix}", which is neither a namespace nor an alias of this document${didYouMean(prefix, namespaces)}`,
    ...origin,
  };
}

export function wrongKind(
  what: string,
  expected: string,
  found: { kind: string; qualifiedName: string },
  origin: Origin,
): Diagnostic {
  return {
    severity: "error",
    code: "wrong-kind",
    message: `${what} must be ${expected}, but "${found.qualifiedName}" is ${article(found.kind)} ${found.kind}`,
    ...origin,
  };
}

/** A warning, as Graph's metadata of 2020 has such properties: the entity stands inline. */
export function entityInProperty(qualifiedName: string, origin: Origin): Diagnostic {
  return {
    severity: "warning",
    code: "entity-in-property",
    message: `Type of a Property is to be a primitive, enum or complex type, but "${qualifiedName}" is an EntityType; a NavigationProperty leads to entities`,
    ...origin,
  };
}

export function declaredTwice(
  what: string,
  name: string,
  first: Place,
  origin: Origin,
): Diagnostic {
  return {
    severity: "error",
    code: "declared-twice",
    message: `${what} "${name}" is declared twice; it was declared first at ${first.file}:${first.line}:${first.column}`,
    ...origin,
  };
}

export function cyclicBase(chain: readonly string[], origin: Origin): Diagnostic {
  return {
    severity: "error",
    code: "cyclic-base-type",
    message: `a type cannot derive from itself: ${chain.join(" -> ")}`,
    ...origin,
  };
}

export function baseTooDeep(maximum: number, origin: Origin): Diagnostic {
  return {
    severity: "error",
    code: "base-type-too-deep",
    message: `expected at most ${maximum} base types, one above the other, but found more`,
    ...origin,
  };
}

export function targetNotFound(
  target: string,
  missing: string,
  candidates: Iterable<string>,
  origin: Origin,
): Diagnostic {
  return {
    severity: "warning",
    code: "annotation-target-not-found",
    message: `annotations of "${target}" are ignored: "${missing}" is not declared${didYouMean(missing, candidates)}`,
    ...origin,
  };
}

export function annotatedTwice(
  term: string,
  target: string,
  first: Place,
  origin: Origin,
): Diagnostic {
  return {
    severity: "warning",
    code: "annotated-twice",
    message: `${term} of ${target} is given twice; the one at ${first.file}:${first.line}:${first.column} is used`,
    ...origin,
  };
}

function didYouMean(name: string, candidates: Iterable<string>): string {
  const suggestion = suggestName(name, candidates);
  return suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
}

function article(noun: string): string {
  return /^[AEIOU]/.test(noun) ? "an" : "a";
}
