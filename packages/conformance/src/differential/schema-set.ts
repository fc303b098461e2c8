import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { Mode } from "../validators/validator-package.js";

/** The JSON Schemas of a validators package, as Ajv understands them. */
export class SchemaSet {
  private readonly ajv = new Ajv2020({
    strict: true,
    // A schema of the dialect may say what Ajv would rather have said differently.
    strictRequired: false,
    strictTypes: false,
    // Members that every object inherits, such as `constructor`, are none of the value's.
    ownProperties: true,
    // Neither changes what is valid; with both, what refers to most of Graph would take minutes to compile.
    inlineRefs: false,
    code: { optimize: false },
  });
  private readonly files = new Map<string, string>();

  /** @param directory the package's folder of schemas, which refer to each other by relative paths */
  constructor(directory: string) {
    for (const entry of readdirSync(directory, { recursive: true, encoding: "utf8" })) {
      const file = entry.replaceAll("\\", "/");
      if (!file.endsWith(".json")) continue;
      const schema: { readonly title: string } = JSON.parse(
        readFileSync(join(directory, file), "utf8"),
      );
      this.files.set(schema.title, file);
      this.ajv.addSchema(schema, file);
    }
  }

  /** @param title the qualified name of a type */
  compile(title: string, mode: Mode): ValidateFunction {
    return this.ajv.compile({ $ref: `${this.files.get(title) ?? title}#/$defs/${mode}` });
  }
}
