import type { Issue } from "@graphslice/runtime/validation";
import type { Judgement } from "./judge-corpus.js";

/** A kind of fault that pages have. */
export interface Fault {
  readonly name: string;
  /** What is wrong with a page that has it, behind "it". */
  readonly reason: string;
  readonly explains: (rejection: Rejection) => boolean;
}

/** Something in a body that a validator objects to. */
export interface Rejection {
  readonly issue: Issue;
  /** What is at the issue's place; undefined if nothing is. */
  readonly value: unknown;
  /** What the body is: of a response, of a request that creates or updates, parameters of an action, or an error. */
  readonly role: "response" | "create" | "update" | "parameters" | "error";
}

const NUMBERS = new Set([
  "Byte",
  "SByte",
  "Int16",
  "Int32",
  "Int64",
  "Single",
  "Double",
  "Decimal",
]);

/** `datetime-value`, `String (timestamp)`, `Boolean`, `{id}`, `@odata.type: microsoft.graph.x`, `one | other`, nothing. */
const PLACEHOLDER =
  /^$|[-_ ]value(?:-\d+)?$|^(?:string|boolean|integer|date|binary|guid)(?: \(\w+\))?$|^\{.*\}$|^@odata\.type:|\|/i;
/** A number, or what is one but for its quotes. */
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** The kinds of faults; the first that explains a rejection is its. */
export const faults: readonly Fault[] = [
  {
    name: "placeholder",
    reason: "has the name of a type or member, a pattern or nothing in a value's place",
    explains: ({ issue, value }) =>
      isWrongValue(issue) &&
      issue.expected !== "String" &&
      (isEmptyObject(value) || (typeof value === "string" && PLACEHOLDER.test(value))),
  },
  {
    name: "cut short",
    reason: "leaves out the rest of a value",
    explains: ({ issue, value }) =>
      isWrongValue(issue) && typeof value === "string" && /\.\.\.|…/.test(value),
  },
  {
    name: "quoted",
    reason: "has a number or a Boolean as a string",
    explains: ({ issue: { expected }, value }) =>
      (expected === "Boolean" && (value === "true" || value === "false")) ||
      (NUMBERS.has(expected) && typeof value === "string" && NUMBER.test(value)),
  },
  {
    name: "null",
    reason: "has null where the metadata does not allow it",
    explains: ({ issue, value }) =>
      value === null && isWrongValue(issue) && issue.expected !== "array",
  },
  {
    name: "null collection",
    reason: "has null for a collection, which at the least is empty",
    explains: ({ issue, value }) => value === null && issue.expected === "array",
  },
  {
    name: "other JSON type",
    reason: "has a value of another JSON type than its type is written in",
    explains: ({ issue, value }) => isWrongValue(issue) && isOtherJsonType(issue.expected, value),
  },
  {
    name: "form",
    reason: "does not write a value as its type has it, such as a time without an offset",
    explains: ({ issue, value }) => isWrongValue(issue) && value !== undefined && value !== null,
  },
  {
    name: "absent",
    reason: "leaves out of a whole response what responses always have",
    explains: ({ issue, value, role }) =>
      role === "response" && value === undefined && isWrongValue(issue),
  },
  {
    name: "required",
    reason: "leaves out of a request what has neither null nor a default to stand in",
    explains: ({ issue, value, role }) =>
      (role === "create" || role === "parameters") && value === undefined && isWrongValue(issue),
  },
  {
    name: "read-only",
    reason: "sets in a request what the service sets, or what does not change any more",
    explains: ({ issue }) => issue.code === "read-only",
  },
  {
    name: "member",
    reason: "has in a request a member that the metadata does not have, or not with this case",
    explains: ({ issue }) => issue.code === "unknown-member",
  },
  {
    name: "enum member",
    reason:
      "has in a request an enumeration member that the metadata has not, or not with this case",
    explains: ({ issue }) => issue.code === "unknown-enum-member",
  },
  {
    name: "type",
    reason: "names in a request a type that the metadata does not have, or not in this place",
    explains: ({ issue }) => issue.code === "unknown-type",
  },
  {
    name: "abstract type",
    reason: "names an abstract type as a value's, or none where the declared type is abstract",
    explains: ({ issue, value, role }) =>
      issue.code === "abstract-type" && (value !== undefined || role !== "update"),
  },
];

/** What is objected to in a body, each with the fault that it is; without one, nothing explains it. */
export function* explainJudgement({
  example,
  expectation,
  issues,
}: Judgement): Generator<Rejection & { readonly fault: Fault | undefined }> {
  const { kind } = expectation;
  if (kind === "other" || kind === "unknown") return;
  const role = kind === "value" ? expectation.mode : kind;
  for (const issue of issues) {
    const rejection = { issue, role, value: valueAt(example.body, issue.path) };
    yield { ...rejection, fault: faults.find(({ explains }) => explains(rejection)) };
  }
}

function valueAt(body: unknown, path: Issue["path"]): unknown {
  return path.reduce((value: unknown, key) => Object(value)[key], body);
}

function isWrongValue({ code }: Issue): boolean {
  return code === "invalid";
}

/** Whether a value is of a JSON type that no value of what was expected is written in. */
function isOtherJsonType(expected: string, value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (expected === "array") return !Array.isArray(value);
  if (expected.startsWith("#")) return typeof value !== "object" || Array.isArray(value);
  if (expected === "Boolean") return typeof value !== "boolean";
  return typeof value !== (NUMBERS.has(expected) ? "number" : "string");
}

function isEmptyObject(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).every((name) => name.startsWith("@"))
  );
}
