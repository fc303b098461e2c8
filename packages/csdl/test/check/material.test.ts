import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkModel } from "../../src/check/check-model.js";
import { formatDiagnostic } from "../../src/diagnostic.js";
import { buildModel } from "../../src/link/build-model.js";
import { parseCsdl } from "../../src/parse/parse-csdl.js";

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const directory = resolve(repository, process.env["GRAPHSLICE_MATERIAL"] ?? "../shared", "csdl");
const files = existsSync(directory)
  ? readdirSync(directory).filter((name) => name.endsWith(".csdl.xml"))
  : [];

/** What is doubtful in real metadata, looked at one by one. */
const DOUBTFUL = new Set([
  // Bindings to sets that are not declared, through casts to unrelated types, or to a set of another type.
  "path-not-found",
  "binding-mismatch",
  // Actions with an EntitySetPath that return nothing.
  "entity-set-path-without-entity",
  // An "unknown future value" of 22 beside flags of 1, 2, 4 and 8.
  "flags-incomplete",
  // Inline annotations that an external one repeats, mostly descriptions.
  "annotated-twice",
  // applicationServicePrincipal/application and two like it, in 2020.
  "entity-in-property",
  // microsoft.graph.TransparentContainerProperty
  "term-not-declared",
]);

if (files.length === 0)
  test.skip("Graph's metadata is checked: GRAPHSLICE_MATERIAL/csdl is absent");
else
  describe("Graph's metadata (GRAPHSLICE_MATERIAL/csdl)", () => {
    test.each(files)("%s is without errors", (file) => {
      const { document } = parseCsdl(readFileSync(resolve(directory, file)), { file });
      if (document === undefined) throw new Error(`${file} does not parse`);
      const { model, diagnostics } = buildModel([document]);
      const unexpected = [...diagnostics, ...checkModel(model)].filter(
        ({ severity, code }) => severity === "error" || !DOUBTFUL.has(code),
      );
      expect(unexpected.map(formatDiagnostic)).toEqual([]);
    });
  });
