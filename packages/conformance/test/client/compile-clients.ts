import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Model } from "@graphslice/csdl";
import { readSlice, type SourceText } from "@graphslice/generator";
import { compileProject, strictOptions } from "../../src/packages/compile-project.js";
import { installPackages } from "../../src/packages/install-packages.js";

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
  const { model } = slice;
  await installPackages({ name, model, kinds: ["models", "client"] }, directory);
  return checkClient(name, directory, typeof consumer === "function" ? consumer(model) : consumer);
}

/** What the compiler says of a client and models that are installed in a directory, and of a module that uses them. */
export function checkClient(
  name: string,
  directory: string,
  consumer = `export type * from "@example/${name}-client";\n`,
): readonly string[] {
  writeFileSync(join(directory, "consumer.ts"), consumer);
  const folders = ["models/types", "client/types", "client/src"];
  return compileProject(directory, {
    compilerOptions: { ...strictOptions, preserveSymlinks: true },
    include: ["consumer.ts", ...folders.map((each) => `node_modules/@example/${name}-${each}`)],
  });
}
