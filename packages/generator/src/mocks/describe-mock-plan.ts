import { printKey, printString } from "../render/tokens.js";
import type { ModuleStructure, StatementStructure } from "../verify/module-structure.js";
import { printParameters } from "./declare-fixtures.js";
import { printValue } from "./print-operand.js";
import type {
  ChoiceView,
  FieldView,
  FixtureView,
  MockModuleView,
  OwnFixtureView,
} from "./mock-view.js";

/** The structure that the plan of a mocks module asks for. */
export function describeMockPlan({ imports, members, functions }: MockModuleView): ModuleStructure {
  const statements: StatementStructure[] = imports.map(
    ({ names, types, specifier, isTypeOnly }) => ({
      kind: "import",
      names: isTypeOnly ? ["* as Models"] : [...names, ...types.map((name) => `type ${name}`)],
      isTypeOnly,
      specifier,
    }),
  );
  if (members !== undefined) {
    statements.push({
      kind: "constant",
      name: members.name,
      type: `Members<Models.${members.type}>`,
      isExported: true,
      value: `[${members.items.map(printString).join(", ")}]`,
    });
  }
  return [...statements, ...functions.map(describeFunction)];
}

function describeFunction(view: FixtureView): StatementStructure {
  const { name, type, options } = view;
  return {
    kind: "function",
    name,
    signature: `(${printParameters(type, options)}): Models.${type}`,
    statements: view.kind === "own" ? describeOwn(view) : [describeChoice(view)],
  };
}

function describeChoice({ callee, arms }: ChoiceView): string {
  const makers = arms.map(({ typeName, maker }) => `${printString(typeName)}: ${maker}`);
  return `return ${callee}(overrides, options, {${makers.join(", ")}});`;
}

function describeOwn({ entry, mode, typeName, fields }: OwnFixtureView): readonly string[] {
  const operands = mode === undefined ? "" : `, "${mode}"`;
  const members = [
    ...(typeName === undefined ? [] : [`"@odata.type": ${printString(typeName)}`]),
    ...fields.map(describeField),
    "...overrides",
  ];
  return [
    ...(entry === undefined
      ? []
      : [`const at = enter(options, ${printString(entry)}${operands});`]),
    `return {${members.join(", ")}};`,
  ];
}

function describeField({ name, value, condition, isPlain }: FieldView): string {
  const member = `${isPlain ? printKey(name) : `[${printString(name)}]`}: ${printValue(name, value)}`;
  return condition === undefined ? member : `...${condition}(at, {${member}})`;
}
