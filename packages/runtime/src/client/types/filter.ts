import type { Edm } from "../literals/edm.js";
import type { AnnotationName, DeclaredName, Node, PropertyName, TargetOf } from "./node.js";

declare const item: unique symbol;

/** A condition of a filter. */
export interface Condition {
  and(other: Condition): Condition;
  or(other: Condition): Condition;
  not(): Condition;
}

/** A condition for items of a type; see `where`. */
export interface Filter<Item> extends Condition {
  readonly [item]?: (item: Item) => void;
}

/** A value in a filter, and what it can be compared to. */
export interface Field<Value> {
  eq(value: Value | Field<Value> | null): Condition;
  ne(value: Value | Field<Value> | null): Condition;
  gt(value: Value | Field<Value>): Condition;
  ge(value: Value | Field<Value>): Condition;
  lt(value: Value | Field<Value>): Condition;
  le(value: Value | Field<Value>): Condition;
  in(values: readonly Value[]): Condition;
}

/** A text, or a member of an enumeration. */
export interface TextField<Value extends string = string> extends Field<Value> {
  contains(value: string | TextField): Condition;
  startsWith(value: string | TextField): Condition;
  endsWith(value: string | TextField): Condition;
  has(value: Edm["Enum"]): Condition;
  length(): Field<number>;
  indexOf(value: string): Field<number>;
  substring(start: number, length?: number): TextField;
  toLower(): TextField;
  toUpper(): TextField;
  trim(): TextField;
  concat(value: string | TextField): TextField;
}

/** A truth value, which is a condition by itself. */
export interface BooleanField extends Field<boolean>, Condition {}

/** A number. */
export interface NumberField<Value = number> extends Field<Value> {
  round(): NumberField;
  floor(): NumberField;
  ceiling(): NumberField;
}

/** A date, a time, or both. */
export interface TimeField<Value> extends Field<Value> {
  year(): Field<number>;
  month(): Field<number>;
  day(): Field<number>;
  hour(): Field<number>;
  minute(): Field<number>;
  second(): Field<number>;
}

/** A collection: of values, or of items with fields. */
export interface CollectionField<Item> {
  /** Whether there is an item, or one that meets the condition. */
  any(build?: (item: Item) => Condition): Condition;
  /** Whether all items meet the condition. */
  all(build: (item: Item) => Condition): Condition;
  readonly $count: Field<number>;
}

/** An item of a collection as a filter sees it (OData URL Conventions 4.01 §5.1.1). */
export type FilterItem<N extends Node> = {
  readonly [Name in PropertyName<N>]: FieldOf<
    NonNullable<N["type"][Name & keyof N["type"]]>,
    Name extends keyof N["literals"] ? N["literals"][Name] : undefined
  >;
} & {
  readonly [Name in keyof N["links"]]: N["links"][Name] extends readonly unknown[]
    ? CollectionField<FilterItem<TargetOf<N["links"][Name]>>>
    : FilterItem<TargetOf<N["links"][Name]>>;
} & {
  /** The item as one of a derived type. */
  $as<Name extends keyof N["casts"]>(type: Name): FilterItem<TargetOf<N["casts"][Name]>>;
};

/** @template Literal name of the type in `Edm`, literals of a complex type's properties, or nothing */
type FieldOf<Value, Literal> = [Value] extends [readonly (infer Item)[]]
  ? CollectionField<FieldOf<Item, Literal>>
  : Literal extends keyof Edm
    ? Literal extends "Date" | "DateTimeOffset" | "TimeOfDay"
      ? TimeField<Edm[Literal]>
      : NumberField<Edm[Literal]>
    : [Value] extends [string]
      ? TextField<Value>
      : [Value] extends [boolean]
        ? BooleanField
        : [Value] extends [object]
          ? ComplexFields<Value, Literal>
          : NumberField;

type ComplexFields<Value, Literals> = {
  readonly [Name in Exclude<DeclaredName<Value> & string, AnnotationName>]: FieldOf<
    NonNullable<Value[Name & keyof Value]>,
    Name extends keyof Literals ? Literals[Name] : undefined
  >;
};
