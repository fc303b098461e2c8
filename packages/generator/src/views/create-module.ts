import { LINE_WIDTH } from "./line-width.js";
import type { DeclarationView, ImportView, ModuleView } from "./module-view.js";
import { namesIn, ODATA_PATH, type TypeNameView } from "./type-view.js";

/** A module of declarations with the imports that they need. `path` is the module's, below `src` without ending. */
export function createModule(path: string, declarations: readonly DeclarationView[]): ModuleView {
  const imported = new Map<string, Set<string>>();
  for (const reference of declarations.flatMap(referencesOf)) {
    if (reference.path === path) continue;
    const names = imported.get(reference.path);
    if (names === undefined) imported.set(reference.path, new Set([reference.name]));
    else names.add(reference.name);
  }
  const imports = [...imported]
    .map(([from, names]) =>
      createImport(from === ODATA_PATH ? undefined : [...names], relativeSpecifier(path, from)),
    )
    .sort((a, b) => (a.specifier < b.specifier ? -1 : 1));
  return { imports, exports: [], declarations };
}

/** The specifier of a module as another one writes it, both given as paths below `src` without ending. */
export function relativeSpecifier(from: string, to: string): string {
  const source = from.split("/").slice(0, -1);
  const target = to.split("/");
  let shared = 0;
  while (shared < source.length && source[shared] === target[shared]) shared += 1;
  const up = "../".repeat(source.length - shared) || "./";
  return `${up}${target.slice(shared).join("/")}.js`;
}

function createImport(names: readonly string[] | undefined, specifier: string): ImportView {
  if (names === undefined) return { specifier, isLong: false };
  const sorted = [...names].sort();
  const line = `import type { ${sorted.join(", ")} } from "${specifier}";`;
  return { names: sorted, specifier, isLong: sorted.length > 1 && line.length > LINE_WIDTH };
}

function referencesOf(declaration: DeclarationView): readonly TypeNameView[] {
  if (declaration.kind === "alias") return declaration.arms.flatMap(({ type }) => namesIn(type));
  const { base, members } = declaration;
  return [
    ...(base === undefined ? [] : namesIn(base)),
    ...members.flatMap(({ type }) => namesIn(type)),
  ];
}
