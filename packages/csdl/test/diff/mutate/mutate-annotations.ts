import type { AnnotationElement } from "../../../src/expression.js";
import type { Mutable, Mutant } from "./mutant.js";

const TERM = "Zz.Vocabulary.V1.Note";
const PLACE = { file: "mutation", line: 1, column: 1 };

interface Annotated {
  annotations: Mutable<AnnotationElement>[];
}

/** Adds, changes or removes an annotation of an element that no external annotations are about. */
export function mutateAnnotation(
  mutant: Mutant,
  target: Annotated,
  element: string,
  path: string,
): boolean {
  if (!mutant.claim(`${path}#annotations`)) return false;
  const plain = target.annotations.filter(
    ({ value, qualifier, annotations }) =>
      value?.kind === "String" && qualifier === undefined && annotations.length === 0,
  );
  const chosen = mutant.pick(plain);
  const way = mutant.pick(["add", "change", "remove"]);
  if (chosen?.value?.kind !== "String" || way === "add") {
    const value = { kind: "String" as const, value: "new" };
    target.annotations.push({ term: TERM, value, annotations: [], place: PLACE });
    mutant.expect("annotated", element, path, TERM, 'nothing -> "new"');
    return true;
  }
  const before = JSON.stringify(chosen.value.value);
  const term = mutant.qualify(chosen.term);
  if (target.annotations.filter((each) => each.term === chosen.term).length > 1) return false;
  if (way === "remove") {
    target.annotations = target.annotations.filter((each) => each !== chosen);
    mutant.expect("annotated", element, path, term, `${before} -> nothing`);
  } else {
    const value = `${chosen.value.value} (changed)`;
    chosen.value = { kind: "String", value };
    mutant.expect("annotated", element, path, term, `${before} -> ${JSON.stringify(value)}`);
  }
  return true;
}
