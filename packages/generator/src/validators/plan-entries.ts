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

/** The module that writes the names of types in full. */
export function planQualify({ header, model }: PackageContext): PlannedFile {
  const aliases = model.schemas.flatMap(({ alias, namespace }) =>
    alias === undefined ? [] : [createAlias(alias, `${namespace}.`)],
  );
  const calls = ['.replace("#", "")', ...aliases.map(({ call }) => call)];
  const result = `"#" + type${calls.join("")}`;
  // Prettier breaks chains of three calls and more.
  const isLong = calls.length > 2 || `  return ${result};`.length > LINE_WIDTH;
  const statement = isLong ? `return ("#" + type ${calls.join(" ")});` : `return ${result};`;
  return {
    path: "src/qualify.ts",
    template: "validators/qualify.ts",
    view: { header, aliases, isLong },
    plan: () => [
      {
        kind: "function",
        name: "qualify",
        signature: "(type: string): string",
        statements: [statement],
      },
    ],
  };
}

/** An alias, and the call that replaces it. */
interface AliasView {
  readonly alias: string;
  readonly namespace: string;
  readonly call: string;
  readonly isLong: boolean;
}

function createAlias(alias: string, namespace: string): AliasView {
  const call = `.replace(/^${alias}\\./, ${printString(namespace)})`;
  return { alias, namespace, call, isLong: `      ${call}`.length > LINE_WIDTH };
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
