import type { Condition } from "../types/filter.js";

/** Query options without knowledge of types (OData URL Conventions 4.01 §5.1). */
export interface QueryOptions {
  /** Properties wanted. */
  readonly select?: readonly string[] | undefined;
  /** Related entities wanted: names, or names with options of their own. */
  readonly expand?: readonly string[] | ExpandOptions | undefined;
  /** `where(…)`, `` odata`…` ``, or text, which is sent as it is: it must not hold values from elsewhere. */
  readonly filter?: string | Condition | undefined;
  /** Names, each with ` desc` after it or not. */
  readonly orderby?: readonly string[] | undefined;
  /** In the syntax of the service: `"displayName:One"`, with the quotes. */
  readonly search?: string | undefined;
  readonly top?: number | undefined;
  readonly skip?: number | undefined;
  /** Whether `@odata.count` is wanted. */
  readonly count?: boolean | undefined;
  /** Any other query options, by name: `{ startDateTime: "…" }`, `{ $format: "text/csv" }`. */
  readonly query?: CustomOptions | undefined;
}

/** Query options of the service's own, or such as have no name here. */
export interface CustomOptions {
  readonly [name: string]: string | number | boolean | undefined;
}

/** Navigation properties to expand, by name. */
export interface ExpandOptions {
  readonly [name: string]: true | NestedOptions | undefined;
}

/** Query options of what is expanded (OData URL Conventions 4.01 §5.1.3). */
export interface NestedOptions extends Omit<QueryOptions, "query"> {
  readonly levels?: number | "max" | undefined;
}
