import type { ValueImportView } from "../validators/validator-view.js";
import type { DocView } from "../views/module-view.js";

/** What the template of a mocks module is given, and what the emitted file is checked against. */
export interface MockModuleView {
  readonly imports: readonly ValueImportView[];
  /** The members of an enumeration that fixtures have. */
  readonly members?: MembersView;
  readonly functions: readonly FixtureView[];
}

export interface MembersView {
  readonly name: string;
  readonly doc: DocView;
  /** The TypeScript type of a member. */
  readonly type: string;
  readonly items: readonly [string, ...string[]];
  /** Whether the value starts on a line of its own. */
  readonly isLong: boolean;
  /** Whether each item has a line of its own. */
  readonly isBroken: boolean;
}

/** A function that makes fixtures of a TypeScript type. */
export type FixtureView = OwnFixtureView | ChoiceView;

interface FixtureHead {
  readonly name: string;
  readonly doc: DocView;
  /** The TypeScript type. */
  readonly type: string;
  /** Whether it is for the other functions of its module alone. */
  readonly isInner: boolean;
  /** What the second parameter is called: with an underscore where no value depends on it. */
  readonly options: "options" | "_options";
  /** Whether each parameter is on a line of its own. */
  readonly isLong: boolean;
}

/** Makes values of just the type. */
export interface OwnFixtureView extends FixtureHead {
  readonly kind: "own";
  /** What `@odata.type` is; absent where the type derives from none. */
  readonly typeName?: string;
  /** Whether that is on a line of its own. */
  readonly isTypeNameLong: boolean;
  /** The type's unqualified name; absent where no value needs to know where it stands. */
  readonly entry?: string;
  /** What the value is for, where it is a request. */
  readonly mode?: "create" | "update";
  /** Whether each operand of the entry is on a line of its own. */
  readonly isEntryLong: boolean;
  readonly fields: readonly FieldView[];
}

/** Makes values of one of several types. */
export interface ChoiceView extends FixtureHead {
  readonly kind: "choice";
  /** The function of the fixtures' library that chooses. */
  readonly callee: "chooseType" | "deriveType";
  readonly arms: readonly ArmView[];
}

export interface ArmView {
  readonly typeName: string;
  readonly maker: string;
  /** Whether the maker is on a line of its own. */
  readonly isLong: boolean;
}

/** A member of a fixture. */
export interface FieldView {
  readonly name: string;
  readonly value: ValueView;
  /** What leaves the member out of some requests. */
  readonly condition?: "readOnly" | "createOnly";
  /** Whether it can be written without computing its name: `__proto__` cannot. */
  readonly isPlain: boolean;
  /** Whether each operand is on a line of its own. */
  readonly isLong: boolean;
}

/** `callee(at, name, …operands)`, or a value that is the same for every seed. */
export type ValueView = CallValueView | OperandView;

export interface CallValueView {
  readonly kind: "call";
  readonly callee: string;
  readonly operands: readonly OperandView[];
}

export type OperandView =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "number"; readonly value: number }
  /** `null`, `{}` and `[]` */
  | { readonly kind: "null" | "object" | "array" };
