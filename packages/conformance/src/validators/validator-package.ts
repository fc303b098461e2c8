import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Action, Type } from "@graphslice/csdl";
import * as validation from "@graphslice/runtime/validation";
import type {
  RegisteredSchemas,
  Registry,
  Schema,
  TypeCheck,
} from "@graphslice/runtime/validation";
import { nameOperation } from "../operation-names.js";

export type Mode = "response" | "create" | "update";

/** A validators package that is built, as a consumer sees it. */
export class ValidatorPackage {
  /** The package's folder. */
  readonly directory: string;
  private readonly registry: Registry;
  private index: Promise<Module> | undefined;

  private constructor(directory: string, registry: Registry) {
    this.directory = directory;
    this.registry = registry;
  }

  static async load(directory: string): Promise<ValidatorPackage> {
    const { registry } = await load(directory, "registry.js");
    return new ValidatorPackage(directory, registry as Registry);
  }

  /** The schemas of a type in each mode. */
  async schemasOf(qualifiedName: string): Promise<RegisteredSchemas> {
    const load = this.registry[qualifiedName];
    if (load === undefined) throw new Error(`${qualifiedName} is not in the registry`);
    const { schemas } = await load();
    return schemas;
  }

  /** The schema of a body that is a single value, or a collection. */
  async schemaOf(type: Type, mode: Mode, isCollection: boolean): Promise<Schema<unknown>> {
    if (type.kind === "PrimitiveType") {
      const make = isCollection ? validation.collectionSchema : validation.valueSchema;
      return make(checkPrimitiveType(type.name), String);
    }
    const schemas = await this.schemasOf(type.qualifiedName);
    const { check, qualify } = schemas.response;
    if (isCollection) return validation.collectionSchema(check, qualify);
    const isValue = type.kind === "EnumType" || type.kind === "TypeDefinition";
    return isValue ? validation.valueSchema(check, qualify) : schemas[mode];
  }

  /** The schema of an action's parameters, if it has any. */
  async parametersOf(action: Action): Promise<Schema<unknown> | undefined> {
    this.index ??= load(this.directory, "index.js");
    const exports = await this.index;
    const name = `${nameOperation(action)}ParametersSchema`;
    const exported = exports[name.charAt(0).toLowerCase() + name.slice(1)];
    if (exported === undefined && action.parameters.length > 0) {
      throw new Error(`${action.qualifiedName} has no schema ${name}`);
    }
    return exported as Schema<unknown> | undefined;
  }
}

function checkPrimitiveType(name: string): TypeCheck {
  const found: unknown = Object.entries(validation).find(([key]) => key === `check${name}`)?.[1];
  return typeof found === "function" ? (found as TypeCheck) : validation.checkAnything;
}

type Module = Readonly<Record<string, unknown>>;

function load(directory: string, module: string): Promise<Module> {
  return import(/* @vite-ignore */ pathToFileURL(join(directory, "dist", module)).href);
}
