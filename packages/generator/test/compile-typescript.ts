import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { Files } from "./generate-models.js";

const COMPILER = fileURLToPath(new URL("bin/tsc", import.meta.resolve("typescript/package.json")));

/** Everything that a consumer may have switched on. */
const STRICTEST = {
  target: "ES2022",
  lib: ["ES2022"],
  module: "NodeNext",
  moduleDetection: "force",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowUnreachableCode: false,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  skipLibCheck: false,
  removeComments: true,
};

export interface Compilation {
  /** What the compiler says, a line each. */
  readonly errors: readonly string[];
  /** Where the JavaScript is. */
  readonly directory: string;
}

/** Compiles all TypeScript among the files, each named so that none is left out. */
export function compileTypeScript(files: Files): Compilation {
  const root = mkdtempSync(join(realpathSync(tmpdir()), "graphslice-compile-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  const directory = join(root, "out");
  const config = {
    compilerOptions: { ...STRICTEST, rootDir: root, outDir: directory },
    files: Object.keys(files).filter((path) => path.endsWith(".ts")),
  };
  write("tsconfig.json", JSON.stringify(config));
  write("package.json", '{ "type": "module" }');
  write("out/package.json", '{ "type": "module" }');
  const project = join(root, "tsconfig.json");
  const { stdout, stderr } = spawnSync(
    execPath,
    [COMPILER, "--project", project, "--pretty", "false"],
    { encoding: "utf8", cwd: root },
  );
  return { errors: `${stdout}${stderr}`.split("\n").filter((line) => line !== ""), directory };
}
