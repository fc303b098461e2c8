import { canonicalFunctions } from "../../src/query/bind/canonical-functions.js";
import type { QueryOptions } from "../../src/query/query-options.js";
import type { CallSyntax, Syntax } from "../../src/query/syntax.js";
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
  const functionImports = names(known, /FunctionImport$/);
  const actions = names(known, /^action/);
  for (const [index, segment] of segments.entries()) {
    const previous = segments[index - 1];
    if (previous?.kind === "name" && actions.has(previous.name.replace(/^.*\./, ""))) {
      reject(`nothing may follow the action ${previous.name}`, segment.position - 1);
    }
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
    if (functionImports.has(name) && parentheses[0]?.kind === "value") {
      reject(`the parameters of ${name} have names`, parentheses[0].value.position);
    }
    if (index > 0 && imports.has(name) && !functions.has(name)) {
      reject(`${name} stands only at the root`, position);
    }
  }
}

/** Rejects `$entity` without an id, and properties of it without a cast, since its type is not known. @throws {UriError} */
export function checkEntityOptions(segments: readonly Segment[], options: QueryOptions): void {
  const [first, second] = segments;
  if (first?.kind !== "system" || first.name !== "$entity") return;
  // At the end of the path, which the options follow.
  if (options.id === undefined) reject("$entity needs $id", -1);
  if (second !== undefined) return;
  const item = options.select?.[0] ?? options.expand?.[0];
  if (item !== undefined) reject("$entity needs a cast", 0);
}

/** @throws {UriError} */
export function checkQueryNames(options: QueryOptions, known: Names): void {
  // A parameter may stand without @, if nothing else has its name.
  const customNames = names(known, /^(?:customName|parameterName)$/);
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
  if (syntax.kind === "Call" && syntax.target === undefined) {
    checkCall(syntax, names(known, /Function$|ColNavigationProperty$/));
  }
  if (syntax.kind === "Name" || syntax.kind === "Member") {
    const [, name = ""] = /^[\w.]*\.(\w+)$/.exec(syntax.name) ?? [];
    if (functions.has(name)) reject(`${name} is a function and needs parentheses`, syntax.position);
  }
  for (const child of childrenOf(syntax)) checkExpression(child, known);
}

/** Functions of OData 4.01 that the mock parses, but does not have. */
const newFunctions: ReadonlySet<string> = new Set([
  "hassubset",
  "hassubsequence",
  "matchespattern",
]);

/** Rejects what is no key of known navigation, and no function of OData or the service with such arguments. */
function checkCall(call: CallSyntax, callable: ReadonlySet<string>): void {
  const { name, position, arguments: values } = call;
  const bare = name.toLowerCase();
  if (callable.has(name) || name.includes(".") || newFunctions.has(bare)) return;
  if (name === "Collection") return;
  const isTypeTest = bare === "isof" || bare === "cast";
  const type = values.at(-1)?.value;
  if (
    isTypeTest &&
    type?.kind !== "Name" &&
    !(type?.kind === "Call" && type.name === "Collection")
  ) {
    reject(`${name} needs a type`, type?.position ?? position);
  }
  const counts = isTypeTest
    ? [1, 2]
    : bare === "now"
      ? [0]
      : canonicalFunctions.get(bare)?.map(({ parameters }) => parameters.length);
  if (counts === undefined) reject(`there is no function ${name}`, position);
  if (!counts.includes(values.length))
    reject(`${name} takes another number of arguments`, position);
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
