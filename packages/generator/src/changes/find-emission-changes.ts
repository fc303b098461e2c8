import type { Operation, StructuredType } from "@graphslice/csdl";
import { declareTypeName } from "../models/declare-structured-type.js";
import { createClientContext } from "../client/client-context.js";
import type { ModelContext } from "../models/model-context.js";
import { printType } from "../views/print-type.js";
import type { JudgeContext } from "./judge-context.js";
import { findPathChanges } from "./find-path-changes.js";
import { formOf, listExportedNames, type ExportedName } from "./list-exported-names.js";
import { verdictOf, type RuleId } from "./rules.js";
import type { EmissionChange, Finding } from "./verdict.js";

/**
 * What changes in the emitted types without any change to the element that they come from.
 *
 * @param findings those of elements: a name that is gone with what broke its element is not told again
 */
export function findEmissionChanges(
  context: JudgeContext,
  findings: readonly Finding[],
): readonly Finding[] {
  const forms = findForms(context);
  const taken = collectTaken([...findings, ...forms]);
  const before = createClientContext(context.before.model, context.before.names, "");
  const after = createClientContext(context.after.model, context.after.names, "");
  const paths = findPathChanges(before, after, taken);
  const found: readonly Finding[] = [
    ...forms,
    ...findNames(
      listExportedNames(context.before, before),
      listExportedNames(context.after, after),
      taken,
    ),
    ...paths.map((change) => ({ change, ...verdictOf("path-form-changed") })),
  ];
  // The order of elements is no difference, so it makes none here.
  return [...found].sort((a, b) => compare(keyOfFinding(a), keyOfFinding(b)));
}

function keyOfFinding({ rule, change }: Finding): string {
  return [change.path, rule, change.before, change.after].join("\n");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function findForms({ before, after }: JudgeContext): readonly Finding[] {
  return [...before.model.types].flatMap(([path, old]) => {
    const now = after.model.types.get(path);
    if (now === undefined || !isStructured(old) || !isStructured(now) || old.kind !== now.kind) {
      return [];
    }
    const form = describeForm(old, before);
    const other = describeForm(now, after);
    if (form === other) return [];
    const change: EmissionChange = {
      kind: "emission",
      element: "Type",
      path,
      before: form,
      after: other,
    };
    return [{ change, ...verdictOf("type-form-changed") }];
  });
}

/** Union or interface, and how `@odata.type` is declared where exactly this type is meant. */
function describeForm(type: StructuredType, context: ModelContext): string {
  const hierarchy = context.polymorphism.hierarchyOf(type);
  if (hierarchy === "union") return "a union";
  if (hierarchy === "base") return "an interface that others extend";
  const { isOptional, type: name } = declareTypeName(type, "read", context);
  return `an interface with "@odata.type"${isOptional ? "?" : ""}: ${printType(name)}`;
}

/** Names that are gone, or that something else has now. */
function findNames(
  olds: readonly ExportedName[],
  names: readonly ExportedName[],
  taken: ReadonlySet<string>,
): readonly Finding[] {
  const byName = new Map(names.map((each) => [`${each.package} ${each.name}`, each]));
  const byPart = new Map(names.map((each) => [keyOf(each), each.name]));
  const found: Finding[] = [];
  for (const old of olds) {
    const now = byName.get(`${old.package} ${old.name}`);
    if (now !== undefined && keyOf(now) === keyOf(old)) continue;
    if (old.reasons().some((reason) => taken.has(reason))) continue;
    const change: EmissionChange = {
      kind: "emission",
      element: old.element,
      path: old.path,
      before: old.name,
      after: byPart.get(keyOf(old)) ?? "none",
    };
    found.push({ change, ...verdictOf("name-changed") });
  }
  return found;
}

function keyOf({ element, path, part, package: own }: ExportedName): string {
  return `${own} ${element} ${path} ${part}`;
}

/** Rules whose changes take names along with what they are about. */
const TAKING: ReadonlySet<RuleId> = new Set<RuleId>([
  "base-type-lost",
  "key-changed",
  "member-kind-changed",
  "member-moved-down",
  "navigation-property-removed",
  "operation-kind-changed",
  "operation-moved-down",
  "operation-removed",
  "parameter-removed",
  "property-removed",
  "return-type-removed",
  "stream-lost",
  "type-changed",
  "type-form-changed",
  "type-kind-changed",
  "type-removed",
]);

/** The types, members and operations that such changes are about. */
function collectTaken(findings: readonly Finding[]): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const { rule, change } of findings) {
    if (!TAKING.has(rule)) continue;
    const { path } = change;
    taken.add(rule === "type-form-changed" ? formOf(path) : path);
    if (change.kind === "root" || change.kind === "emission") continue;
    const operation = [change.elements.before, change.owners.before].find(isOperation);
    if (operation === undefined) {
      // A member that went down is told of at the lower type.
      const name = path.slice(path.lastIndexOf("/") + 1);
      if (change.kind === "moved") taken.add(`${change.before ?? ""}/${name}`);
      continue;
    }
    const { qualifiedName, bindingParameter } = operation;
    if (bindingParameter === undefined) taken.add(qualifiedName);
    else {
      const { type, isCollection } = bindingParameter.type;
      const bound = isCollection ? `Collection(${type.qualifiedName})` : type.qualifiedName;
      taken.add(`${bound}/${qualifiedName}`);
    }
  }
  return taken;
}

function isOperation(element: unknown): element is Operation {
  const kind = (element as { readonly kind?: string } | undefined)?.kind;
  return kind === "Action" || kind === "Function";
}

function isStructured(type: { readonly kind: string }): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}
