import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { formatDiagnostic } from "../../src/diagnostic.js";
import { buildModel } from "../../src/link/build-model.js";
import { parseCsdl } from "../../src/parse/parse-csdl.js";
import { selectModel } from "../../src/select/select-model.js";
import { writeCsdl } from "../../src/write/write-csdl.js";
import { describeModel } from "./describe-model.js";

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const directory = resolve(repository, process.env["GRAPHSLICE_MATERIAL"] ?? "../shared", "csdl");
const files = existsSync(directory)
  ? readdirSync(directory).filter((name) => name.endsWith(".csdl.xml"))
  : [];

if (files.length === 0) {
  test.skip("Graph's metadata is written and read again: GRAPHSLICE_MATERIAL/csdl is absent");
} else {
  describe("Graph's metadata (GRAPHSLICE_MATERIAL/csdl)", () => {
    test.each(files)("%s, written and read again, is the same model", (file) => {
      const { document } = parseCsdl(readFileSync(resolve(directory, file)), { file });
      if (document === undefined) throw new Error(`${file} does not parse`);
      const { model } = buildModel([document]);
      const text = writeCsdl(model);
      const reparsed = parseCsdl(text, { file: "written.xml" }).document;
      if (reparsed === undefined) throw new Error(`${file} does not parse once it is written`);
      const again = buildModel([reparsed]).model;
      expect(describeModel(again)).toEqual(describeModel(model));
      expect(writeCsdl(again)).toBe(text);
    });

    test.each(["/users", "/security", "/deviceManagement"])(
      "the slice %s of v1.0, written, reads and links without a problem",
      (root) => {
        const file = "graph-v1.0-2026-08-20.csdl.xml";
        const { document } = parseCsdl(readFileSync(resolve(directory, file)), { file });
        if (document === undefined) throw new Error(`${file} does not parse`);
        const { model } = selectModel(buildModel([document]).model, { roots: [root] });
        const written = parseCsdl(writeCsdl(model), { file: "slice.xml" });
        if (written.document === undefined) throw new Error("the slice does not parse");
        const built = buildModel([written.document]);
        const diagnostics = [...written.diagnostics, ...built.diagnostics];
        expect(diagnostics.map(formatDiagnostic)).toEqual([]);
        expect([...built.model.types.keys()]).toEqual([...model.types.keys()]);
      },
    );
  });
}
