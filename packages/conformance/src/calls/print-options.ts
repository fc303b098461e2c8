import {
  allNavigationProperties,
  allProperties,
  type EntityType,
  type StructuredType,
  type Type,
} from "@graphslice/csdl";
import { fault, type Fault } from "./call.js";
import { readOption, splitOutside, type QueryOption } from "./read-options.js";

/** The options that a verb takes, of a type of items if they are typed. */
export interface OptionsPlace {
  readonly names: ReadonlySet<string>;
  readonly type?: Type;
}

/** Options in an expression: members of an object, and what had to be left to text. */
export interface PrintedOptions {
  readonly members: readonly string[];
  /** Values as they are sent, by how the page has them: names in other case, lists with blanks. */
  readonly respelled: ReadonlyMap<string, string>;
  readonly untyped: readonly Fault[];
}

/** A value of an option: in an expression, and as it is sent. */
interface PrintedOption {
  readonly code: string;
  readonly sent: string;
}

/** Writes query options: with types where they say it, and otherwise as text, in `query`. */
export function printOptions(
  options: readonly QueryOption[],
  { names, type }: OptionsPlace,
): PrintedOptions {
  const members: string[] = [];
  const custom: string[] = [];
  const untyped: Fault[] = [];
  const respelled = new Map<string, string>();
  for (const { name, value } of options) {
    const member = name.slice(1);
    const isTyped = names.has(name);
    const printed = isTyped ? printOption(name, value, type) : undefined;
    if (printed?.kind === "option") {
      members.push(`${member}: ${printed.code}`);
      if (printed.sent !== value) respelled.set(value, printed.sent);
      continue;
    }
    custom.push(`${JSON.stringify(name)}: ${JSON.stringify(value)}`);
    if (printed !== undefined) untyped.push(printed);
    else if (TYPED.has(name)) untyped.push(fault("place", name));
  }
  if (custom.length > 0) members.push(`query: { ${custom.join(", ")} }`);
  return { members, respelled, untyped };
}

const TYPED = new Set([
  "$count",
  "$expand",
  "$filter",
  "$orderby",
  "$search",
  "$select",
  "$skip",
  "$top",
]);

type Printed = (PrintedOption & { readonly kind: "option" }) | Fault;

function option(code: string, sent: string): Printed {
  return { kind: "option", code, sent };
}

function printOption(name: string, value: string, type: Type | undefined): Printed {
  switch (name) {
    case "$select":
      return printNames(value, (item) => printName(item, type));
    case "$orderby":
      return printNames(value, (item) => printOrder(item, type));
    case "$expand":
      return printExpand(value, type);
    case "$top":
    case "$skip":
      return /^\d+$/.test(value) ? option(value, value) : fault("option", `${name}=${value}`);
    case "$levels":
      return /^\d+$/.test(value) ? option(value, value) : option(JSON.stringify(value), value);
    case "$count":
      return value === "true" || value === "false"
        ? option(value, value)
        : fault("option", `${name}=${value}`);
    default:
      return option(JSON.stringify(value), value);
  }
}

function printNames(value: string, print: (item: string) => string | undefined): Printed {
  const items = splitOutside(value, ",");
  const names = items.flatMap((item) => print(item) ?? []);
  const missing = items.filter((item) => print(item) === undefined);
  return missing.length > 0
    ? fault("name", missing.join())
    : option(printList(names), names.join());
}

/** The name of a structural property as the metadata has it; paths are not typed. */
function printName(name: string, type: Type | undefined): string | undefined {
  if (name.includes("/")) return name;
  if (name === "*" || (type?.kind !== "EntityType" && type?.kind !== "ComplexType")) return name;
  return findNamed(allProperties(type), name)?.name ?? (isOpen(type) ? name : undefined);
}

function printOrder(item: string, type: Type | undefined): string | undefined {
  // Of open types, only names that are declared have an order.
  const { name = "", direction } =
    /^(?<name>\S+)(?:\s+(?<direction>asc|desc))?$/i.exec(item)?.groups ?? {};
  const found = printName(name, type);
  return found === undefined || direction === undefined
    ? found
    : `${found} ${direction.toLowerCase()}`;
}

/** A list of names where none has options, and otherwise an object. */
function printExpand(value: string, type: Type | undefined): Printed {
  const items = splitOutside(value, ",").map((item) => {
    const { name = item, nested } =
      /^(?<name>[^()]+?)\s*(?:\((?<nested>.*)\))?$/s.exec(item)?.groups ?? {};
    return { name, nested };
  });
  const links: (PrintedOption & { readonly name: string; readonly hasOptions: boolean })[] = [];
  for (const { name, nested } of items) {
    const link = type?.kind === "EntityType" ? findLink(type, name) : undefined;
    const isText = name.includes("/") || (type === undefined && nested === undefined);
    const known = link?.name ?? (isText ? name : undefined);
    if (known === undefined) return fault("name", name);
    if (nested === undefined || name.includes("/")) {
      // Behind a cast, what is expanded has no types, and its options are part of the text.
      const text = nested === undefined ? known : `${known}(${nested})`;
      links.push({ name: text, code: "true", sent: text, hasOptions: false });
      continue;
    }
    const printed = printNested(nested, link?.type.type);
    if (printed.kind === "fault") return printed;
    links.push({
      name: known,
      code: printed.code,
      sent: `${known}(${printed.sent})`,
      hasOptions: true,
    });
  }
  const sent = links.map((link) => link.sent).join();
  if (links.every(({ hasOptions }) => !hasOptions)) {
    return option(printList(links.map(({ name }) => name)), sent);
  }
  if (links.some(({ name }) => name.includes("/"))) return fault("name", value);
  const members = links.map(({ name, code }) => `${JSON.stringify(name)}: ${code}`);
  return option(`{ ${members.join(", ")} }`, sent);
}

function printNested(text: string, type: Type | undefined): Printed {
  const members: string[] = [];
  const sent: string[] = [];
  for (const part of splitOutside(text, ";")) {
    const read = readOption(part);
    if (read === undefined || !(TYPED.has(read.name) || read.name === "$levels")) {
      return fault("option", part);
    }
    const printed = printOption(read.name, read.value, type);
    if (printed.kind === "fault") return printed;
    members.push(`${read.name.slice(1)}: ${printed.code}`);
    sent.push(`${read.name}=${printed.sent}`);
  }
  return option(`{ ${members.join(", ")} }`, sent.join(";"));
}

function isOpen(type: StructuredType): boolean {
  return type.isOpen || (type.baseType !== undefined && isOpen(type.baseType));
}

function findLink(type: EntityType, name: string) {
  return findNamed(allNavigationProperties(type), name);
}

function findNamed<Member extends { readonly name: string }>(
  members: readonly Member[],
  name: string,
): Member | undefined {
  return (
    members.find((member) => member.name === name) ??
    members.find((member) => member.name.toLowerCase() === name.toLowerCase())
  );
}

function printList(names: readonly string[]): string {
  return `[${names.map((name) => JSON.stringify(name)).join(", ")}]`;
}
