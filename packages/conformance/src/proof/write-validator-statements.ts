import type { Api } from "../slices/read-api.js";
import type { ExportedNames } from "./exported-names.js";
import type { Statement } from "./statement.js";
import { readTypeCall } from "./type-text.js";

/** What a consumer of validators writes: every schema, which gives what it was declared to give. */
export function writeValidatorStatements(api: Api, names: ExportedNames): readonly Statement[] {
  return Object.entries(api).flatMap(([name, { type = "" }]): readonly Statement[] => {
    const [model = ""] = readTypeCall(type).typeArguments;
    const origin = names.models.get(model.replace(/^Models\./, ""));
    if (origin === undefined) return [];
    const types = origin.kind === "type" ? [origin.type.qualifiedName] : [origin.binding];
    const subject = {
      types: new Set(types),
      ...(origin.kind === "operation" ? { operations: new Set([origin.name]) } : {}),
    };
    const code = `(value: unknown): ${model} => Validators.${name}.parse(value)`;
    const exported = `typeof Validators.${name}`;
    return [
      {
        directions: ["judges"],
        code: `(value: ${exported}) => value`,
        subject,
        exports: `Validators.${name}`,
      },
      { directions: ["judges"], code, subject },
    ];
  });
}
