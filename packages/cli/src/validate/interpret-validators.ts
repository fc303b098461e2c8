import type { Model, Operation, PrimitiveType, SchemaType } from "@graphslice/csdl";
import {
  assignNames,
  createModelContext,
  createValidatorContext,
  declareOperationValidator,
  declareValidatorModule,
  testOf,
} from "@graphslice/generator";
import * as runtime from "@graphslice/runtime/validation";
import type { Qualify, RegisteredSchemas, Schema, TypeCheck } from "@graphslice/runtime/validation";
import type { Resolve } from "./interpret-expression.js";
import { interpretModule, type InterpretedModule } from "./interpret-module.js";

/** The validators of a model, without a package of them: the same calls of the runtime in the same order. */
export interface InterpretedValidators {
  /** What the registry of the emitted package has of a type. */
  schemasOf(type: SchemaType): RegisteredSchemas;
  schemasOfOperation(operation: Operation): OperationSchemas;
  schemaOfPrimitive(type: PrimitiveType): Schema<unknown>;
}

export interface OperationSchemas {
  /** Absent for functions, and for actions that have none. */
  readonly parameters?: Schema<unknown>;
  /** Absent where nothing is answered, or overloads answer differently. */
  readonly result?: Schema<unknown>;
}

/**
 * Runs the views that validators are emitted from instead of emitting them: so both judge alike, and nothing is
 * evaluated from text. Views are made when they are first needed, as most of a large model never is.
 */
export function interpretValidators(model: Model): InterpretedValidators {
  const context = createValidatorContext(createModelContext(model, assignNames(model)), "");
  const { names, origins } = context;
  const typesByPath = new Map(Array.from(names.types, ([type, { path }]) => [path, type]));
  const qualify = createQualify(model);
  const modules = new Map<SchemaType, ReturnType<typeof interpretType>>();

  const resolve: Resolve = (name) => {
    if (name === "qualify") return qualify;
    const origin = typesByPath.get(origins.get(name) ?? "");
    const found = origin === undefined ? exportNamed(name) : moduleOf(origin).functions.get(name);
    if (found === undefined) throw new TypeError(`validators call ${name}, which is nowhere`);
    return found;
  };
  const interpretType = (
    type: SchemaType,
  ): InterpretedModule & { readonly byMode: RegisteredSchemas } => {
    const view = declareValidatorModule(type, context);
    const module = interpretModule(view, resolve);
    const schemaOf = (name = ""): Schema<unknown> =>
      present(module.schemas.get(name), type.qualifiedName);
    const { response, create, update } = present(view.register, type.qualifiedName);
    const byMode =
      create === undefined
        ? runtime.inEachMode(schemaOf(response))
        : { response: schemaOf(response), create: schemaOf(create), update: schemaOf(update) };
    return { ...module, byMode };
  };
  const moduleOf = (type: SchemaType): ReturnType<typeof interpretType> => {
    const known = modules.get(type);
    if (known !== undefined) return known;
    const module = interpretType(type);
    modules.set(type, module);
    return module;
  };

  return {
    schemasOf: (type) => moduleOf(type).byMode,
    schemasOfOperation: (operation) => {
      const [group, own] = present(
        [...names.operations].find(([{ overloads }]) => overloads.includes(operation)),
        operation.qualifiedName,
      );
      const view = declareOperationValidator(group, own, context);
      if (view === undefined) return {};
      const { schemas } = interpretModule(view, resolve);
      const find = (type: string): Schema<unknown> | undefined =>
        schemas.get(view.schemas.find((schema) => schema.type === type)?.name ?? "");
      const parameters = find(own.parameters);
      const result = find(own.result);
      return { ...(parameters && { parameters }), ...(result && { result }) };
    },
    schemaOfPrimitive: (type) => {
      const check = resolve(testOf(type).test.replace(/^is/, "check"));
      return runtime.responseSchema(check as TypeCheck, qualify);
    },
  };
}

/** Writes the name of a type in full, as the emitted `qualify.ts` does. */
function createQualify({ schemas }: Model): Qualify {
  const aliases = schemas.flatMap(({ alias, namespace }) =>
    alias === undefined ? [] : [{ alias: `${alias}.`, namespace: `${namespace}.` }],
  );
  return (type) => {
    const name = type.replace("#", "");
    const known = aliases.find(({ alias }) => name.startsWith(alias));
    return `#${known === undefined ? name : known.namespace + name.slice(known.alias.length)}`;
  };
}

function exportNamed(name: string): unknown {
  const exported: Readonly<Record<string, unknown>> = runtime;
  return exported[name];
}

function present<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new TypeError(`${name} has no validator`);
  return value;
}
