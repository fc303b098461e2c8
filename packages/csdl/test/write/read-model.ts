import { formatDiagnostic } from "../../src/diagnostic.js";
import { buildModel } from "../../src/link/build-model.js";
import type { Model } from "../../src/model.js";
import { parseCsdl } from "../../src/parse/parse-csdl.js";

/** The model of a text without errors. */
export function readModel(source: string | Uint8Array, file = "shop.xml"): Model {
  const parsed = parseCsdl(source, { file });
  const built = parsed.document && buildModel([parsed.document]);
  const errors = [...parsed.diagnostics, ...(built?.diagnostics ?? [])].filter(
    ({ severity }) => severity === "error",
  );
  if (built === undefined || errors.length > 0) {
    throw new Error(errors.map(formatDiagnostic).join("\n"));
  }
  return built.model;
}
