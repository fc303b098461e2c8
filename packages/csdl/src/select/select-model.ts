import type { Model } from "../model.js";
import { closeSelection, type NavigationDepth } from "./close-selection.js";
import { copyModel, type Cut } from "./copy-model.js";
import { Exclusion } from "./exclusion.js";
import { describeReason, predecessorOf, type Reason } from "./reason.js";
import { containerChildren, findType, resolveRoot, type Root } from "./resolve-root.js";

/** What a slice of a model consists of. */
export interface Selection {
  /** Container children, paths or qualified type names. None at all means everything. */
  readonly roots: readonly string[];
  /** Further qualified type names, wanted for themselves. */
  readonly include?: readonly string[];
  /** Qualified names of types or operations, or `type/member`; `*` stands for any characters. */
  readonly exclude?: readonly string[];
  /** How far navigation that is not containment is followed; default `contained`. */
  readonly navigation?: NavigationDepth;
}

export interface SelectedModel {
  readonly model: Model;
  /** Why each type is there, by qualified name, in the order of the model. */
  readonly reasons: ReadonlyMap<string, Reason>;
  readonly cuts: readonly Cut[];
  /** Roots, includes and excludes that name nothing, each with the nearest name. */
  readonly problems: readonly string[];
}

/** Reduces a model to what the roots need; see `closeSelection` for what that is. The input stays as it is. */
export function selectModel(model: Model, selection: Selection): SelectedModel {
  const { roots: texts, include = [], exclude = [], navigation = "contained" } = selection;
  const problems: string[] = [];
  const roots: Root[] = [];
  for (const text of [...texts, ...include]) {
    const root = resolveRoot(text, model);
    if (typeof root === "string") problems.push(root);
    else roots.push(root);
  }
  if (texts.length === 0) roots.push(...everything(model));
  const exclusion = new Exclusion(exclude.map((pattern) => qualifyPattern(pattern, model)));
  const closure = closeSelection(model, roots, exclusion, navigation);
  const children = new Set(
    roots.map((root) => root.container).filter((child) => child !== undefined),
  );
  const { model: copied, cuts } = copyModel(model, closure, exclusion, children);
  for (const pattern of exclusion.unused()) problems.push(`exclude "${pattern}" matches nothing`);
  const reasons = new Map<string, Reason>();
  for (const type of model.types.values()) {
    const reason = closure.reasons.get(type);
    if (reason !== undefined) reasons.set(type.qualifiedName, reason);
  }
  return { model: copied, reasons, cuts, problems };
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

function everything(model: Model): Root[] {
  const children = containerChildren(model).map((container): Root => ({
    text: container.name,
    container,
    steps: [],
  }));
  const types = [...model.types.values()].map((type): Root => ({
    text: type.qualifiedName,
    type,
    steps: [],
  }));
  return [...children, ...types];
}

function qualifyPattern(pattern: string, model: Model): string {
  const [head = "", ...rest] = pattern.split("/");
  return [findType(head, model)?.qualifiedName ?? head, ...rest].join("/");
}
