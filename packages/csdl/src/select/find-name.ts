import { aliasesOf } from "../check/resolve-path.js";
import { resolveName } from "../link/resolve-name.js";
import { suggestName } from "../link/suggest-name.js";
import type { Model, SchemaType } from "../model.js";

/** A type by its qualified name, written with the namespace or an alias. */
export function findType(name: string, model: Model): SchemaType | undefined {
  return model.types.get(resolveName(name, aliasesOf(model)));
}

/** The qualified name that is nearest to one written with the namespace or an alias. */
export function suggestQualified(
  name: string,
  candidates: Iterable<{ readonly qualifiedName: string }>,
  model: Model,
): string | undefined {
  const names = Array.from(candidates, ({ qualifiedName }) => qualifiedName);
  return suggestName(resolveName(name, aliasesOf(model)), names);
}

/** Another name that a pattern without `*` may have meant: of a type, an operation or a `type/member`. */
export function suggestPattern(pattern: string, model: Model): string | undefined {
  const [head = "", member] = pattern.split("/");
  const owner = findType(head, model);
  const suggestion = suggest();
  return suggestion === pattern ? undefined : suggestion;

  function suggest(): string | undefined {
    const types = [...model.types.values()];
    if (member === undefined) {
      const operations = model.schemas.flatMap((schema) => schema.operations);
      return suggestQualified(head, [...types, ...operations], model);
    }
    if (owner === undefined) {
      const type = suggestQualified(head, types, model);
      return type === undefined ? undefined : `${type}/${member}`;
    }
    if (owner.kind !== "EntityType" && owner.kind !== "ComplexType") return undefined;
    const members = [...owner.properties, ...owner.navigationProperties];
    const name = suggestName(
      member,
      members.map((candidate) => candidate.name),
    );
    return name === undefined ? undefined : `${head}/${name}`;
  }
}
