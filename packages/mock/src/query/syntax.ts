/** An OData expression as it is written. Positions are character offsets in the query string or path as given. */
export type Syntax =
  | LiteralSyntax
  | NameSyntax
  | RootSyntax
  | AliasSyntax
  | MemberSyntax
  | CallSyntax
  | CountSyntax
  | LambdaSyntax
  | UnarySyntax
  | BinarySyntax
  | ListSyntax
  | ObjectSyntax;

interface Node {
  readonly position: number;
  /** Levels of nodes from here down, at least 1. */
  readonly height: number;
}

/** Primitive literals by their form (OData 4.0 ABNF §7); the text is what stands between quotes, or all of it. */
export type LiteralForm =
  | "null"
  | "boolean"
  | "integer"
  | "decimal"
  | "double"
  | "string"
  | "guid"
  | "date"
  | "dateTimeOffset"
  | "timeOfDay"
  | "duration"
  | "binary"
  | "geo"
  | "enum";

export interface LiteralSyntax extends Node {
  readonly kind: "Literal";
  readonly form: LiteralForm;
  readonly text: string;
  /** Qualified name of the enumeration that stands before an enum literal. */
  readonly enumType?: string;
}

/** A name at the start of a path: property, range variable, or qualified name of a type. */
export interface NameSyntax extends Node {
  readonly kind: "Name";
  readonly name: string;
}

/** What a path may start at: `$it`, `$this`, `$root`. */
export interface RootSyntax extends Node {
  readonly kind: "Root";
  readonly name: "$it" | "$this" | "$root";
}

/** `@name`: a parameter alias. */
export interface AliasSyntax extends Node {
  readonly kind: "Alias";
  readonly name: string;
}

/** `target/name`; the name is qualified in a cast. */
export interface MemberSyntax extends Node {
  readonly kind: "Member";
  readonly target: Syntax;
  readonly name: string;
}

/** A canonical function, or a bound function or a key after a path. */
export interface CallSyntax extends Node {
  readonly kind: "Call";
  readonly target?: Syntax;
  readonly name: string;
  readonly arguments: readonly ArgumentSyntax[];
}

export interface ArgumentSyntax {
  /** Present in `name=value`. */
  readonly name?: string;
  readonly value: Syntax;
}

/** `target/$count`, optionally of the items that pass a filter and a search. */
export interface CountSyntax extends Node {
  readonly kind: "Count";
  readonly target: Syntax;
  readonly filter?: Syntax;
  readonly search?: SearchSyntax;
}

export interface LambdaSyntax extends Node {
  readonly kind: "Lambda";
  readonly target: Syntax;
  readonly operator: "any" | "all";
  /** Absent in `any()`. */
  readonly variable?: string;
  readonly body?: Syntax;
}

export interface UnarySyntax extends Node {
  readonly kind: "Unary";
  readonly operator: "not" | "-";
  readonly operand: Syntax;
}

export type BinaryOperator =
  | "or"
  | "and"
  | "eq"
  | "ne"
  | "gt"
  | "ge"
  | "lt"
  | "le"
  | "has"
  | "in"
  | "add"
  | "sub"
  | "mul"
  | "div"
  | "divby"
  | "mod";

/** Two operands; `and` and `or` take all of a chain, so that long chains stay flat. */
export interface BinarySyntax extends Node {
  readonly kind: "Binary";
  readonly operator: BinaryOperator;
  readonly operands: readonly Syntax[];
}

/** `('a','b')` after `in`, or a JSON array. */
export interface ListSyntax extends Node {
  readonly kind: "List";
  readonly items: readonly Syntax[];
}

/** A JSON object, the value of a parameter of complex or entity type. */
export interface ObjectSyntax extends Node {
  readonly kind: "Object";
  readonly members: readonly { readonly name: string; readonly value: Syntax }[];
}

/** `$search` (OData 4.0 Part 2 §5.1.7). */
export type SearchSyntax =
  | { readonly kind: "Term"; readonly text: string; readonly isPhrase: boolean }
  | { readonly kind: "Not"; readonly operand: SearchSyntax }
  | { readonly kind: "And" | "Or"; readonly operands: readonly SearchSyntax[] };
