import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { execPath } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Model } from "@graphslice/csdl";
import { generateSlice } from "@graphslice/generator";
import type { Registry, Schema } from "@graphslice/runtime/validation";
import { emptyDirectory } from "./project.js";

const COMPILER = fileURLToPath(new URL("bin/tsc", import.meta.resolve("typescript/package.json")));
const MODULES = fileURLToPath(new URL("../../../node_modules", import.meta.url));

/** A validators package, as its users load it. */
export interface EmittedValidators {
  readonly registry: Registry;
  /** Every schema that the package exports, by name. */
  readonly schemas: Readonly<Record<string, Schema<unknown>>>;
}

/** Emits, compiles and loads the validators of a model. */
export async function emitValidators(model: Model): Promise<EmittedValidators> {
  const root = emptyDirectory();
  const { packages } = await generateSlice("wide", model, [
    { kind: "models", packageName: "wide-models", version: "0.0.0" },
    { kind: "validators", packageName: "wide-validators", version: "0.0.0" },
  ]);
  for (const { kind, files } of packages) {
    for (const { path, text } of files) {
      const file = join(root, "node_modules", `wide-${kind}`, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
  symlinkSync(join(MODULES, "@graphslice"), join(root, "node_modules/@graphslice"), "junction");
  for (const kind of ["models", "validators"]) {
    const cwd = join(root, "node_modules", `wide-${kind}`);
    const { status, stdout } = spawnSync(execPath, [COMPILER], { cwd, encoding: "utf8" });
    if (status !== 0) throw new Error(stdout);
  }
  const load = (name: string): Promise<Record<string, unknown>> =>
    import(pathToFileURL(join(root, "node_modules/wide-validators/dist", name)).href);
  const { registry } = await load("registry.js");
  return {
    registry: registry as Registry,
    schemas: (await load("index.js")) as EmittedValidators["schemas"],
  };
}
