import {
  allNavigationProperties,
  allProperties,
  isInsertable,
  isOrDerivesFrom,
  readPresence,
  readWritability,
  type Action,
  type StructuredType,
  type Type,
} from "@graphslice/csdl";
import {
  ABSTRACT,
  ALWAYS,
  createSchema,
  CREATE_ONLY,
  enter,
  leave,
  ON_CREATE,
  ON_READ,
  OPEN,
  READ_ONLY,
  responseSchema,
  typeOf,
  updateSchema,
  type Issue,
  type Rules,
  type Schema,
  type TypeCheck,
} from "@graphslice/runtime/validation";
import { isOptional } from "../query/choose-overload.js";
import type { ModelIndex } from "../resource/model-index.js";
import { PerType } from "./per-type.js";
import { createEnumCheck, createMemberCheck, type MemberCheck } from "./member-checks.js";

const PRESENCES = { always: ALWAYS, "in-answers": ON_READ, "on-create": ON_CREATE } as const;

interface TypeChecks {
  readonly rules: Rules | typeof ABSTRACT | undefined;
  readonly members: readonly MemberCheck[];
}

/**
 * Judges bodies by the model, with the checks and the rules that emitted validators have. Other than these it knows all
 * types, and so looks into values of any derived type.
 */
export class BodySchemas {
  private readonly index: ModelIndex;
  private readonly checks = new Map<Type, TypeCheck>();
  private readonly types = new PerType((type) => this.createChecks(type));
  private readonly creations = new PerType((type) =>
    createSchema(this.checkOf(type), this.qualify),
  );
  private readonly updates = new PerType((type) => updateSchema(this.checkOf(type), this.qualify));
  private readonly wholes = new PerType((type) => responseSchema(this.checkOf(type), this.qualify));
  private readonly isOfState: boolean;
  private readonly qualify = (name: string): string => `#${this.index.qualify(name)}`;

  /** @param isOfState whether to judge what a service holds: then what it sets by itself may be there. */
  constructor(index: ModelIndex, isOfState = false) {
    this.index = index;
    this.isOfState = isOfState;
  }

  judgeCreate(type: StructuredType, value: unknown): readonly Issue[] {
    return issuesOf(this.creations.get(type), value);
  }

  judgeUpdate(type: StructuredType, value: unknown): readonly Issue[] {
    return issuesOf(this.updates.get(type), value);
  }

  /** Whether a value is whole, as after an update was merged into it. */
  judgeWhole(type: StructuredType, value: unknown): readonly Issue[] {
    return issuesOf(this.wholes.get(type), value);
  }

  /** Parameters of an action, which are told apart by what all its overloads have. */
  judgeParameters({ parameters }: Action, value: unknown): readonly Issue[] {
    const members = parameters.map((parameter) => {
      const { name, type } = parameter;
      const isRequired =
        (type.isCollection || type.facets.nullable === false) && !isOptional(parameter);
      return createMemberCheck({ name, type, presence: isRequired ? ALWAYS : 0 }, this.checkOf);
    });
    const check: TypeCheck = (value, name, state) => {
      const entered = enter<Record<string, unknown>>(value, name, state, "");
      if (entered === undefined) return;
      for (const member of members) member(entered, state);
      leave(state);
    };
    return issuesOf(createSchema(check, this.qualify), value);
  }

  private readonly checkOf = (type: Type): TypeCheck => {
    let check = this.checks.get(type);
    if (check === undefined) this.checks.set(type, (check = this.createCheck(type)));
    return check;
  };

  private createCheck(type: Type): TypeCheck {
    if (type.kind === "EnumType") return createEnumCheck(type);
    if (type.kind !== "EntityType" && type.kind !== "ComplexType") {
      throw new TypeError(`${type.qualifiedName} is no type of members`);
    }
    return (value, name, check) => {
      const named = typeOf(value, check).slice(1);
      const found = named === "" ? undefined : this.index.findStructuredType(named);
      const actual = found !== undefined && isOrDerivesFrom(found, type) ? found : type;
      const { rules, members } = this.types.get(actual);
      const entered = enter<Record<string, unknown>>(
        value,
        name,
        check,
        `#${actual.qualifiedName}`,
        rules,
      );
      if (entered === undefined) return;
      for (const member of members) member(entered, check);
      leave(check);
    };
  }

  private createChecks(type: StructuredType): TypeChecks {
    const members = [
      ...allProperties(type).map((property) => {
        const presence = readPresence(property);
        const { name, type } = property;
        return { name, type, presence: presence === undefined ? 0 : PRESENCES[presence] };
      }),
      ...allNavigationProperties(type).map(({ name, type }) => ({ name, type, presence: 0 })),
    ].map((member) => createMemberCheck(member, this.checkOf));
    return { rules: this.isOfState ? rulesOfState(type) : collectRules(type), members };
  }
}

function collectRules(type: StructuredType): Rules | typeof ABSTRACT {
  if (type.isAbstract) return ABSTRACT;
  const rules = Object.create(null) as Record<string, number>;
  if (type.isOpen) rules["*"] = OPEN;
  for (const property of allProperties(type)) {
    const writability = readWritability(property);
    if (writability !== "always")
      rules[property.name] = writability === "never" ? READ_ONLY : CREATE_ONLY;
  }
  for (const property of allNavigationProperties(type)) {
    rules[property.name] = isInsertable(property) ? CREATE_ONLY : READ_ONLY;
  }
  return rules;
}

function rulesOfState(type: StructuredType): Rules | typeof ABSTRACT {
  if (type.isAbstract) return ABSTRACT;
  return type.isOpen ? { "*": OPEN } : {};
}

function issuesOf(schema: Schema<unknown>, value: unknown): readonly Issue[] {
  return schema.safeParse(value).issues ?? [];
}
