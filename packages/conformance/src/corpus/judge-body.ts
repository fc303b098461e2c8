import { allNavigationProperties, allProperties, type Type } from "@graphslice/csdl";
import {
  errorSchema,
  partialSchema,
  type Issue,
  type Schema,
} from "@graphslice/runtime/validation";
import type { ValidatorPackage } from "../validators/validator-package.js";
import type { ExpectedValue, Expectation } from "./expectation.js";
import { isStructured } from "./resource.js";

/**
 * What is wrong with a body, if anything.
 *
 * @param isPartial whether members may be absent that the type always has
 */
export async function judgeBody(
  body: unknown,
  expectation: Expectation,
  validators: ValidatorPackage,
  isPartial: boolean,
): Promise<readonly Issue[]> {
  switch (expectation.kind) {
    case "other":
    case "unknown":
      return [];
    case "error":
      return issuesOf(errorSchema, body);
    case "parameters": {
      const schema = await validators.parametersOf(expectation.action);
      return schema === undefined ? [] : issuesOf(schema, body);
    }
    case "value":
      return judgeValue(body, expectation, validators, isPartial);
  }
}

async function judgeValue(
  body: unknown,
  { type, mode, isCollection }: ExpectedValue,
  validators: ValidatorPackage,
  isPartial: boolean,
): Promise<readonly Issue[]> {
  const isResponse = mode === "response";
  const hasItems = isResponse && isEnvelope(body, type, Array.isArray);
  const schema = await validators.schemaOf(type, mode, isCollection || hasItems);
  const judge = isPartial ? partialSchema(schema) : schema;
  // Pages draw an envelope around a single object, and services do not.
  const isWrapped = isResponse && !isCollection && isEnvelope(body, type, isObject);
  return isWrapped
    ? issuesOf(judge, Object(body).value).map((issue) => ({
        ...issue,
        path: ["value", ...issue.path],
        pointer: `/value${issue.pointer}`,
      }))
    : issuesOf(judge, body);
}

function issuesOf(schema: Schema<unknown>, body: unknown): readonly Issue[] {
  return schema.safeParse(body).issues ?? [];
}

/** Whether a body has nothing but a `value` of a kind, which is not what its type declares by that name. */
function isEnvelope(body: unknown, type: Type, isValue: (value: unknown) => boolean): boolean {
  if (!isStructured(type) || !isObject(body)) return false;
  const members = Object.keys(Object(body)).filter((name) => !name.includes("@"));
  if (members.join() !== "value" || !isValue(Object(body).value)) return false;
  const own = [...allProperties(type), ...allNavigationProperties(type)].find(
    ({ name }) => name === "value",
  );
  if (own === undefined) return true;
  const isOwn = isStructured(own.type.type) || own.type.isCollection;
  return !isOwn || own.type.isCollection !== Array.isArray(Object(body).value);
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
