import type { CallView } from "../views/code-view.js";
import type { DocView } from "../views/module-view.js";

/** What the template of a validator module is given, and what the emitted file is checked against. */
export interface ValidatorModuleView {
  readonly imports: readonly ValueImportView[];
  /** Members that requests may not set; absent where they may set all. */
  readonly rules?: readonly RuleView[];
  /** The other known types of the hierarchy, none of which may stand in the type's place. */
  readonly family?: ListView;
  /** The members of an enumeration. */
  readonly members?: ListView;
  readonly functions: readonly CheckFunctionView[];
  readonly schemas: readonly SchemaView[];
  readonly register?: RegisterView;
}

/** An import of values, or of types with them; `isTypeOnly` where all of it is types. */
export interface ValueImportView {
  readonly names: readonly string[];
  readonly types: readonly string[];
  readonly specifier: string;
  readonly isTypeOnly: boolean;
  readonly isLong: boolean;
}

/**
 * What requests may not do with a member; `*` stands for those that the type does not declare, and `@odata.type` for the
 * type itself.
 */
export interface RuleView {
  readonly member: string;
  readonly rule: "READ_ONLY" | "CREATE_ONLY" | "OPEN" | "ABSTRACT";
}

export interface ListView {
  readonly items: readonly string[];
  readonly isLong: boolean;
}

/** A function that checks a value, or, with `shape`, the members of an object that another function has entered. */
export interface CheckFunctionView {
  readonly name: string;
  readonly doc: DocView;
  readonly shape?: string;
  /** Whether each parameter is on a line of its own. */
  readonly isLong: boolean;
  /** The types that the value may turn out to have, with the functions that check them. */
  readonly cases: readonly CaseView[];
  /** How the object is entered; absent where the function checks a value or an entered object. */
  readonly entry?: EntryView;
  readonly calls: readonly CallView[];
}

export interface CaseView {
  readonly typeName: string;
  readonly check: string;
  readonly isLong: boolean;
}

/** The module's own rules, or what the runtime says instead of rules. */
export type EntryRules = "rules" | "ABSTRACT" | "ANY";

export interface EntryView {
  /** The TypeScript type whose members are looked at. */
  readonly type: string;
  readonly typeName: string;
  readonly rules?: EntryRules;
  /** Whether there are other types in the hierarchy to be told apart from. */
  readonly hasFamily: boolean;
  /** Whether the type declares a member that every object inherits, such as `constructor`. */
  readonly isBare: boolean;
  /** Whether the call is on a line of its own below the variable. */
  readonly isLong: boolean;
  /** Whether each operand is on a line of its own. */
  readonly isBroken: boolean;
}

/** The schemas of a type as the registry loads them; without those for requests, they are made of the first. */
export interface RegisterView {
  readonly response: string;
  readonly create?: string;
  readonly update?: string;
  readonly isLong: boolean;
}

export interface SchemaView {
  readonly name: string;
  readonly doc: DocView;
  readonly type: string;
  /** The runtime's function that makes it. */
  readonly factory: string;
  readonly operands: readonly string[];
  /** Whether the call is on a line of its own below the name. */
  readonly isLong: boolean;
  /** Whether each operand is on a line of its own. */
  readonly isBroken: boolean;
}
