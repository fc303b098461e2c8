import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { Model } from "@graphslice/csdl";
import { generateSlice, readSlice, type SourceText } from "@graphslice/generator";

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const { resolve } = createRequire(import.meta.url);
const tsc = join(dirname(resolve("typescript/package.json")), "bin/tsc");

/** Everything that a consumer may have switched on. */
const compilerOptions = {
  target: "ES2022",
  lib: ["ES2022", "DOM"],
  module: "NodeNext",
  moduleDetection: "force",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  skipLibCheck: false,
  declaration: true,
  noEmit: true,
  preserveSymlinks: true,
};

/** A client to be generated, along with the models that it is of. */
export interface ClientSource {
  readonly name: string;
  readonly metadata: SourceText;
  readonly overlay?: SourceText;
  readonly roots: readonly string[];
  /** A module that uses the client, also one made for its model; it imports `@example/NAME-client`. */
  readonly consumer?: string | ((model: Model) => string);
}

/** Generates the models and the client of a slice and compiles all of it. What the compiler says, a line each. */
export async function compileClient(
  { name, metadata, overlay, roots, consumer }: ClientSource,
  directory: string,
): Promise<readonly string[]> {
  const selection = { roots };
  const source = { metadata, selection, ...(overlay === undefined ? {} : { overlay }) };
  const { slice, problems } = readSlice(source);
  if (slice === undefined) throw new Error(`${name}: ${problems.join(", ")}`);
  const { packages } = await generateSlice(name, slice.model, [
    { kind: "models", packageName: `@example/${name}-models`, version: "1.0.0" },
    { kind: "client", packageName: `@example/${name}-client`, version: "1.0.0" },
  ]);
  const write = (path: string, text: string): void => {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  mkdirSync(join(directory, "node_modules/@graphslice"), { recursive: true });
  symlinkSync(
    join(repository, "packages/runtime"),
    join(directory, "node_modules/@graphslice/runtime"),
  );
  for (const { kind, files } of packages) {
    const folder = `node_modules/@example/${name}-${kind}`;
    for (const { path, text } of files) write(`${folder}/${path}`, text);
  }
  write("package.json", '{ "type": "module" }');
  const use = typeof consumer === "function" ? consumer(slice.model) : consumer;
  write(
    "consumer.ts",
    use ??
      `export type * from "@example/${name}-client";
`,
  );
  const folders = ["*/types", "client/src"].map((each) => `node_modules/@example/${name}-${each}`);
  const include = ["consumer.ts", ...folders];
  write("tsconfig.json", JSON.stringify({ compilerOptions, include, exclude: [] }));
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", directory, "--pretty", "false"], {
    cwd: directory,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return stdout.split("\n").filter((line) => line !== "");
}
