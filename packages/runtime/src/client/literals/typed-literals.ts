import { fail } from "../errors/fail.js";
import { Literal, writeLiteral } from "./literal.js";

/** An `Edm.String` in quotes. As a key, it makes the address `messages('AAMk=')` and not `messages/AAMk=`. */
export function text(value: string): Literal<"String"> {
  return new Literal(writeLiteral(value));
}

/** An `Edm.Guid`: `b3a5d5c8-2d0c-4d6e-9b1e-2f0a3a3b5c6d`. */
export function guid(value: string): Literal<"Guid"> {
  return match(value, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, "Guid");
}

/** An `Edm.Date`: `2026-08-20`. */
export function date(value: string): Literal<"Date"> {
  return match(value, /^-?(0\d{3}|[1-9]\d{3,})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "Date");
}

/** An `Edm.DateTimeOffset` with all its digits: `2026-08-20T07:30:00.1234567Z`. A `Date` needs no wrapping. */
export function dateTimeOffset(value: string): Literal<"DateTimeOffset"> {
  return match(
    value,
    /^-?(0\d{3}|[1-9]\d{3,})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,12})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i,
    "DateTimeOffset",
  );
}

/** An `Edm.TimeOfDay`: `07:30:00`. */
export function timeOfDay(value: string): Literal<"TimeOfDay"> {
  return match(value, /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,12})?)?$/, "TimeOfDay");
}

/** An `Edm.Duration`: `P1DT2H`. */
export function duration(value: string): Literal<"Duration"> {
  const syntax = /^-?P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/i;
  return new Literal(`duration'${match(value, syntax, "Duration").text}'`);
}

/** An `Edm.Decimal` or `Edm.Int64` that a JavaScript number cannot hold: `"79228162514264337593543950335"`. */
export function decimal(value: string): Literal<"Decimal"> {
  return match(value, /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i, "Decimal");
}

/** An `Edm.Binary`, given as base64url. */
export function binary(value: string): Literal<"Binary"> {
  const syntax = /^([\w-]{4})*([\w-]{2}[AEIMQUYcgkosw048]=?|[\w-][AQgw](==)?)?$/;
  return new Literal(`binary'${match(value, syntax, "Binary").text}'`);
}

/**
 * A member of an enumeration, qualified by its type: `microsoft.graph.timeZoneStandard'Iana'`. Most services take its
 * name alone, as a string, too (OData 4.01).
 */
export function enumValue(type: string, member: string): Literal<"Enum"> {
  const name = match(type, /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/, "type name").text;
  return new Literal(`${name}'${match(member, /^-?\w+(,-?\w+)*$/, "enumeration member").text}'`);
}

function match<Type extends string>(value: string, syntax: RegExp, what: string): Literal<Type> {
  return syntax.test(value) ? new Literal(value) : fail("request", `"${value}" is no ${what}`);
}
