import type { QueryOptions } from "../../src/query/query-options.js";
import type { Syntax } from "../../src/query/syntax.js";
import type { Segment } from "../../src/uri/segment.js";
import { UriError } from "../../src/uri/uri-error.js";

/** The names that the OASIS cases assume, by what they name. */
export type Names = Readonly<Record<string, readonly string[]>>;

function names(known: Names, pattern: RegExp): ReadonlySet<string> {
  return new Set(Object.entries(known).flatMap(([kind, list]) => (pattern.test(kind) ? list : [])));
}

function reject(message: string, position: number): never {
  throw new UriError(message, { position });
}

/** Rejects what a resolver of these names would. @throws {UriError} */
export function checkPathNames(segments: readonly Segment[], known: Names): void {
  const roots = names(known, /^(?:entitySetName|singletonEntity)$|Import$/);
  const imports = names(known, /Import$/);
  const functions = names(known, /Function$/);
  for (const [index, segment] of segments.entries()) {
    if (segment.kind === "system") continue;
    if (segment.kind === "text") {
      // A text can only be a key, which nothing has in its first place.
      if (index === 0 || /^[\w.]+\(/.test(segment.text)) throw segment.problem;
      continue;
    }
    const { name, parentheses, position } = segment;
    // The names leave out imports of functions that the cases call.
    const isCall = parentheses[0] !== undefined && parentheses[0].kind !== "value";
    if (index === 0 && !name.includes(".") && !roots.has(name) && !isCall) {
      reject(`${name} is no resource`, position);
    }
    if (index > 0 && imports.has(name) && !functions.has(name)) {
      reject(`${name} stands only at the root`, position);
    }
  }
}

/** Rejects properties of `$entity` without a cast, since its type is not known. @throws {UriError} */
export function checkEntityOptions(segments: readonly Segment[], options: QueryOptions): void {
  const [first, second] = segments;
  if (first?.kind !== "system" || first.name !== "$entity" || second !== undefined) return;
  const item = options.select?.[0] ?? options.expand?.[0];
  if (item !== undefined) reject("$entity needs a cast", 0);
}

/** @throws {UriError} */
export function checkQueryNames(options: QueryOptions, known: Names): void {
  const customNames = names(known, /^customName$/);
  for (const name of options.custom.keys()) {
    if (!customNames.has(name)) reject(`${name} is no custom option`, 0);
  }
  const expressions = [
    options.filter,
    ...(options.orderby ?? []).map(({ key }) => key),
    ...options.aliases.values(),
  ];
  for (const expression of expressions) {
    if (expression !== undefined) checkExpression(expression, known);
  }
}

function checkExpression(syntax: Syntax, known: Names): void {
  const functions = names(known, /Function$/);
  if (syntax.kind === "Name" || syntax.kind === "Member") {
    const [, name = ""] = /^[\w.]*\.(\w+)$/.exec(syntax.name) ?? [];
    if (functions.has(name)) reject(`${name} is a function and needs parentheses`, syntax.position);
  }
  for (const child of childrenOf(syntax)) checkExpression(child, known);
}

function childrenOf(syntax: Syntax): readonly Syntax[] {
  switch (syntax.kind) {
    case "Literal":
    case "Name":
    case "Root":
    case "Alias":
      return [];
    case "Member":
      return [syntax.target];
    case "Call":
      return [
        ...(syntax.target === undefined ? [] : [syntax.target]),
        ...syntax.arguments.map(({ value }) => value),
      ];
    case "Count":
      return [syntax.target, ...(syntax.filter === undefined ? [] : [syntax.filter])];
    case "Lambda":
      return [syntax.target, ...(syntax.body === undefined ? [] : [syntax.body])];
    case "Unary":
      return [syntax.operand];
    case "Binary":
      return syntax.operands;
    case "List":
      return syntax.items;
    case "Object":
      return syntax.members.map(({ value }) => value);
  }
}
