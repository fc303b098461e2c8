import { printCall } from "../views/print-expression.js";
import { printKey, printString } from "../render/tokens.js";
import type { ModuleStructure, StatementStructure } from "../verify/module-structure.js";
import { operandsOfEntry } from "./create-entry.js";
import type {
  CheckFunctionView,
  EntryView,
  RegisterView,
  ValidatorModuleView,
} from "./validator-view.js";

/** The structure that the plan of a validator module asks for. */
export function describeValidatorPlan({
  imports,
  rules,
  family,
  members,
  functions,
  schemas,
  register,
}: ValidatorModuleView): ModuleStructure {
  const statements: StatementStructure[] = imports.map(
    ({ names, types, specifier, isTypeOnly }) => ({
      kind: "import",
      names: [...names, ...types.map((name) => `type ${name}`)],
      isTypeOnly,
      specifier,
    }),
  );
  if (rules !== undefined) {
    const entries = rules.map(({ member, rule }) => `${printKey(member)}: ${rule}`);
    statements.push(constant("rules", "Rules", `{${entries.join(", ")}}`));
  }
  if (family !== undefined) {
    statements.push(
      constant("family", "readonly string[]", `[${family.items.map(printString).join(", ")}]`),
    );
  }
  if (members !== undefined) {
    statements.push(
      constant("members", "readonly string[]", `[${members.items.map(printString).join(", ")}]`),
    );
  }
  statements.push(
    ...functions.map(describeFunction),
    ...schemas.map(({ name, factory, type, operands }) =>
      constant(name, `Schema<Models.${type}>`, `${factory}(${operands.join(", ")})`, true),
    ),
  );
  if (register !== undefined) {
    statements.push(constant("schemas", "RegisteredSchemas", describeRegister(register), true));
  }
  return statements;
}

function describeRegister({ response, create, update }: RegisterView): string {
  if (create === undefined) return `inEachMode(${response})`;
  return `{response: ${response}, create: ${create}, update: ${update}}`;
}

function constant(
  name: string,
  type: string,
  value: string,
  isExported = false,
): StatementStructure {
  return { kind: "constant", name, type, isExported, value };
}

function describeFunction({
  name,
  shape,
  cases,
  entry,
  calls,
}: CheckFunctionView): StatementStructure {
  const parameters =
    shape === undefined ? "input: unknown, name: Key" : `value: MembersOf<Models.${shape}>`;
  const dispatch = cases.map(
    ({ typeName, check }) => `case ${printString(typeName)}: return ${check}(input, name, check);`,
  );
  return {
    kind: "function",
    name,
    signature: `(${parameters}, check: Check): void`,
    statements: [
      ...(cases.length === 0 ? [] : [`switch (typeOf(input, check)) {${dispatch.join(" ")}}`]),
      ...(entry === undefined
        ? []
        : [`const value = ${describeEntry(entry)}`, "if (!value) return;"]),
      ...calls.map(printCall),
      ...(entry === undefined ? [] : ["leave(check);"]),
    ],
  };
}

function describeEntry(entry: EntryView): string {
  return `enter<Models.${entry.type}>(${operandsOfEntry(entry).join(", ")});`;
}
