import { ts } from "ts-morph";

const NOTHING = "export {};\n";

/** What is left of a module of types at run time, or does not parse: nothing, unless the module is not what it should be. */
export function findCode(path: string, text: string): readonly string[] {
  const { outputText, diagnostics = [] } = ts.transpileModule(text, {
    // Of a declaration file there would be nothing, whatever it says.
    fileName: path.replace(/\.d\.ts$/, ".ts"),
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      removeComments: true,
    },
  });
  const faults = diagnostics.map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, " "),
  );
  return [...faults, ...(outputText === NOTHING ? [] : [outputText])];
}
