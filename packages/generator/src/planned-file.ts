import type { ModuleStructure } from "./verify/module-structure.js";

/** A file to be rendered: its place in the package, its template, and what the template is given. */
export interface PlannedFile {
  /** Below the package's folder, with forward slashes. */
  readonly path: string;
  /** The template's name below `templates`, without `.hbs`. */
  readonly template: string;
  readonly view: object;
  /** What the rendered TypeScript must consist of. */
  readonly plan?: () => ModuleStructure;
}
