import { checkModel } from "../../src/check/check-model.js";
import { formatDiagnostic, hasErrors } from "../../src/diagnostic.js";
import { buildModel } from "../../src/link/build-model.js";
import { parseDocument, wrapSchema } from "../parse/csdl-text.js";

/** The problems of a schema with this content, which must parse and link; its first line is line 2. */
export function check(content: string): readonly string[] {
  const { model, diagnostics } = buildModel([parseDocument(wrapSchema(content))]);
  if (hasErrors(diagnostics)) throw new Error(diagnostics.map(formatDiagnostic).join("\n"));
  return checkModel(model).map(formatDiagnostic);
}
