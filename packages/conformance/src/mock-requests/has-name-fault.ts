import {
  allNavigationProperties,
  allProperties,
  type StructuredType,
  type Type,
} from "@graphslice/csdl";
import { isStructured } from "../corpus/resource.js";
import type { UrlWalker } from "../corpus/url-walker.js";

const WORDS = new Set(
  "add all and any asc binary desc div duration eq false ge gt has in le lt mod mul ne not null or sub true".split(
    " ",
  ),
);
const FUNCTIONS = new Set(
  "cast ceiling concat contains date day endswith floor fractionalseconds hour indexof isof length maxdatetime mindatetime minute month now round second startswith substring time tolower totaloffsetminutes toupper trim year".split(
    " ",
  ),
);
/** What is no name: strings, Guids, and what starts with a digit. */
const LITERALS = /'(?:[^']|'')*'|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|-?\d[\w.:+-]*/gi;
const NAME = /(?<![\w$@.])(?<path>[a-z_][\w.]*(?:\/[$\w.]+)*)\s*(?<next>[(:])?/gi;

/** Whether an expression names what the metadata does not have, in that case; placeholders name nothing. */
export function hasNameFault(expression: string, type: Type, walker: UrlWalker): boolean {
  const text = expression.replaceAll(LITERALS, (literal) => (literal.startsWith("'") ? "''" : "0"));
  if (/[{}<>]/.test(text)) return true;
  const variables = new Map<string, Type | undefined>();
  let items: Type | undefined;
  for (const { groups } of text.matchAll(NAME)) {
    const { path = "", next = "" } = groups ?? {};
    const lambda = /^(?<collection>.+)\/(?:any|all)$/i.exec(path)?.groups?.["collection"];
    if (next === ":") variables.set(path, items);
    else if (next === "(" && lambda !== undefined) {
      items = resolve(lambda);
      if (items === undefined) return true;
    } else if (WORDS.has(path)) continue;
    else if (next === "(") {
      if (!FUNCTIONS.has(path) && !path.includes(".")) return true;
    } else if (resolve(path) === undefined) return true;
  }
  return false;

  /** Types are named as well: those of casts and of members of enumerations. */
  function resolveName(path: string): Type | undefined {
    return path.startsWith("Edm.") ? type : (walker.findType(path) ?? typeAt(path, type, walker));
  }

  function resolve(path: string): Type | undefined {
    const [head = "", ...rest] = path.split("/");
    if (!variables.has(head)) return resolveName(path);
    const variable = variables.get(head);
    return variable === undefined ? undefined : typeAt(rest.join("/"), variable, walker);
  }
}

/** Whether there is a member at a path from a type; `*` and annotations are there always. */
export function hasPath(path: string, type: Type, walker: UrlWalker): boolean {
  return path === "*" || path.includes("@") || typeAt(path, type, walker) !== undefined;
}

/** What a path of properties and casts leads to; undefined where the metadata does not have a name in that case. */
export function typeAt(path: string, start: Type, walker: UrlWalker): Type | undefined {
  let type: Type | undefined = start;
  for (const name of path.split("/").filter((part) => part !== "")) {
    if (type === undefined || /^\$(?:count|ref|value)$/.test(name)) return type;
    if (name.includes(".")) {
      const cast = walker.findType(name);
      type =
        cast?.qualifiedName === name.replace(/^graph\./, "microsoft.graph.") ? cast : undefined;
    } else if (isStructured(type)) {
      type = memberType(type, name);
    } else type = undefined;
  }
  return type;
}

/** What a member of a type is; values of open types may have more. */
function memberType(type: StructuredType, name: string): Type | undefined {
  const members = [...allProperties(type), ...allNavigationProperties(type)];
  const found = members.find((member) => member.name === name)?.type.type;
  return found ?? (type.isOpen ? type : undefined);
}
