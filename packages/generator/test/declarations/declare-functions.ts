import { ts } from "ts-morph";

/** What a module or declaration file says of functions: its comment, and its signature as a declaration file has it. */
export function declareFunctions(
  path: string,
  text: string,
  names: readonly string[],
): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
  return source.statements.flatMap((statement) => {
    if (!ts.isFunctionDeclaration(statement) || statement.name === undefined) return [];
    const name = statement.name.text;
    if (!names.includes(name)) return [];
    const start = statement.getStart(source);
    const comment = text.slice(statement.getFullStart(), start).trim();
    const parameters = statement.parameters.map((parameter) => {
      // That a function does not use a parameter is no concern of its callers.
      const own = parameter.name.getText(source).replace(/^_/, "");
      const isOptional =
        parameter.questionToken !== undefined || parameter.initializer !== undefined;
      return `${own}${isOptional ? "?" : ""}: ${parameter.type?.getText(source)}`;
    });
    return [`${comment}\n${name}(${parameters.join(", ")}): ${statement.type?.getText(source)}`];
  });
}
