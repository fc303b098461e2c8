import {
  allNavigationProperties,
  allProperties,
  type Move,
  type StructuredType,
} from "@graphslice/csdl";
import { isStructured } from "./judge-addition.js";
import type { JudgeContext } from "./judge-context.js";
import { readMembership } from "./membership.js";
import type { RuleId } from "./rules.js";

export function judgeMove({ elements, before, after }: Move, context: JudgeContext): RuleId {
  const [old, now] = [elements.before, elements.after];
  if (old === undefined || now === undefined || !("kind" in now)) return "member-redeclared";
  if (now.kind === "Action" || now.kind === "Function") {
    return derives(before, after, context) ? "operation-moved-up" : "operation-moved-down";
  }
  if (now.kind !== "Property" && now.kind !== "NavigationProperty") return "member-redeclared";
  const { name } = now;
  const lower = findType(before, context.after);
  // The type that declared it still has it, unless it went down.
  if (lower !== undefined && !hasMember(lower, name)) return "member-moved-down";
  const upper = findType(after, context.before);
  if (upper === undefined || hasMember(upper, name)) return "member-redeclared";
  const isRequired = now.kind === "Property" && isDemanded(now);
  return isRequired ? "required-member-moved-up" : "member-moved-up";
}

function isDemanded(property: Parameters<typeof readMembership>[0]): boolean {
  const { isRequired, isAlwaysRead } = readMembership(property);
  return isRequired || isAlwaysRead;
}

/** Whether what an operation was bound to derives from what it is bound to now. */
function derives(before = "", after = "", context: JudgeContext): boolean {
  const lower = findType(elementName(before), context.after);
  const upper = findType(elementName(after), context.after);
  for (let type = lower; type !== undefined; type = type.baseType) if (type === upper) return true;
  return false;
}

function elementName(type: string): string {
  return /^Collection\((.*)\)$/.exec(type)?.[1] ?? type;
}

function findType(
  name: string | undefined,
  { model }: JudgeContext["before"],
): StructuredType | undefined {
  const type = name === undefined ? undefined : model.types.get(name);
  return type !== undefined && isStructured(type) ? type : undefined;
}

function hasMember(type: StructuredType, name: string): boolean {
  return [...allProperties(type), ...allNavigationProperties(type)].some(
    (member) => member.name === name,
  );
}
