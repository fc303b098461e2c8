import { keyOf, type EntityType } from "@graphslice/csdl";

/** The values of an entity's key properties, in the order of the type. */
export type Key = readonly string[];

/** What stands between parentheses: literals, by name or alone (OData URL Conventions 4.01 §4.3.1). */
export function splitArguments(text: string): readonly string[] {
  return text.match(/(?:'(?:[^']|'')*'|\[[^\]]*\]|\{[^}]*\}|[^,'[{])+/g) ?? [];
}

/** The key that a segment of its own is; types of several key properties have none. */
export function readKeySegment(segment: string, type: EntityType): Key | undefined {
  return keyOf(type).length === 1 ? [segment] : undefined;
}

/** The key in parentheses; `undefined` if it is none of the type, an alternate key for example. */
export function readKeyArguments(text: string, type: EntityType): Key | undefined {
  const refs = keyOf(type);
  const given = splitArguments(text).map(readArgument);
  const values = refs.map(({ name, alias = name }) =>
    given.find((each) => each.name === alias || (each.name === "" && refs.length === 1)),
  );
  const key = values.flatMap((each) => (each === undefined ? [] : [each.value]));
  return key.length === refs.length && given.length === refs.length && key.length > 0
    ? key
    : undefined;
}

/** Another key, written as that in parentheses is. */
export function writeKeyArguments(text: string, type: EntityType, key: Key): string {
  const refs = keyOf(type);
  return mapArguments(text, ({ name }) => {
    const place = refs.findIndex((ref) => name === "" || (ref.alias ?? ref.name) === name);
    return key[place] ?? "";
  });
}

/** An argument in parentheses. */
export interface Argument {
  /** Empty where a literal stands alone. */
  readonly name: string;
  /** The text of a literal in quotes; other literals as they are written. */
  readonly value: string;
  readonly isQuoted: boolean;
}

/** Exchanges the values of arguments, and writes each as it was. */
export function mapArguments(text: string, exchange: (argument: Argument) => string): string {
  return splitArguments(text)
    .map((part) => {
      const argument = readArgument(part);
      const { name, isQuoted } = argument;
      const value = exchange(argument);
      const literal = isQuoted ? `'${value.replaceAll("'", "''")}'` : value;
      return name === "" ? literal : `${name}=${literal}`;
    })
    .join(",");
}

/** The key that an entity's members are; `undefined` if some are not there. */
export function readKeyMembers(entity: object, type: EntityType): Key | undefined {
  const values = keyOf(type).map(({ name }): unknown =>
    Object.hasOwn(entity, name) ? Reflect.get(entity, name) : undefined,
  );
  const key = values.filter((value) => typeof value === "string" || typeof value === "number");
  return key.length > 0 && key.length === values.length ? key.map(String) : undefined;
}

function readArgument(part: string): Argument {
  const { name = "", literal = part } =
    /^\s*(?<name>\w+)=(?<literal>.*)$/s.exec(part)?.groups ?? {};
  const [, quoted] = /^\s*'(.*)'\s*$/s.exec(literal) ?? [];
  return {
    name,
    value: quoted?.replaceAll("''", "'") ?? literal.trim(),
    isQuoted: quoted !== undefined,
  };
}
