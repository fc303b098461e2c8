import { LINE_WIDTH } from "./line-width.js";
import type { AliasView, DocView, InterfaceView, MemberView } from "./module-view.js";
import { printType } from "./print-type.js";
import { ODATA_PATH, type TypeNameView, type TypeView } from "./type-view.js";

export function createInterface(
  name: string,
  doc: DocView,
  base: TypeNameView | undefined,
  members: readonly MemberView[],
  isOpen = false,
): InterfaceView {
  const isEmpty = members.length === 0 && !isOpen;
  const heritage = base === undefined ? "" : ` extends ${printType(base)}`;
  const head = `export interface ${name}${heritage} ${isEmpty ? "{}" : "{"}`;
  return {
    kind: "interface",
    name,
    doc,
    ...(base === undefined ? {} : { base }),
    members,
    isOpen,
    isEmpty,
    // Prettier breaks before a qualified name only.
    isLong: base?.path === ODATA_PATH && head.length > LINE_WIDTH,
  };
}

export function createAlias(name: string, doc: DocView, type: TypeView): AliasView {
  const text = printType(type);
  const isLong = `export type ${name} = ${text};`.length > LINE_WIDTH;
  const arms = type.kind === "union" ? type.arms : [type];
  return {
    kind: "alias",
    name,
    doc,
    arms: arms.map((arm) => ({ type: arm, isLong: isLongArm(arm) })),
    isLong,
    isBroken: isLong && arms.length > 1 && `  ${text};`.length > LINE_WIDTH,
  };
}

/** Prettier breaks between type arguments only. */
function isLongArm(arm: TypeView): boolean {
  const isBreakable = arm.kind === "name" && (arm.typeArguments ?? []).length > 1;
  return isBreakable && `  | ${printType(arm)}`.length > LINE_WIDTH;
}
