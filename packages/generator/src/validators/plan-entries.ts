import { namesOf } from "../models/map-type.js";
import type { PackageContext } from "../package-context.js";
import type { PlannedFile } from "../planned-file.js";
import { printString } from "../render/tokens.js";
import { relativeSpecifier } from "../views/create-module.js";
import { LINE_WIDTH } from "../views/line-width.js";
import type { HeaderView } from "../views/module-view.js";
import type { ValidatorModuleView } from "./validator-view.js";

/** The module that exports the schemas of all modules, in the order of paths. */
export function planIndex(
  modules: readonly (readonly [path: string, module: ValidatorModuleView])[],
  header: HeaderView,
): PlannedFile {
  const exports = modules.map(([path, { schemas }]) => {
    const names = schemas.map(({ name }) => name).sort();
    const specifier = relativeSpecifier("index", path);
    const line = `export { ${names.join(", ")} } from "${specifier}";`;
    return { names, specifier, isLong: names.length > 1 && line.length > LINE_WIDTH };
  });
  return {
    path: "src/index.ts",
    template: "validators/index.ts",
    view: { header, exports },
    plan: () =>
      exports.map(({ names, specifier }) => ({
        kind: "export",
        names,
        isTypeOnly: false,
        specifier,
      })),
  };
}

/** How names start that are written by alias, and what they start with in full. */
interface AliasView {
  readonly alias: string;
  readonly namespace: string;
  /** The alias' length. */
  readonly length: number;
  readonly isLong: boolean;
}

/** The module that writes the names of types in full. */
export function planQualify({ header, model }: PackageContext): PlannedFile {
  const aliases = model.schemas.flatMap(({ alias, namespace }) =>
    alias === undefined ? [] : [createAlias(`${alias}.`, `#${namespace}.`)],
  );
  return {
    path: "src/qualify.ts",
    template: "validators/qualify.ts",
    view: { header, aliases },
    plan: () => [
      {
        kind: "function",
        name: "qualify",
        signature: "(type: string): string",
        statements: [
          'const name = type.replace("#", "");',
          ...aliases.map(
            ({ alias, namespace, length }) =>
              `if (name.startsWith(${printString(alias)})) return ${printString(namespace)} + name.slice(${length});`,
          ),
          'return "#" + name;',
        ],
      },
    ],
  };
}

function createAlias(alias: string, namespace: string): AliasView {
  const { length } = alias;
  const line = `  if (name.startsWith("${alias}")) return "${namespace}" + name.slice(${length});`;
  return { alias, namespace, length, isLong: line.length > LINE_WIDTH };
}

/** The module that loads the schemas of a type by its qualified name. */
export function planRegistry({ header, model, names }: PackageContext): PlannedFile {
  const entries = [...model.types.values()]
    .sort((a, b) => (a.qualifiedName < b.qualifiedName ? -1 : 1))
    .map((type) => {
      const { qualifiedName } = type;
      const specifier = relativeSpecifier("registry", namesOf(type, names).path);
      const line = `  "${qualifiedName}": () => import("${specifier}"),`;
      return { qualifiedName, specifier, isLong: line.length > LINE_WIDTH };
    });
  const value = entries
    .map(({ qualifiedName, specifier }) => `"${qualifiedName}": () => import("${specifier}")`)
    .join(", ");
  return {
    path: "src/registry.ts",
    template: "validators/registry.ts",
    view: { header, entries },
    plan: () => [
      {
        kind: "import",
        names: ["Registry"],
        isTypeOnly: true,
        specifier: "@graphslice/runtime/validation",
      },
      {
        kind: "constant",
        name: "registry",
        type: "Registry",
        isExported: true,
        value: `{${value}}`,
      },
    ],
  };
}
