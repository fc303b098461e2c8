import type { HarResponse } from "@graphslice/mock/har";
import { describeShape } from "./describe-shape.js";

/** Header fields whose values are the same at any time and for any entity. */
const STABLE = new Set(["allow", "content-type", "odata-version", "preference-applied"]);
/** Members whose values are the same at any time. */
const STABLE_MEMBERS = ["@odata.context", "@odata.count"];

/** How an answer differs from the recorded one: in status, header fields, and the shape of its body. */
export async function compareAnswers(
  recorded: HarResponse,
  answer: Response,
): Promise<readonly string[]> {
  const text = await answer.text();
  if (answer.status !== recorded.status) {
    return [`status: recorded ${recorded.status}, answered ${answer.status} ${text}`];
  }
  return [
    ...compareFields(
      new Map(recorded.headers.map(toField)),
      new Map([...answer.headers].map(([name, value]) => [name, value])),
    ),
    ...compareBodies(recorded.content.text ?? "", text, recorded.content.mimeType),
  ];
}

function toField({
  name,
  value,
}: {
  readonly name: string;
  readonly value: string;
}): [string, string] {
  return [name.toLowerCase(), value];
}

function compareFields(
  recorded: ReadonlyMap<string, string>,
  answered: ReadonlyMap<string, string>,
): readonly string[] {
  return [
    ...listOnly(recorded.keys(), answered, "header not answered"),
    ...listOnly(answered.keys(), recorded, "header not recorded"),
    ...[...recorded].flatMap(([name, value]) => {
      const given = answered.get(name) ?? value;
      const isSame = given === value || !STABLE.has(name);
      return isSame ? [] : [`${name}: recorded ${value}, answered ${given}`];
    }),
  ];
}

function compareBodies(recorded: string, answered: string, mimeType: string): readonly string[] {
  if (!/[/+]json\b/.test(mimeType) || recorded === "") {
    return recorded === answered ? [] : [`body: recorded ${recorded}, answered ${answered}`];
  }
  const [before, after]: readonly unknown[] = [
    JSON.parse(recorded),
    JSON.parse(answered || "null"),
  ];
  const [wanted, found] = [describeShape(before), describeShape(after)];
  return [
    ...listOnly(wanted, found, "not answered"),
    ...listOnly(found, wanted, "not recorded"),
    ...STABLE_MEMBERS.flatMap((name) => {
      const [value, given] = [memberOf(before, name), memberOf(after, name)];
      return value === given
        ? []
        : [`${name}: recorded ${String(value)}, answered ${String(given)}`];
    }),
    ...(codeOf(before) === codeOf(after)
      ? []
      : [`error code: recorded ${String(codeOf(before))}, answered ${String(codeOf(after))}`]),
  ];
}

function listOnly(
  names: Iterable<string>,
  others: { has(name: string): boolean },
  what: string,
): readonly string[] {
  return [...names].filter((name) => !others.has(name)).map((name) => `${what}: ${name}`);
}

function codeOf(body: unknown): unknown {
  return memberOf(memberOf(body, "error"), "code");
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
