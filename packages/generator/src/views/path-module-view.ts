import type { DocView } from "./module-view.js";
import type { FieldView, PathType } from "./path-type.js";

/** What the template of a client's module is given, and what the emitted file is checked against. */
export interface PathModuleView {
  readonly imports: readonly PathImportView[];
  readonly declarations: readonly PathInterfaceView[];
}

/** An import of types: by name, or with `alias` of the whole module. */
export interface PathImportView {
  readonly specifier: string;
  readonly alias?: string;
  readonly names: readonly string[];
  /** Whether each name is on a line of its own. */
  readonly isLong: boolean;
}

export interface PathInterfaceView {
  readonly name: string;
  readonly doc: DocView;
  readonly bases: readonly PathType[];
  readonly members: readonly (PathMemberView | SignatureView)[];
  /** Whether a blank line stands between members. */
  readonly isSpaced: boolean;
}

/** A readonly member. */
export interface PathMemberView extends FieldView {
  readonly kind: "member";
  readonly doc?: DocView;
}

/** That the interface can be called: `(id: string): UserPath`. */
export interface SignatureView {
  readonly kind: "signature";
  readonly parameter: string;
  readonly type: PathType;
  readonly result: PathType;
  readonly doc?: DocView;
}
