import type { CallView, ExpressionView } from "./code-view.js";
import { LINE_WIDTH } from "./line-width.js";
import { printCall, printExpression } from "./print-expression.js";

/** A call as a statement of a function's body, two columns in. */
export function createCall(
  callee: string,
  operands: readonly ExpressionView[],
  condition?: ExpressionView,
): CallView {
  const call = { callee, operands };
  const conditional = condition === undefined ? call : { ...call, condition };
  const isLong = condition !== undefined && `  ${printCall(conditional)}`.length > LINE_WIDTH;
  const indent = isLong ? "    " : "  ";
  const rest = isLong ? call : conditional;
  const isConditionLong =
    condition !== undefined && `  if (${printExpression(condition)})`.length > LINE_WIDTH;
  return {
    ...conditional,
    isConditionLong,
    isLong,
    isBroken: `${indent}${printCall(rest)}`.length > LINE_WIDTH,
  };
}
