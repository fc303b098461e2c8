import type {
  ExpandSyntax,
  OrderSyntax,
  PathName,
  QueryOptions,
  SelectSyntax,
} from "../query-options.js";
import type { SearchSyntax, Syntax } from "../syntax.js";
import type { Cursor } from "./cursor.js";
import { aliasDefinition, dottedName, simpleName } from "./name-pattern.js";
import { parseExpression } from "./parse-expression.js";
import { parseSearch } from "./parse-search.js";
import { describeUnknownOption, findSystemOption, type SystemOption } from "./system-option.js";

/** Query options while they are read. */
export interface OptionsDraft {
  filter?: Syntax;
  orderby?: readonly OrderSyntax[];
  select?: readonly SelectSyntax[];
  expand?: readonly ExpandSyntax[];
  search?: SearchSyntax;
  top?: number;
  skip?: number;
  count?: boolean;
  levels?: number | "max";
  format?: string;
  id?: string;
  skiptoken?: string;
  deltatoken?: string;
  readonly aliases: Map<string, Syntax>;
  readonly custom: Map<string, string>;
}

const digits = /\d+/y;
const levelsValue = /max|[1-9]\d*/iy;
const booleanValue = /true|false/iy;
const direction = /[ \t]+(asc|desc)(?![\w$])/iy;
const comma = /[ \t]*,[ \t]*/y;
const optionName = /\$?\p{L}+(?==)/uy;
const namespaceStar = /\.\*/y;
const allReferences = /\/\$(ref)(?![\w$])/y;
const referenceForm = /\/\$(ref|count)(?![\w$])/y;

const countOptions: readonly SystemOption[] = ["filter", "search"];
const listOptions: readonly SystemOption[] = [...countOptions, "orderby", "skip", "top", "count"];

/** What may stand in parentheses behind an expanded item, by its form. */
const formOptions: Record<ExpandSyntax["form"], ReadonlySet<SystemOption>> = {
  entity: new Set([...listOptions, "levels", "select", "expand"]),
  ref: new Set(listOptions),
  count: new Set(countOptions),
};
/** What may stand in parentheses behind `*` in `$expand`. */
const allOptions: ReadonlySet<SystemOption> = new Set(["levels"]);
const selectOptions: ReadonlySet<SystemOption> = new Set([...listOptions, "select", "expand"]);

/** Nothing is given. */
export function emptyOptions(): OptionsDraft {
  return { aliases: new Map(), custom: new Map() };
}

/**
 * Reads the value of a system query option into the draft, up to what cannot belong to it.
 *
 * @param isNested whether the option stands in parentheses, within another one.
 * @throws {UriError}
 */
export function parseOption(
  cursor: Cursor,
  option: SystemOption,
  draft: OptionsDraft,
  isNested: boolean,
): void {
  switch (option) {
    case "filter":
      draft.filter = parseExpression(cursor);
      break;
    case "orderby":
      draft.orderby = parseItems(cursor, parseOrderItem);
      break;
    case "select":
      draft.select = parseItems(cursor, parseSelectItem);
      break;
    case "expand":
      draft.expand = parseItems(cursor, parseExpandItem);
      break;
    case "search":
      draft.search = parseSearch(cursor, isNested);
      break;
    case "top":
    case "skip":
      draft[option] = Number(expectMatch(cursor, digits, "a number that is not negative"));
      break;
    case "count":
      draft.count = expectMatch(cursor, booleanValue, "true or false").toLowerCase() === "true";
      break;
    case "levels": {
      const text = expectMatch(cursor, levelsValue, "max or a number from 1").toLowerCase();
      draft.levels = text === "max" ? "max" : Number(text);
      break;
    }
    case "format":
    case "id":
    case "skiptoken":
    case "deltatoken":
      draft[option] = cursor.text.slice(cursor.offset);
      if (draft[option] === "") cursor.fail("a value");
      cursor.offset = cursor.text.length;
  }
}

function parseItems<T>(cursor: Cursor, parseItem: (cursor: Cursor) => T): readonly T[] {
  const items: T[] = [];
  do items.push(parseItem(cursor));
  while (cursor.match(comma));
  return items;
}

