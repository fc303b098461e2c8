import type { Diagnostic, Severity } from "../diagnostic.js";
import { suggestName } from "../link/suggest-name.js";
import type { Place } from "../place.js";

/** Where a problem is, and in which element. */
export interface Origin {
  readonly place: Place;
  readonly within: string;
}

function problem(severity: Severity, code: string, message: string, origin: Origin): Diagnostic {
  return { severity, code, message, ...origin };
}

export function nameRepeated(kind: string, name: string, first: Place, origin: Origin): Diagnostic {
  const message = `${kind} "${name}" is declared twice; it was declared first at ${writePlace(first)}`;
  return problem("error", "name-repeated", message, origin);
}

export function memberRedefined(
  name: string,
  base: string,
  first: Place,
  origin: Origin,
): Diagnostic {
  const message = `"${name}" is inherited from ${base} (${writePlace(first)}) and cannot be declared again; rename or remove it`;
  return problem("error", "member-redefined", message, origin);
}

export function requiresItself(chain: readonly string[], origin: Origin): Diagnostic {
  const message = `no value of this type can be finite: it requires itself, ${chain.join(" -> ")}; make one of these properties nullable`;
  return problem("warning", "type-requires-itself", message, origin);
}

export function facetNotApplicable(
  facet: string,
  type: string,
  applicable: string,
  origin: Origin,
): Diagnostic {
  const message = `${facet} says nothing of ${type}; it applies to ${applicable}`;
  return problem("warning", "facet-not-applicable", message, origin);
}

export function scaleAbovePrecision(scale: number, precision: number, origin: Origin): Diagnostic {
  const message = `Scale ${scale} is greater than Precision ${precision}; expected at most ${precision}`;
  return problem("warning", "scale-above-precision", message, origin);
}

export function keyRedeclared(base: string, origin: Origin): Diagnostic {
  const message = `${base} has a key already; a derived type inherits it and must not declare another`;
  return problem("error", "key-redeclared", message, origin);
}

export function keyNotPrimitive(property: string, type: string, origin: Origin): Diagnostic {
  const message = `expected key property "${property}" to be of a comparable primitive type or an enumeration, but found ${type}`;
  return problem("warning", "key-not-primitive", message, origin);
}

export function keyNullable(property: string, origin: Origin): Diagnostic {
  const message = `expected key property "${property}" to have Nullable="false"`;
  return problem("warning", "key-nullable", message, origin);
}

export function keyAliasMissing(path: string, origin: Origin): Diagnostic {
  const message = `expected key property "${path}" to have an Alias, as it is a path`;
  return problem("warning", "key-alias-missing", message, origin);
}

export function keyMissing(type: string, origin: Origin): Diagnostic {
  const message = `expected the type of an entity set to have a key, but ${type} and its base types declare none; its entities have no URL`;
  return problem("warning", "key-missing", message, origin);
}

/** @param what what names the missing segment, e.g. `Partner "orders"` */
export function pathNotFound(
  what: string,
  missing: string,
  type: string,
  candidates: Iterable<string>,
  origin: Origin,
): Diagnostic {
  const reason = missing.includes(".")
    ? `"${missing}" is no type derived from ${type}`
    : `${type} has no "${missing}"`;
  const message = `${what} leads nowhere: ${reason}${didYouMean(missing, candidates)}`;
  return problem("warning", "path-not-found", message, origin);
}

/** @param expected what the path must end at, e.g. `a navigation property` */
export function pathEndsElsewhere(
  what: string,
  expected: string,
  found: string,
  origin: Origin,
): Diagnostic {
  const message = `expected ${what} to lead to ${expected}, but found ${found}`;
  return problem("warning", "path-ends-elsewhere", message, origin);
}

export function partnerElsewhere(
  partner: string,
  found: string,
  expected: string,
  origin: Origin,
): Diagnostic {
  const message = `expected Partner "${partner}" to lead back to ${expected}, but it leads to ${found}`;
  return problem("warning", "partner-elsewhere", message, origin);
}

export function overloadAmbiguous(same: string, first: Place, origin: Origin): Diagnostic {
  const message = `cannot be told from the overload at ${writePlace(first)}: ${same}`;
  return problem("error", "overload-ambiguous", message, origin);
}

export function entitySetPathUnbound(origin: Origin): Diagnostic {
  const message = "EntitySetPath is for bound operations only; remove it or set IsBound";
  return problem("warning", "entity-set-path-unbound", message, origin);
}

export function entitySetPathStart(path: string, parameter: string, origin: Origin): Diagnostic {
  const message = `expected EntitySetPath "${path}" to begin with the binding parameter "${parameter}"`;
  return problem("warning", "entity-set-path-start", message, origin);
}

export function entitySetPathWithoutEntity(found: string, origin: Origin): Diagnostic {
  const message = `EntitySetPath is for operations that return entities, but this one returns ${found}`;
  return problem("warning", "entity-set-path-without-entity", message, origin);
}

export function flagsIncomplete(
  member: string,
  value: bigint,
  rest: bigint,
  origin: Origin,
): Diagnostic {
  const message = `flags member "${member}" has the value ${value}, of which the bits ${rest} belong to no member of their own`;
  return problem("warning", "flags-incomplete", message, origin);
}

export function bindingMismatch(
  path: string,
  expected: string,
  target: string,
  found: string,
  origin: Origin,
): Diagnostic {
  const message = `binding of "${path}" expects ${expected}, but "${target}" holds ${found}`;
  return problem("warning", "binding-mismatch", message, origin);
}

/** @param uses how many annotations have the term */
export function termNotDeclared(
  term: string,
  uses: number,
  candidates: Iterable<string>,
  origin: Origin,
): Diagnostic {
  const first = uses === 1 ? "" : `, here first of ${uses} times`;
  const message = `term "${term}" is used${first}, but not declared${didYouMean(term, candidates)}`;
  return problem("warning", "term-not-declared", message, origin);
}

/** @param what e.g. `type` or `enumeration` */
export function annotationNameNotDeclared(
  what: string,
  name: string,
  candidates: Iterable<string>,
  origin: Origin,
): Diagnostic {
  const message = `${what} "${name}" is not declared${didYouMean(name, candidates)}`;
  return problem("warning", "annotation-name-not-declared", message, origin);
}

function didYouMean(name: string, candidates: Iterable<string>): string {
  const suggestion = suggestName(name, candidates);
  return suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
}

function writePlace({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}
