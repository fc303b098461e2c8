import type { Place } from "./place.js";

/** Constant expressions whose value stays the text of the CSDL (OData CSDL XML 4.01 §14.3). */
export type ConstantKind =
  | "String"
  | "Bool"
  | "Int"
  | "Float"
  | "Decimal"
  | "Date"
  | "DateTimeOffset"
  | "Duration"
  | "TimeOfDay"
  | "Guid"
  | "Binary"
  | "EnumMember";

/** Path expressions (§14.4.1); the value is the path as written. */
export type PathKind =
  "Path" | "PropertyPath" | "NavigationPropertyPath" | "AnnotationPath" | "ModelElementPath";

export interface ConstantExpression {
  readonly kind: ConstantKind | PathKind;
  readonly value: string;
}

export interface CollectionExpression {
  readonly kind: "Collection";
  readonly items: readonly Expression[];
}

export interface PropertyValue {
  readonly property: string;
  readonly value: Expression;
  readonly annotations: readonly AnnotationElement[];
  readonly place: Place;
}

export interface RecordExpression {
  readonly kind: "Record";
  /** Qualified type name as written. */
  readonly type?: string;
  readonly properties: readonly PropertyValue[];
  readonly annotations: readonly AnnotationElement[];
}

export interface NullExpression {
  readonly kind: "Null";
}

/** `If`, `Apply`, `Cast`, comparisons and the other dynamic expressions (§14.4), kept as they are written. */
export interface DynamicExpression {
  readonly kind: "Dynamic";
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly operands: readonly Expression[];
}

/** The value of an annotation (§14). */
export type Expression =
  ConstantExpression | CollectionExpression | RecordExpression | NullExpression | DynamicExpression;

/** An `edm:Annotation` (§14.2). */
export interface AnnotationElement {
  /** Qualified term name as written, alias or namespace. */
  readonly term: string;
  readonly qualifier?: string;
  /** Absent where the annotation stands for the term's default value. */
  readonly value?: Expression;
  readonly annotations: readonly AnnotationElement[];
  readonly place: Place;
}
