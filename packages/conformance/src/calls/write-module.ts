const PARAMETERS = ["graph", "body", "call", "_"];

/**
 * Writes a module with calls, each on a line of its own, to be compiled: `body` is anything's. The lines of calls start
 * behind `CALLS_START`.
 *
 * @param client the package that they are calls of
 */
export function writeTypedModule(expressions: readonly string[], client: string): string {
  const types = ["client.GraphClient", "never", "(make: () => unknown) => void", "typeof client"];
  const parameters = PARAMETERS.map((name, index) => `${name}: ${types[index] ?? ""}`);
  return [
    `import type * as client from "${client}";`,
    `export function makeCalls(${parameters.join(", ")}): void {`,
    ...expressions.map(writeCall),
    "void [body, _];",
    "}\n",
  ].join("\n");
}

/** How many lines a typed module has in front of its calls. */
export const CALLS_START = 2;

/** The same calls, to be run. */
export function writePlainModule(expressions: readonly string[]): string {
  const calls = expressions.map(writeCall).join("\n");
  return `export function makeCalls(${PARAMETERS.join(", ")}) {\n${calls}\n}\n`;
}

function writeCall(expression: string): string {
  return `call(() => ${expression});`;
}
