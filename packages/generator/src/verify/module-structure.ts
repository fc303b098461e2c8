import { printKey } from "../render/tokens.js";
import type { DeclarationView, ExportView, ImportView, ModuleView } from "../views/module-view.js";
import { printType } from "../views/print-type.js";

/** What a module consists of, each type as text on one line. */
export type ModuleStructure = readonly StatementStructure[];

export type StatementStructure =
  | InterfaceStructure
  | AliasStructure
  | ConstantStructure
  | FunctionStructure
  | AmbientStructure
  | LinkStructure
  /** What no emitted module has: its text. */
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

/** An import, or an export of what another module has. */
export interface LinkStructure {
  readonly kind: "import" | "export";
  /** As written, `type` in front where only types are meant; one that starts with `*` where it is the whole module. */
  readonly names: readonly string[];
  readonly isTypeOnly: boolean;
  readonly specifier: string;
}

/** An exported constant, or one of the module's own. */
export interface ConstantStructure {
  readonly kind: "constant";
  readonly name: string;
  /** As declared; absent where it is the value's. */
  readonly type?: string;
  readonly isExported: boolean;
  readonly value: string;
}

export interface FunctionStructure {
  readonly kind: "function";
  readonly name: string;
  /** Parameters and result as written, without blanks that only lay out. */
  readonly signature: string;
  readonly statements: readonly string[];
}

/** A function or constant of which a declaration file gives the type. */
export interface AmbientStructure {
  readonly kind: "ambient";
  /** As written behind `export declare`, without blanks that only lay out. */
  readonly text: string;
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
      case "ambient":
        return [`export declare ${statement.text}`];
      case "import":
      case "export": {
        const { kind, names, isTypeOnly, specifier } = statement;
        return [`${kind} ${isTypeOnly ? "type " : ""}${names.join(", ")} from ${specifier}`];
      }
      case "alias":
        return [`type ${statement.name} = ${statement.type}`];
      case "constant": {
        const { name, type, value, isExported } = statement;
        const head = `${isExported ? "export " : ""}const ${name}`;
        return [`${head}${type === undefined ? "" : `: ${type}`} = ${value}`];
      }
      case "function":
        return [`function ${statement.name}${statement.signature}`, ...statement.statements];
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
  kind: "import" | "export",
  { names = ["* as OData"], specifier }: ImportView | ExportView,
): LinkStructure {
  return { kind, names, isTypeOnly: true, specifier };
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
