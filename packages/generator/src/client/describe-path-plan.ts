import { tightenParameter } from "../verify/tighten-code.js";
import type { ModuleStructure } from "../verify/module-structure.js";
import type { PathMemberView, PathModuleView, SignatureView } from "../views/path-module-view.js";
import { printField, printPathType } from "../views/print-path-type.js";

/** The structure that the plan of a client's module asks for. */
export function describePathPlan({ imports, declarations }: PathModuleView): ModuleStructure {
  return [
    ...imports.map(({ specifier, alias, names }) => ({
      kind: "import" as const,
      names: alias === undefined ? names : [`* as ${alias}`],
      isTypeOnly: true,
      specifier,
    })),
    ...declarations.map(({ name, bases, members }) => ({
      kind: "interface" as const,
      name,
      ...(bases.length === 0 ? {} : { base: bases.map(printPathType).join(", ") }),
      members: members.map(describeMember),
    })),
  ];
}

function describeMember(member: PathMemberView | SignatureView): { key: string; type: string } {
  if (member.kind === "member") {
    return { key: printField(member).slice(0, -2), type: printPathType(member.type) };
  }
  const { parameter, type, result } = member;
  return {
    key: `(${tightenParameter(`${parameter}: ${printPathType(type)}`)})`,
    type: printPathType(result),
  };
}
