import type { SchemaType } from "@graphslice/csdl";
import { namesOf } from "../models/map-type.js";
import { createDoc } from "../views/doc-view.js";
import { LINE_WIDTH } from "../views/line-width.js";
import type { ValidatorContext } from "./validator-context.js";
import { checkName, modesOf, schemaName } from "./validator-names.js";
import type { SchemaView } from "./validator-view.js";

const FACTORIES = {
  read: "responseSchema",
  create: "createSchema",
  update: "updateSchema",
} as const;

/** The schemas of a type: one for each TypeScript type that the models have of it. */
export function declareSchemas(
  type: SchemaType,
  { names }: ValidatorContext,
): readonly SchemaView[] {
  const own = namesOf(type, names);
  return modesOf(type).map((mode) =>
    createSchemaView(own[mode], own[mode], FACTORIES[mode], [checkName(own), "qualify"]),
  );
}

export function createSchemaView(
  name: string,
  type: string,
  factory: string,
  operands: readonly string[],
): SchemaView {
  const head = `export const ${schemaName(name)}: Schema<Models.${type}> = `;
  const call = `/* @__PURE__ */ ${factory}(`;
  const rest = `${operands.join(", ")});`;
  const isLong = (head + call).length > LINE_WIDTH;
  return {
    name: schemaName(name),
    doc: createDoc({ description: `Validates a {@link Models.${name}}.` }, 0),
    type,
    factory,
    operands,
    isLong,
    isBroken: `${isLong ? "  " : head}${call}${rest}`.length > LINE_WIDTH,
  };
}
