import { printKey } from "../render/tokens.js";
import type { DeclarationView, ExportView, ImportView, ModuleView } from "../views/module-view.js";
import { printType } from "../views/print-type.js";

/** What a module consists of, each type as text on one line. */
export type ModuleStructure = readonly StatementStructure[];

export type StatementStructure =
  | InterfaceStructure
  | AliasStructure
  /** An import, a re-export, or what no emitted module has: its text. */
  | { readonly kind: "other"; readonly text: string };

export interface InterfaceStructure {
  readonly kind: "interface";
  /** With its type parameters. */
  readonly name: string;
  readonly base?: string;
  readonly members: readonly MemberStructure[];
}

export interface AliasStructure {
  readonly kind: "alias";
  readonly name: string;
  readonly type: string;
}

export interface MemberStructure {
  /** The key as written, with `?` where it may be absent. */
  readonly key: string;
  readonly type: string;
}

/** The structure that the plan of a module asks for. */
export function describePlan({ imports, exports, declarations }: ModuleView): ModuleStructure {
  return [
    ...imports.map((view) => describeNames("import", view)),
    ...exports.map((view) => describeNames("export", view)),
    ...declarations.map(describeDeclaration),
  ];
}

/** A structure line by line, for comparison and messages. */
export function listStructure(structure: ModuleStructure): readonly string[] {
  return structure.flatMap((statement) => {
    switch (statement.kind) {
      case "other":
        return [statement.text];
      case "alias":
        return [`type ${statement.name} = ${statement.type}`];
      case "interface": {
        const { name, base, members } = statement;
        return [
          `interface ${name}${base === undefined ? "" : ` extends ${base}`}`,
          ...members.map(({ key, type }) => `${key}: ${type}`),
        ];
      }
    }
  });
}

function describeNames(
  verb: "import" | "export",
  { names, specifier }: ImportView | ExportView,
): StatementStructure {
  const what = names === undefined ? "* as OData" : names.join(", ");
  return { kind: "other", text: `${verb} type ${what} from ${specifier}` };
}

function describeDeclaration(declaration: DeclarationView): StatementStructure {
  const { kind, name } = declaration;
  if (kind === "alias") {
    return { kind, name, type: declaration.arms.map(({ type }) => printType(type)).join(" | ") };
  }
  const { base, members, isOpen } = declaration;
  return {
    kind,
    name,
    ...(base === undefined ? {} : { base: printType(base) }),
    members: [
      ...members.map((member) => ({
        key: `${printKey(member.name)}${member.isOptional ? "?" : ""}`,
        type: printType(member.type),
      })),
      ...(isOpen ? [{ key: "[property: string]", type: "unknown" }] : []),
    ],
  };
}
