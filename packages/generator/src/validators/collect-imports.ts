import type { CallView, ExpressionView } from "../views/code-view.js";
import { relativeSpecifier } from "../views/create-module.js";
import { LINE_WIDTH } from "../views/line-width.js";
import type { ValidatorContext } from "./validator-context.js";
import type {
  CheckFunctionView,
  RegisterView,
  RuleView,
  SchemaView,
  ValueImportView,
} from "./validator-view.js";

const RUNTIME = "@graphslice/runtime/validation";
/** The models are named by their namespace: types such as `schema` would clash with the runtime's otherwise. */
const MODELS = "* as Models";
const LOCAL = new Set(["value", "name", "check", "input", "rules", "members", "family"]);

interface ModuleParts {
  readonly functions: readonly CheckFunctionView[];
  readonly schemas: readonly SchemaView[];
  readonly rules: readonly RuleView[];
  readonly register?: RegisterView;
}

/** The imports of a validator module: what its functions and schemas name and it does not declare itself. */
export function collectImports(
  path: string,
  { functions, schemas, rules, register }: ModuleParts,
  { origins, modelsPackage }: ValidatorContext,
): readonly ValueImportView[] {
  const imported = new Map<string, Set<string>>();
  const add = (specifier: string, name: string): void => {
    const names = imported.get(specifier);
    if (names === undefined) imported.set(specifier, new Set([name]));
    else names.add(name);
  };
  const own = new Set(functions.map(({ name }) => name));
  const use = (name: string): void => {
    const origin = origins.get(name);
    if (LOCAL.has(name) || own.has(name)) return;
    add(origin === undefined ? RUNTIME : relativeSpecifier(path, origin), name);
  };
  for (const { shape, entry, cases, calls } of functions) {
    add(RUNTIME, "type Check");
    if (shape === undefined) add(RUNTIME, "type Key");
    else {
      add(RUNTIME, "type MembersOf");
      add(modelsPackage, MODELS);
    }
    if (cases.length > 0) add(RUNTIME, "typeOf");
    cases.forEach(({ check }) => use(check));
    if (entry !== undefined) {
      add(RUNTIME, "enter");
      add(RUNTIME, "leave");
      add(modelsPackage, MODELS);
      if (entry.rules !== undefined && entry.rules !== "rules") add(RUNTIME, entry.rules);
      if (entry.isBare) add(RUNTIME, "bare");
    }
    calls.flatMap(namesInCall).forEach(use);
  }
  if (rules.length > 0) add(RUNTIME, "type Rules");
  for (const { rule } of rules) add(RUNTIME, rule);
  if (register !== undefined) add(RUNTIME, "type RegisteredSchemas");
  if (register !== undefined && register.create === undefined) add(RUNTIME, "inEachMode");
  if (schemas.length > 0) add(RUNTIME, "type Schema");
  for (const { factory, operands } of schemas) {
    add(RUNTIME, factory);
    add(modelsPackage, MODELS);
    for (const operand of operands) {
      if (operand === "qualify") add(relativeSpecifier(path, "qualify"), operand);
      else use(operand);
    }
  }
  return [...imported]
    .map(([specifier, names]) => createImport(specifier, [...names], modelsPackage))
    .sort((a, b) => (a.specifier < b.specifier ? -1 : 1));
}

function createImport(
  specifier: string,
  names: readonly string[],
  modelsPackage: string,
): ValueImportView {
  const isTypeOnly = specifier === modelsPackage;
  const values = names.filter((name) => !name.startsWith("type ")).sort();
  const types = names
    .filter((name) => name.startsWith("type "))
    .map((name) => name.slice("type ".length))
    .sort();
  const all = [...values, ...types.map((name) => `type ${name}`)];
  const line = `import ${isTypeOnly ? "type " : ""}{ ${all.join(", ")} } from "${specifier}";`;
  return {
    names: values,
    types,
    specifier,
    isTypeOnly,
    isLong: all.length > 1 && line.length > LINE_WIDTH,
  };
}

function namesInCall({ condition, callee, operands }: CallView): readonly string[] {
  return [
    callee,
    ...[...(condition === undefined ? [] : [condition]), ...operands].flatMap(namesInExpression),
  ];
}

function namesInExpression(expression: ExpressionView): readonly string[] {
  if (expression.kind === "name") return [expression.name];
  if (expression.kind === "longer") return ["isLongerThan"];
  return expression.kind === "fails" ? [expression.test] : [];
}
