import type { Statement } from "./statement.js";

/** The packages that a program uses. */
export interface ProgramPackages {
  readonly models: string;
  readonly client: string;
  readonly validators: string;
}

/** How many lines a program has in front of its statements, each of which has a line of its own. */
export const STATEMENTS_START = 4;

/** Writes a consumer's program. */
export function writeProgram(
  statements: readonly Statement[],
  { models, client, validators }: ProgramPackages,
): string {
  return [
    `import type * as Models from "${models}";`,
    `import * as Client from "${client}";`,
    `import * as Validators from "${validators}";`,
    'import type * as Runtime from "@graphslice/runtime";',
    ...statements.map(writeLine),
    "export {};\n",
  ].join("\n");
}

export function writeLine({ code }: Statement): string {
  return `void (${code});`;
}
