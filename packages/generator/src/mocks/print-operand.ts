import { printIdentifier, printNumber, printString } from "../render/tokens.js";
import type { OperandView, ValueView } from "./mock-view.js";

/** An operand, or a value that is the same for every seed, as TypeScript text. */
export function printOperand(operand: OperandView): string {
  switch (operand.kind) {
    case "name":
      return printIdentifier(operand.name);
    case "string":
      return printString(operand.value);
    case "number":
      return printNumber(operand.value);
    case "null":
      return "null";
    case "object":
      return "{}";
    case "array":
      return "[]";
  }
}

/** The value of a member as TypeScript text, on one line. */
export function printValue(name: string, value: ValueView): string {
  if (value.kind !== "call") return printOperand(value);
  const operands = ["at", printString(name), ...value.operands.map(printOperand)];
  return `${printIdentifier(value.callee)}(${operands.join(", ")})`;
}
