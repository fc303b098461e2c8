import type { Operation, Type, TypeReference } from "@graphslice/csdl";
import type { Random } from "./random.js";

const STRINGS = ["v", "it's", "a b", "a/b", "50%", "x,y=z", "ä?#&+"];

/** Examples of literals in an address (OData ABNF, `primitiveLiteral`), by the name of the type. */
const LITERALS: Readonly<Record<string, readonly string[]>> = {
  Boolean: ["true", "false"],
  Byte: ["7"],
  Date: ["2021-07-16"],
  DateTimeOffset: ["2021-07-16T07:30:00Z", "2021-07-16T07:30:00.123%2B02:00"],
  Decimal: ["3.25"],
  Double: ["0.5", "3"],
  Duration: ["duration'P1DT2H'"],
  Guid: ["00000000-0000-0000-0000-00000000000a"],
  Int16: ["-3"],
  Int32: ["3", "-3"],
  Int64: ["12"],
  SByte: ["-7"],
  Single: ["0.5"],
  TimeOfDay: ["07:30:00"],
};

/** Writes a value of a type as an address has it, encoded. */
export function randomLiteral(type: Type, random: Random): string {
  switch (type.kind) {
    case "TypeDefinition":
      return randomLiteral(type.underlyingType, random);
    case "EnumType": {
      const member = random.pick(type.members)?.name ?? "0";
      return random.happens(0.5) ? `'${member}'` : `${type.qualifiedName}'${member}'`;
    }
    default: {
      const literals = LITERALS[type.name] ?? STRINGS.map((text) => `'${quote(text)}'`);
      return random.pick(literals) ?? "";
    }
  }
}

/** A key as a segment, encoded. */
export function randomKey(type: Type, random: Random): string {
  const literals = type.name === "String" ? STRINGS.map(encodeURIComponent) : LITERALS[type.name];
  return random.pick(literals ?? ["k"])?.replace(/^duration'(.*)'$/, "$1") ?? "";
}

/** What a function is called with: its parameters in parentheses, and the values that are given by alias. */
export function randomArguments(
  { parameters }: Operation,
  random: Random,
  isOptional: (parameter: Operation["parameters"][number]) => boolean,
): { readonly text: string; readonly aliases: readonly string[] } {
  const aliases: string[] = [];
  const values = parameters
    .filter((parameter) => !isOptional(parameter) || random.happens(0.5))
    .map(({ name, type }) => {
      if (type.facets.nullable !== false && random.happens(0.1)) return `${name}=null`;
      const json = jsonOf(type, random);
      if (json === undefined) return `${name}=${randomLiteral(type.type, random)}`;
      aliases.push(`@${name}=${encodeURIComponent(json)}`);
      return `${name}=@${name}`;
    });
  return { text: `(${values.join(",")})`, aliases };
}

/** Collections are sent as JSON; `undefined` of anything else. */
function jsonOf({ type, isCollection }: TypeReference, random: Random): string | undefined {
  if (!isCollection) return type.kind === "ComplexType" ? "{}" : undefined;
  const isNumber = /^(?:S?Byte|Int\d\d|Double|Single)$/.test(type.name);
  return JSON.stringify(random.sample<number | string>(isNumber ? [1, 2, 3] : STRINGS, 2));
}

function quote(text: string): string {
  return encodeURIComponent(text.replaceAll("'", "''"));
}
