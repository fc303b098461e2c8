import type { TypeNameView, TypeView } from "./type-view.js";

/** What a template of a TypeScript module is given, and what the emitted file is checked against. */
export interface ModuleView {
  readonly imports: readonly ImportView[];
  /** What it exports of other modules. */
  readonly exports: readonly ExportView[];
  readonly declarations: readonly DeclarationView[];
}

export interface ImportView {
  /** The names; absent where it is the whole module, as `OData`. */
  readonly names?: readonly string[];
  readonly specifier: string;
  /** Whether it does not fit on one line. */
  readonly isLong: boolean;
}

export type ExportView = ImportView;

/** What the first line of an emitted file says. */
export interface HeaderView {
  /** The generator's version. */
  readonly generator: string;
  /** The first eight hexadecimal digits of the sha256 of the slice, written as CSDL. */
  readonly metadata: string;
}

export type DeclarationView = InterfaceView | AliasView;

export interface InterfaceView {
  readonly kind: "interface";
  readonly name: string;
  readonly doc: DocView;
  readonly base?: TypeNameView;
  readonly members: readonly MemberView[];
  /** Whether it takes members beside those declared. */
  readonly isOpen: boolean;
  readonly isEmpty: boolean;
  /** Whether the base is on a line of its own. */
  readonly isLong: boolean;
}

export interface MemberView {
  readonly name: string;
  readonly isOptional: boolean;
  readonly type: TypeView;
  readonly doc?: DocView;
  /** Whether its type, or the union that its type is an array of, is on a line of its own. */
  readonly isLong: boolean;
}

export interface AliasView {
  readonly kind: "alias";
  readonly name: string;
  readonly doc: DocView;
  /** One of them where the type is no union. */
  readonly arms: readonly ArmView[];
  /** Whether the type starts on a line of its own. */
  readonly isLong: boolean;
  /** Whether each arm has a line of its own. */
  readonly isBroken: boolean;
}

export interface ArmView {
  readonly type: TypeView;
  /** Whether its type arguments have lines of their own. */
  readonly isLong: boolean;
}

/** The lines of a doc comment, wrapped to their width; empty ones separate paragraphs. */
export interface DocView {
  readonly lines: readonly string[];
  /** Whether the comment stands on one line. */
  readonly isSingle: boolean;
}
