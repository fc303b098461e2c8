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
  const findShape = shapeReader(known);
  let isCollection: boolean | undefined;
  for (const [index, segment] of segments.entries()) {
    const previous = segments[index - 1];
    if (previous?.kind === "name" && actions.has(previous.name.replace(/^.*\./, ""))) {
      reject(`nothing may follow the action ${previous.name}`, segment.position - 1);
    }
    if (segment.kind === "system") {
      const wanted = { $count: true, $value: false }[segment.name as string];
      if (wanted !== undefined && isCollection === !wanted) {
        reject(`${segment.name} does not fit`, segment.position - 1);
      }
      continue;
    }
    isCollection = findShape(isCollection, segment);
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

/** Tells whether a segment leads to a collection; undefined where the names do not tell. */
function shapeReader(known: Names) {
  const types = names(known, /TypeName$/);
  const functions = names(known, /Function(?:Import)?$/);
  const collections = names(known, /Col[A-Z]|^entitySetName$/);
  const singles = names(known, /^(?!.*(?:Col[A-Z]|SetName|TypeName|Part|parameter|custom))/);
  return (before: boolean | undefined, segment: Segment): boolean | undefined => {
    if (segment.kind !== "name") return before === undefined ? undefined : false;
    const name = segment.name.replace(/^.*\./, "");
    const keys = segment.parentheses.length - (functions.has(name) ? 1 : 0);
    if (types.has(name)) return keys > 0 ? false : before;
    if (collections.has(name)) return singles.has(name) ? undefined : keys <= 0;
    return singles.has(name) || before === true ? false : undefined;
  };
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
    const name = syntax.name.replace(/^.*\./, "");
    const isOther = syntax.name === name && names(known, /Property$/).has(name);
    if (functions.has(name) && !isOther)
      reject(`${name} is a function and needs parentheses`, syntax.position);
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
