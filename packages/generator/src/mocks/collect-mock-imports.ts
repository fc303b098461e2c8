import { relativeSpecifier } from "../views/create-module.js";
import { LINE_WIDTH } from "../views/line-width.js";
import type { ValueImportView } from "../validators/validator-view.js";
import type { MockContext } from "./mock-context.js";
import type { FixtureView, MockModuleView } from "./mock-view.js";

const FIXTURES = "@graphslice/mock/fixtures";

/** The imports of a mocks module: what its functions name and it does not declare itself. */
export function collectMockImports(
  path: string,
  { functions, members }: Omit<MockModuleView, "imports">,
  { origins, modelsPackage }: MockContext,
): readonly ValueImportView[] {
  const imported = new Map<string, Set<string>>();
  const own = new Set(functions.map(({ name }) => name));
  const use = (name: string): void => {
    if (own.has(name) || name === "undefined") return;
    const origin = origins.get(name);
    const specifier = origin === undefined ? FIXTURES : relativeSpecifier(path, origin);
    const names = imported.get(specifier);
    if (names === undefined) imported.set(specifier, new Set([name]));
    else names.add(name);
  };
  functions.flatMap(namesIn).forEach(use);
  const types = [
    ...(functions.length > 0 ? ["FixtureOptions"] : []),
    ...(members === undefined ? [] : ["Members"]),
  ];
  if (types.length > 0 && !imported.has(FIXTURES)) imported.set(FIXTURES, new Set());
  return [
    ...[...imported].map(([specifier, names]) =>
      createImport([...names].sort(), specifier === FIXTURES ? types : [], specifier),
    ),
    { names: [], types: [], specifier: modelsPackage, isTypeOnly: true, isLong: false },
  ].sort((a, b) => (a.specifier < b.specifier ? -1 : 1));
}

function namesIn(view: FixtureView): readonly string[] {
  if (view.kind === "choice") return [view.callee, ...view.arms.map(({ maker }) => maker)];
  return [
    ...(view.entry === undefined ? [] : ["enter"]),
    ...view.fields.flatMap(({ value, condition }) => [
      ...(condition === undefined ? [] : [condition]),
      ...(value.kind === "call"
        ? [
            value.callee,
            ...value.operands.flatMap((each) => (each.kind === "name" ? [each.name] : [])),
          ]
        : []),
    ]),
  ];
}

function createImport(
  names: readonly string[],
  types: readonly string[],
  specifier: string,
): ValueImportView {
  const all = [...names, ...types.map((name) => `type ${name}`)];
  const line = `import { ${all.join(", ")} } from "${specifier}";`;
  return {
    names,
    types,
    specifier,
    isTypeOnly: false,
    isLong: all.length > 1 && line.length > LINE_WIDTH,
  };
}
