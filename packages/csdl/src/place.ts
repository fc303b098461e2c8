/** Where an element stands in a CSDL text. Lines and columns count from 1; a column counts UTF-16 code units. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
