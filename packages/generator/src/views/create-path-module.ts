import { relativeSpecifier } from "./create-module.js";
import { LINE_WIDTH } from "./line-width.js";
import type { PathImportView, PathInterfaceView, PathModuleView } from "./path-module-view.js";
import { pathNamesIn, type PathTypeName } from "./path-type.js";

/** A module of a client with the imports that its interfaces need. `path` is the module's, below `src` without ending. */
export function createPathModule(
  path: string,
  declarations: readonly PathInterfaceView[],
  modelsPackage: string,
): PathModuleView {
  const names = declarations.flatMap(namesInInterface);
  const modules = new Map<string, Set<string>>();
  for (const { name, path: from } of names) {
    if (from === undefined || from === path) continue;
    const imported = modules.get(from);
    if (imported === undefined) modules.set(from, new Set([name]));
    else imported.add(name);
  }
  const imports = [...modules]
    .map(([from, imported]) => createImport(relativeSpecifier(path, from), [...imported].sort()))
    .sort((a, b) => (a.specifier < b.specifier ? -1 : 1));
  return {
    imports: [
      ...(names.some(({ namespace }) => namespace?.startsWith("Models"))
        ? [importAll("Models", modelsPackage)]
        : []),
      ...(names.some(({ namespace }) => namespace === "Runtime")
        ? [importAll("Runtime", "@graphslice/runtime")]
        : []),
      ...imports,
    ],
    declarations,
  };
}

function importAll(alias: string, specifier: string): PathImportView {
  return { alias, specifier, names: [], isLong: false };
}

function createImport(specifier: string, names: readonly string[]): PathImportView {
  const line = `import type { ${names.join(", ")} } from "${specifier}";`;
  return { specifier, names, isLong: names.length > 1 && line.length > LINE_WIDTH };
}

function namesInInterface({ bases, members }: PathInterfaceView): readonly PathTypeName[] {
  return [
    ...bases.flatMap(pathNamesIn),
    ...members.flatMap((member) =>
      member.kind === "member"
        ? pathNamesIn(member.type)
        : [...pathNamesIn(member.type), ...pathNamesIn(member.result)],
    ),
  ];
}