function parseOrderItem(cursor: Cursor): OrderSyntax {
  const key = parseExpression(cursor);
  return { key, isDescending: cursor.match(direction)?.[1]?.toLowerCase() === "desc" };
}

function parseSelectItem(cursor: Cursor): SelectSyntax {
  const position = cursor.position();
  if (cursor.take("*")) return { path: [{ name: "*", position }], position };
  const path: PathName[] = [];
  do {
    const start = cursor.position();
    const name = expectMatch(cursor, dottedName, "a name or *");
    const star = cursor.match(namespaceStar)?.[0] ?? "";
    path.push({ name: name + star, position: start });
    if (star !== "") return { path, position };
  } while (cursor.take("/"));
  if (!cursor.take("(")) return { path, position };
  if (cursor.sees(optionName) || cursor.next === "@") {
    return { path, position, options: parseNested(cursor, selectOptions) };
  }
  // The names of an overload's parameters, which only tell overloads apart.
  do {
    cursor.skipSpace();
    expectMatch(cursor, simpleName, "the name of a parameter, or an option such as $select");
    cursor.skipSpace();
  } while (cursor.take(","));
  cursor.expect(")", ' or ","');
  return { path, position };
}

function parseExpandItem(cursor: Cursor): ExpandSyntax {
  const position = cursor.position();
  const path: PathName[] = [];
  do {
    const start = cursor.position();
    const name = cursor.take("*")
      ? "*"
      : expectMatch(cursor, dottedName, "the name of a navigation property, or *");
    path.push({ name, position: start });
    if (name === "*") break;
  } while (!cursor.sees(referenceForm) && cursor.take("/"));
  const isAll = path.at(-1)?.name === "*";
  const suffix = cursor.match(isAll ? allReferences : referenceForm)?.[1];
  const form = suffix === "ref" || suffix === "count" ? suffix : "entity";
  const hasOptions = !(isAll && form === "ref") && cursor.take("(");
  const options = hasOptions
    ? parseNested(cursor, isAll ? allOptions : formOptions[form])
    : finishOptions(emptyOptions());
  return { path, form, options, position };
}

/** Reads options in parentheses, separated by semicolons; the cursor stands behind the opening one. */
function parseNested(cursor: Cursor, allowed: ReadonlySet<SystemOption>): QueryOptions {
  return cursor.nest(() => {
    const draft = emptyOptions();
    do {
      cursor.skipSpace();
      const start = cursor.offset;
      const alias = cursor.match(aliasDefinition)?.[1];
      if (alias !== undefined) {
        if (draft.aliases.has(alias)) cursor.reject(`@${alias} is given twice`, start);
        draft.aliases.set(alias, parseExpression(cursor));
      } else {
        const option = parseNestedName(cursor, allowed);
        if (draft[option] !== undefined) cursor.reject(`$${option} is given twice`, start);
        cursor.skipSpace();
        parseOption(cursor, option, draft, true);
      }
      cursor.skipSpace();
    } while (cursor.take(";"));
    cursor.expect(")", ' or ";"');
    return finishOptions(draft);
  });
}

type NestedOption = Exclude<SystemOption, "format" | "id" | "skiptoken" | "deltatoken">;

function parseNestedName(cursor: Cursor, allowed: ReadonlySet<SystemOption>): NestedOption {
  const start = cursor.offset;
  const name = expectMatch(cursor, optionName, "a query option such as $filter=");
  const option = findSystemOption(name);
  if (option === undefined) return cursor.reject(describeUnknownOption(name), start);
  if (!allowed.has(option)) return cursor.reject(`$${option} is not allowed here`, start);
  cursor.expect("=");
  // None of the others is ever among the allowed ones.
  return option as NestedOption;
}

function expectMatch(cursor: Cursor, pattern: RegExp, expected: string): string {
  return cursor.match(pattern)?.[0] ?? cursor.fail(expected);
}

/** The options as those who bind them know them. */
export function finishOptions(draft: OptionsDraft): QueryOptions {
  const { skiptoken, deltatoken, ...options } = draft;
  return {
    ...options,
    ...(skiptoken === undefined ? {} : { skipToken: skiptoken }),
    ...(deltatoken === undefined ? {} : { deltaToken: deltatoken }),
  };
}
