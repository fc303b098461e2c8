import { createInterface } from "../views/create-declaration.js";
import { createMember } from "../views/create-member.js";
import { createDoc } from "../views/doc-view.js";
import type { DeclarationView } from "../views/module-view.js";
import { isAnyJson } from "./any-json.js";
import { mapSchemaType } from "./map-type.js";
import type { ModelContext } from "./model-context.js";

/** The module that leads from a type's qualified name to its TypeScript type. */
export function declareTypesByName({
  model,
  names,
}: ModelContext): readonly [path: string, declarations: readonly DeclarationView[]] {
  const members = [...model.types.values()]
    .filter((type) => type.kind === "EntityType" || type.kind === "ComplexType")
    .filter((type) => !isAnyJson(type))
    .sort((a, b) => (a.qualifiedName < b.qualifiedName ? -1 : 1))
    .map((type) =>
      createMember(type.qualifiedName, mapSchemaType(type, "read", names), { isOptional: false }),
    );
  const doc = createDoc(
    { description: "Every entity and complex type of the slice, by its qualified name." },
    0,
  );
  return ["types-by-name", [createInterface("TypesByName", doc, undefined, members)]];
}
