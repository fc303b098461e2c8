import { aliasesOf } from "../check/resolve-path.js";
import type { Model } from "../model.js";
import { closeSelection, type NavigationDepth } from "./close-selection.js";
import type { Cut } from "./copier.js";
import { copyModel } from "./copy-model.js";
import { Exclusion } from "./exclusion.js";
import { suggestPattern } from "./find-name.js";
import { excludeUnused, rootExcluded } from "./problems.js";
import { describeReason, predecessorOf, type Reason } from "./reason.js";
import { containerChildren, resolveRoot, rootOf, type Root, wayOf } from "./resolve-root.js";

/** What a slice of a model consists of. */
export interface Selection {
  /** Container children, paths or qualified type names. None at all means everything. */
  readonly roots: readonly string[];
  /** Further qualified type names, wanted for themselves. */
  readonly include?: readonly string[];
  /**
   * Qualified names of types or operations, or `type/member`; `*` stands for any characters but `/`. With a type goes
   * all that derives from it.
   */
  readonly exclude?: readonly string[];
  /** How far navigation that is not containment is followed; default `contained`. */
  readonly navigation?: NavigationDepth;
}

export interface SelectedModel {
  readonly model: Model;
  /** Why each type is there, by qualified name, in the order of the model. */
  readonly reasons: ReadonlyMap<string, Reason>;
  readonly cuts: readonly Cut[];
  /** Roots and includes that name nothing or are excluded, each with the nearest name. */
  readonly problems: readonly string[];
  /** Excludes that match nothing, as happens when metadata changes. */
  readonly warnings: readonly string[];
}

/** Reduces a model to what the roots need; see `closeSelection` for what that is. The input stays as it is. */
export function selectModel(model: Model, selection: Selection): SelectedModel {
  const { roots: texts, include = [], exclude = [], navigation = "contained" } = selection;
  const isWhole = texts.length === 0;
  const exclusion = new Exclusion(exclude, aliasesOf(model));
  const problems: string[] = [];
  const roots = isWhole
    ? everything(model).filter((root) => findExcluded(root, exclusion) === undefined)
    : [];
  for (const text of [...texts, ...include]) {
    const root = resolveRoot(text, model);
    const excluded = typeof root === "string" ? undefined : findExcluded(root, exclusion);
    if (typeof root === "string") problems.push(root);
    else if (excluded !== undefined) problems.push(rootExcluded(text, excluded));
    else roots.push(root);
  }
  const closure = closeSelection(model, roots, exclusion, navigation);
  const children = new Set(roots.map(({ container }) => container).filter(isDefined));
  const { model: copied, cuts } = copyModel(model, { closure, exclusion, children, isWhole });
  const warnings = exclusion
    .unused()
    .map((pattern) => excludeUnused(pattern, suggestPattern(pattern, model)));
  const reasons = new Map<string, Reason>();
  for (const type of model.types.values()) {
    const reason = closure.reasons.get(type);
    if (reason !== undefined) reasons.set(type.qualifiedName, reason);
  }
  return { model: copied, reasons, cuts, problems, warnings };
}

/** The chain that pulled a type into the slice, the type first and the root last. */
export function explainType(
  qualifiedName: string,
  reasons: ReadonlyMap<string, Reason>,
): readonly { readonly type: string; readonly reason: string }[] {
  const chain: { type: string; reason: string }[] = [];
  const seen = new Set<string>();
  let name: string | undefined = qualifiedName;
  while (name !== undefined && !seen.has(name)) {
    seen.add(name);
    const reason = reasons.get(name);
    if (reason === undefined) break;
    chain.push({ type: name, reason: describeReason(reason) });
    name = predecessorOf(reason);
  }
  return chain;
}

const PRIMITIVE = "PrimitiveType";

/** All there is; operations bound to a type of the model come with it. */
function everything(model: Model): Root[] {
  const children = containerChildren(model).map(rootOf);
  const types = [...model.types.values()].map((type): Root => ({ text: type.qualifiedName, type }));
  const operations = model.schemas
    .flatMap((schema) => schema.operations)
    .filter(({ bindingParameter: binding }) => (binding?.type.type.kind ?? PRIMITIVE) === PRIMITIVE)
    .map((operation): Root => ({ text: operation.qualifiedName, operations: [operation] }));
  return [...children, ...types, ...operations];
}

/** The name of a type, operation or `type/member` that the root needs, but that is excluded. */
function findExcluded(root: Root, exclusion: Exclusion): string | undefined {
  const { type, operations = [], steps = [] } = root;
  const types = type === undefined ? wayOf(root) : [...wayOf(root), type];
  const excluded = types.find((candidate) => exclusion.matchesType(candidate));
  const members = steps.map(
    ({ property }) => `${property.declaringType.qualifiedName}/${property.name}`,
  );
  const names = [...operations.map(({ qualifiedName }) => qualifiedName), ...members];
  return excluded?.qualifiedName ?? names.find((name) => exclusion.matches(name));
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
