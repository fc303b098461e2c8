import type { Model, SchemaType } from "@graphslice/csdl";
import type { InterpretedValidators } from "./interpret-validators.js";

/** A slice whose validators judge bodies. */
export interface JudgingSlice {
  readonly name: string;
  readonly model: Model;
  readonly validators: InterpretedValidators;
  /** The type that the caller says bodies have. */
  readonly wanted?: WantedType;
}

export interface WantedType {
  readonly type: SchemaType;
  /** Whether they are said to be collections; otherwise they look like one or not. */
  readonly isCollection: boolean;
}
