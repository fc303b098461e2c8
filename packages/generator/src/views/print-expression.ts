import { isIdentifier, printIdentifier, printNumber, printString } from "../render/tokens.js";
import type { CallView, ExpressionView } from "./code-view.js";

/** An expression as TypeScript text, on one line. */
export function printExpression(expression: ExpressionView): string {
  switch (expression.kind) {
    case "name":
      return printIdentifier(expression.name);
    case "string":
      return printString(expression.value);
    case "member":
      return printMember(expression.name);
    case "fails":
      return `!${printIdentifier(expression.test)}(${printMember(expression.member)})`;
    case "longer":
      return `isLongerThan(${printMember(expression.member)}, ${printNumber(expression.maximum)})`;
    case "compare":
      return `${printMember(expression.member)} ${expression.operator}`;
  }
}

/** A call statement as TypeScript text, on one line. */
export function printCall({
  condition,
  callee,
  operands,
}: Pick<CallView, "condition" | "callee" | "operands">): string {
  const call = `${printIdentifier(callee)}(${operands.map(printExpression).join(", ")});`;
  return condition === undefined ? call : `if (${printExpression(condition)}) ${call}`;
}

function printMember(name: string): string {
  return isIdentifier(name) ? `value.${name}` : `value[${printString(name)}]`;
}
