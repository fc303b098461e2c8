import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { formatDiagnostic, hasErrors } from "../../src/diagnostic.js";
import { parseCsdl } from "../../src/parse/parse-csdl.js";

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const directory = resolve(repository, process.env["GRAPHSLICE_MATERIAL"] ?? "../shared", "csdl");
const files = existsSync(directory)
  ? readdirSync(directory).filter((name) => name.endsWith(".csdl.xml"))
  : [];

if (files.length === 0) test.skip("Graph's metadata parses: GRAPHSLICE_MATERIAL/csdl is absent");
else
  describe("Graph's metadata (GRAPHSLICE_MATERIAL/csdl)", () => {
    test.each(files)("%s parses; its only warnings are of terms that apply to types", (file) => {
      const { document, diagnostics } = parseCsdl(readFileSync(resolve(directory, file)), { file });
      expect(
        diagnostics.filter(({ code }) => code !== "applies-to-unknown").map(formatDiagnostic),
      ).toEqual([]);
      expect(hasErrors(diagnostics)).toBe(false);
      expect(document?.schemas.some(({ namespace }) => namespace === "microsoft.graph")).toBe(true);
    });

    test.each(files)("%s cut off anywhere is an error", (file) => {
      const bytes = readFileSync(resolve(directory, file));
      for (let part = 1; part < 8; part += 1) {
        const end = Math.floor((bytes.length * part) / 8) + part;
        const { document, diagnostics } = parseCsdl(bytes.subarray(0, end), { file });
        expect(document).toBeUndefined();
        expect(hasErrors(diagnostics)).toBe(true);
      }
    });
  });
