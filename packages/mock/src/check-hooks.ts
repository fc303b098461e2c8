import { suggestName } from "@graphslice/csdl";
import type { MockOptions } from "./create-mock-graph.js";
import type { ModelIndex } from "./resource/model-index.js";

/**
 * Looks whether what code does for operations and types is about some that there are: a hook with a name that is misspelt
 * would never be called.
 *
 * @throws {TypeError} that names all which are about nothing
 */
export function checkHooks(
  { operations = {}, rules = [] }: Pick<MockOptions, "operations" | "rules">,
  index: ModelIndex,
): void {
  const problems: string[] = [];
  const report = (option: string, what: string, name: string, names: Iterable<string>): void => {
    const near = suggestName(name, names);
    const hint = near === undefined ? "" : `; did you mean "${near}"?`;
    problems.push(`Invalid ${option}: the metadata has no ${what} "${name}"${hint}`);
  };
  const wanted = Object.keys(operations);
  if (wanted.length > 0) {
    const declared = index.model.schemas.flatMap((schema) => schema.operations);
    const names = new Set(declared.flatMap(({ name, qualifiedName }) => [name, qualifiedName]));
    for (const name of wanted.filter((it) => !names.has(it))) {
      report("operations", "operation", name, names);
    }
  }
  for (const { type } of rules) {
    if (index.findStructuredType(type) === undefined) {
      report("rules", "structured type", type, index.model.types.keys());
    }
  }
  if (problems.length > 0) throw new TypeError(problems.join("; "));
}
