import {
  allNavigationProperties,
  allProperties,
  descendantsOf,
  type StructuredType,
} from "@graphslice/csdl";
import { checkedNavigation, checkedProperty, type Presence } from "../check-members.js";
import { listFamily } from "../create-entry.js";
import { collectRules } from "../collect-rules.js";
import type { ValidatorContext } from "../validator-context.js";
import { describeReference, referToType, type SchemaMode } from "./describe-reference.js";
import type { JsonSchema } from "./primitive-schema.js";

const REQUIRED: Readonly<Record<SchemaMode, readonly Presence[]>> = {
  response: ["ALWAYS", "ON_READ"],
  create: ["ALWAYS", "ON_CREATE"],
  // Updates are merged with what is there.
  update: [],
};

/** An entity or complex type in a mode: where the models have a union, `@odata.type` chooses the type. */
export function describeStructuredType(
  type: StructuredType,
  mode: SchemaMode,
  context: ValidatorContext,
): JsonSchema {
  const own = describeOwn(type, mode, context);
  if (context.polymorphism.hierarchyOf(type) !== "union") return own;
  const descendants: readonly StructuredType[] = descendantsOf(type);
  return descendants.reduceRight<JsonSchema>(
    (otherwise, derived) => ({
      if: {
        type: "object",
        properties: { "@odata.type": { enum: spellingsOf(derived, context) } },
        required: ["@odata.type"],
      },
      then: referToType(derived, mode, type, context),
      else: otherwise,
    }),
    own,
  );
}

function describeOwn(
  type: StructuredType,
  mode: SchemaMode,
  context: ValidatorContext,
): JsonSchema {
  const isBase = context.polymorphism.hierarchyOf(type) === "base";
  const isClosed = mode !== "response" && !isBase;
  const members = [
    ...allProperties(type).map(checkedProperty),
    ...allNavigationProperties(type).map(checkedNavigation),
  ];
  const forbidden = new Set(
    isClosed
      ? collectRules(type)
          .filter(
            ({ rule }) => rule === "READ_ONLY" || (rule === "CREATE_ONLY" && mode === "update"),
          )
          .map(({ member }) => member)
      : [],
  );
  const properties = members.map(
    ({ name, type: reference }) =>
      [
        name,
        forbidden.has(name) ? false : describeReference(reference, mode, type, context),
      ] as const,
  );
  const required = members
    .filter(({ presence }) => presence !== undefined && REQUIRED[mode].includes(presence))
    .map(({ name }) => name);
  if (isClosed && mode === "create" && type.isAbstract) required.unshift("@odata.type");
  return {
    type: "object",
    properties: Object.fromEntries([
      ["@odata.type", describeTypeName(type, isClosed, context)],
      ...properties,
    ]),
    ...(required.length === 0 ? {} : { required }),
    ...(isClosed && !type.isOpen ? close(members.map(({ name }) => name)) : {}),
  };
}

function describeTypeName(
  type: StructuredType,
  isClosed: boolean,
  context: ValidatorContext,
): JsonSchema | boolean {
  if (isClosed) return type.isAbstract ? false : { enum: spellingsOf(type, context) };
  const family = listFamily(type, context).flatMap((other) => spellingsOf(other, context));
  return family.length === 0 ? true : { not: { enum: family } };
}

/** No members but those named; annotations of them and of the object are welcome. */
function close(names: readonly string[]): JsonSchema {
  return {
    patternProperties: { [`^(?:${names.join("|")})?@`]: true },
    additionalProperties: false,
  };
}

/** How `@odata.type` may name a type. */
function spellingsOf(type: StructuredType, { model }: ValidatorContext): readonly string[] {
  const aliases = model.schemas.flatMap(({ namespace, alias }) =>
    namespace === type.namespace && alias !== undefined ? [`${alias}.${type.name}`] : [],
  );
  return [type.qualifiedName, ...aliases].flatMap((name) => [`#${name}`, name]);
}
