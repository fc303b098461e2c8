import { printKey } from "../render/tokens.js";
import { LINE_WIDTH } from "./line-width.js";
import type { DocView, MemberView } from "./module-view.js";
import { printType } from "./print-type.js";
import type { TypeView } from "./type-view.js";

export function createMember(
  name: string,
  type: TypeView,
  { isOptional, doc }: { readonly isOptional: boolean; readonly doc?: DocView },
): MemberView {
  const line = `  ${printKey(name)}${isOptional ? "?" : ""}: ${printType(type)};`;
  const isLong = isBreakable(type) && line.length > LINE_WIDTH;
  return { name, isOptional, type, ...(doc === undefined ? {} : { doc }), isLong };
}

/** Prettier breaks unions, but none of a single name and null. */
function isBreakable(type: TypeView): boolean {
  const inner = type.kind === "array" ? type.element : type;
  return inner.kind === "union" && inner.arms.every(({ kind }) => kind !== "name");
}
