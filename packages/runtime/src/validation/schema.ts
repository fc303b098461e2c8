import type { Qualify, TypeCheck } from "./check.js";
import type { Issue } from "./issue.js";
import type { StandardSchemaV1 } from "./standard-schema.js";

/** The outcome of `safeParse`; also a result of Standard Schema. */
export type Result<T> =
  | { readonly success: true; readonly value: T; readonly issues: undefined }
  | { readonly success: false; readonly value: unknown; readonly issues: readonly Issue[] };

/** Tells whether values have a type. Nothing is converted: what is valid is returned as it is. */
export interface Schema<T> extends StandardSchemaV1<T> {
  readonly is: (value: unknown) => value is T;

  /** @throws {ValidationError} */
  readonly assert: (value: unknown) => asserts value is T;

  /** @throws {ValidationError} */
  readonly parse: (value: unknown) => T;

  /** Records a hundred issues at most. */
  readonly safeParse: (value: unknown) => Result<T>;

  /** For other schemas to be made of this one. */
  readonly check: TypeCheck;

  readonly qualify: Qualify;
}
