/** A file of an emitted package. */
export interface GeneratedFile {
  /** Below the package's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}
