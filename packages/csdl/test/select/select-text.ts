import { selectModel, type SelectedModel, type Selection } from "../../src/select/select-model.js";
import { writeCsdl } from "../../src/write/write-csdl.js";
import { wrapSchema } from "../parse/csdl-text.js";
import { readModel } from "../write/read-model.js";

/** The slice of a schema with this content; without problems unless they are what the test is about. */
export function select(content: string, selection: Selection): SelectedModel {
  return selectModel(readModel(wrapSchema(content)), selection);
}

/** The slice with these roots, which must be without problems. */
export function slice(
  content: string,
  roots: string | readonly string[],
  selection: Omit<Selection, "roots"> = {},
): SelectedModel {
  const selected = select(content, { ...selection, roots: [roots].flat() });
  const faults = [...selected.problems, ...selected.warnings];
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return selected;
}

/** The names of the types in a slice, in the order of the model. */
export function typesIn({ model }: SelectedModel): readonly string[] {
  return [...model.types.values()].map(({ name }) => name);
}

/** The slice as CSDL, one trimmed line an element. */
export function linesOf({ model }: SelectedModel): readonly string[] {
  return writeCsdl(model)
    .split("\n")
    .map((line) => line.trim());
}
