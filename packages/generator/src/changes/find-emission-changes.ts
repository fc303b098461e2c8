import type { StructuredType } from "@graphslice/csdl";
import { declareTypeName } from "../models/declare-structured-type.js";
import type { ModelContext } from "../models/model-context.js";
import type { OperationNames } from "../names/name-table.js";
import { printType } from "../views/print-type.js";
import type { JudgeContext } from "./judge-context.js";
import { verdictOf } from "./rules.js";
import type { EmissionChange, Finding } from "./verdict.js";

/** What changes in the emitted types without any change to the element that they come from. */
export function findEmissionChanges({ before, after }: JudgeContext): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (rule: "type-form-changed" | "name-changed", change: EmissionChange): void => {
    findings.push({ change, ...verdictOf(rule) });
  };
  for (const [path, old] of before.model.types) {
    const now = after.model.types.get(path);
    if (now === undefined) continue;
    const was = before.names.types.get(old)?.read ?? "";
    const is = after.names.types.get(now)?.read ?? "";
    if (was !== is) {
      add("name-changed", { kind: "emission", element: "Type", path, before: was, after: is });
    }
    if (!isStructured(old) || !isStructured(now) || old.kind !== now.kind) continue;
    const form = describeForm(old, before);
    const other = describeForm(now, after);
    if (form === other) continue;
    add("type-form-changed", {
      kind: "emission",
      element: "Type",
      path,
      before: form,
      after: other,
    });
  }
  const names = nameOperations(after);
  for (const [path, old] of nameOperations(before)) {
    const now = names.get(path);
    if (now === undefined || now === old) continue;
    add("name-changed", { kind: "emission", element: "Operation", path, before: old, after: now });
  }
  return findings;
}

/** Union or interface, and how `@odata.type` is declared where exactly this type is meant. */
function describeForm(type: StructuredType, context: ModelContext): string {
  const hierarchy = context.polymorphism.hierarchyOf(type);
  if (hierarchy === "union") return "a union";
  if (hierarchy === "base") return "an interface that others extend";
  const { isOptional, type: name } = declareTypeName(type, "read", context);
  return `an interface with "@odata.type"${isOptional ? "?" : ""}: ${printType(name)}`;
}

/** The name of each overload's parameters, by binding, operation and parameters. */
function nameOperations({ names }: ModelContext): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const [{ qualifiedName, binding, overloads }, { parameters }] of names.operations) {
    const own = overloads.filter((overload) => overload.parameters.length > 0);
    own.forEach((overload, index) => {
      const target =
        binding === undefined
          ? ""
          : `${binding.type.qualifiedName}${binding.isCollection ? "[]" : ""}/`;
      const list = overload.parameters
        .map(({ name }) => name)
        .sort()
        .join(",");
      const name: OperationNames["parameters"] =
        own.length === 1 ? parameters : `${parameters}${index + 1}`;
      named.set(`${target}${qualifiedName}(${list})`, name);
    });
  }
  return named;
}

function isStructured(type: { readonly kind: string }): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}
