import { ts } from "ts-morph";

/** What stands in a module behind its imports, exports of other modules and ambient functions. */
export function readBody(path: string, text: string): string {
  const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
  const heads = statements.filter(
    (statement) =>
      ts.isImportDeclaration(statement) ||
      (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined) ||
      ts.isFunctionDeclaration(statement),
  );
  return text.slice(heads.at(-1)?.end ?? text.indexOf("\n")).trim();
}
