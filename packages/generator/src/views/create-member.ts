import type { DocView, MemberView } from "./module-view.js";
import type { TypeView } from "./type-view.js";

export function createMember(
  name: string,
  type: TypeView,
  { isOptional, doc }: { readonly isOptional: boolean; readonly doc?: DocView },
): MemberView {
  return { name, isOptional, type, ...(doc === undefined ? {} : { doc }) };
}
