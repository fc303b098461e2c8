import {
  allNavigationProperties,
  allProperties,
  type EntityType,
  type StructuredType,
  type Type,
} from "@graphslice/csdl";
import { printValue } from "./print-value.js";
import { randomLiteral } from "./random-literal.js";
import type { Random } from "./random.js";

/** A condition as an address has it, and as code of the filter's builder: `it.size.gt(3)`. */
export interface RandomFilter {
  readonly text: string;
  readonly code: string;
}

const NUMBER = /^(?:S?Byte|Int\d\d|Decimal|Double|Single)$/;
const COMPARED = ["eq", "ne", "gt", "ge", "lt", "le"];

/** Makes a condition for items of a type; `undefined` where chance finds nothing to compare. */
export function randomFilter(type: EntityType, random: Random): RandomFilter | undefined {
  const first = conditionOf({ type, text: "", code: "it" }, random, 3);
  if (first === undefined || random.happens(0.6)) return first;
  if (random.happens(0.2)) return { text: `not (${first.text})`, code: `${first.code}.not()` };
  const second = conditionOf({ type, text: "", code: "it" }, random, 3);
  if (second === undefined) return first;
  const name = random.happens(0.5) ? "and" : "or";
  return {
    text: `(${first.text}) ${name} (${second.text})`,
    code: `${first.code}.${name}(${second.code})`,
  };
}

/** What a condition is about: an item, or a part of it. */
interface Subject extends RandomFilter {
  readonly type: Type;
}

function conditionOf(subject: Subject, random: Random, depth: number): RandomFilter | undefined {
  const { type } = subject;
  if (type.kind !== "EntityType" && type.kind !== "ComplexType") return compare(subject, random);
  if (depth === 0) return undefined;
  const links = type.kind === "EntityType" ? allNavigationProperties(type) : [];
  const isLink = links.length > 0 && random.happens(0.2);
  const member = random.pick<Member>(isLink ? links : propertiesOf(type));
  if (member === undefined) return undefined;
  const text = subject.text === "" ? member.name : `${subject.text}/${member.name}`;
  const next = { type: member.type.type, text, code: `${subject.code}.${member.name}` };
  return member.type.isCollection
    ? quantify(next, random, depth)
    : conditionOf(next, random, depth - 1);
}

type Member = Pick<ReturnType<typeof allProperties>[number], "name" | "type">;

/** The properties that have fields: not those of bytes. */
function propertiesOf(type: StructuredType): readonly Member[] {
  return allProperties(type).filter(
    ({ type: own }) => !/^(?:Stream|Untyped|Geo)/.test(own.type.name),
  );
}

function quantify({ type, text, code }: Subject, random: Random, depth: number): RandomFilter {
  if (random.happens(0.2)) return { text: `${text}/any()`, code: `${code}.any()` };
  const name = random.happens(0.7) ? "any" : "all";
  const level = /\bx\d*\b/.exec(text)?.[0].slice(1);
  const variable = level === undefined ? "x" : `x${Number(level || 0) + 1}`;
  const inner = conditionOf({ type, text: variable, code: variable }, random, depth - 1);
  if (inner === undefined) return { text: `${text}/any()`, code: `${code}.any()` };
  return {
    text: `${text}/${name}(${variable}:${inner.text})`,
    code: `${code}.${name}((${variable}) => ${inner.code})`,
  };
}

function compare({ type, text, code }: Subject, random: Random): RandomFilter | undefined {
  const isText = type.name === "String";
  if (isText && random.happens(0.4)) {
    const name = random.pick(["contains", "startsWith", "endsWith"]) ?? "";
    return { text: `${name.toLowerCase()}(${text},'a''b')`, code: `${code}.${name}("a'b")` };
  }
  if (type.name === "DateTimeOffset" && random.happens(0.3)) {
    return { text: `year(${text}) eq 2021`, code: `${code}.year().eq(2021)` };
  }
  if (random.happens(0.1)) return { text: `${text} eq null`, code: `${code}.eq(null)` };
  if (type.kind === "EnumType") {
    const member = random.pick(type.members)?.name ?? "";
    return { text: `${text} eq '${member}'`, code: `${code}.eq(${JSON.stringify(member)})` };
  }
  const literal = printValue(decodeURIComponent(randomLiteral(type, random)), type);
  if (literal === undefined) return undefined;
  const name = NUMBER.test(type.name) ? (random.pick(COMPARED) ?? "") : "eq";
  return { text: `${text} ${name} ${literal.sent}`, code: `${code}.${name}(${literal.code})` };
}
