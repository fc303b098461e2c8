import type { GeneratedFile } from "../generated-file.js";
import type { PlannedFile } from "../planned-file.js";
import { loadTemplate } from "./load-template.js";

/** Renders a planned file. Same plan, same text. */
export function renderFile({ path, template, view }: PlannedFile): GeneratedFile {
  return { path, text: loadTemplate(template)(view) };
}
