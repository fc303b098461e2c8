import type { EntityContainer, EntitySet, NavigationPropertyBinding, Singleton } from "../model.js";
import { containerChildren } from "../select/resolve-root.js";
import type { ContainerElement } from "./change.js";
import type { Comparison, Pair } from "./comparison.js";
import { qualifyPath, type Scope } from "./names.js";

/** The changes to the entity container and what is in it. A service has one, whatever it is called. */
export function diffContainer(comparison: Comparison): void {
  const { before: old, after: now } = comparison;
  const { container: before } = old.model;
  const { container: after } = now.model;
  if (before !== undefined && after !== undefined) {
    const path = before.qualifiedName;
    const pair: Pair = { element: "EntityContainer", path, before, after, owners: {} };
    comparison.alter(pair, "Name", before.qualifiedName, after.qualifiedName);
    comparison.annotate(pair);
  } else if (before !== undefined) {
    comparison.remove("EntityContainer", before.qualifiedName, before, {});
  } else if (after !== undefined) {
    comparison.add("EntityContainer", after.qualifiedName, after, {});
  }
  const container = before?.qualifiedName ?? after?.qualifiedName ?? "";
  const owners = { ...(before && { before }), ...(after && { after }) };
  const children = new Map(containerChildren(now.model).map((child) => [child.name, child]));
  for (const child of containerChildren(old.model)) {
    const path = `${container}/${child.name}`;
    const other = children.get(child.name);
    children.delete(child.name);
    if (other === undefined) comparison.remove(child.kind, path, child, owners);
    else
      diffChild(child, other, { element: other.kind, path, before: child, after: other, owners });
  }
  for (const child of children.values()) {
    comparison.add(child.kind, `${container}/${child.name}`, child, owners);
  }

  function diffChild(child: ContainerElement, other: ContainerElement, pair: Pair): void {
    comparison.alter(pair, "Kind", child.kind, other.kind);
    comparison.annotate(pair);
    comparison.alter(pair, "Type", typeOf(child), typeOf(other));
    const service = "includeInServiceDocument";
    if (service in child && service in other) {
      comparison.alter(
        pair,
        "IncludeInServiceDocument",
        String(child.includeInServiceDocument),
        String(other.includeInServiceDocument),
      );
    }
    comparison.alter(
      pair,
      "EntitySet",
      setOf(child, before, old.scope),
      setOf(other, after, now.scope),
    );
    if ("bindings" in child && "bindings" in other) diffBindings(child, other, pair);
  }

  function diffBindings(
    child: EntitySet | Singleton,
    other: EntitySet | Singleton,
    pair: Pair,
  ): void {
    const bindings = new Map(
      other.bindings.map((each) => [qualifyPath(each.path, now.scope), each]),
    );
    for (const binding of child.bindings) {
      const name = qualifyPath(binding.path, old.scope);
      const same = bindings.get(name);
      bindings.delete(name);
      comparison.alter(
        pair,
        "NavigationPropertyBinding",
        writeBinding(binding, before, old.scope),
        same && writeBinding(same, after, now.scope),
        { before: binding.place, ...(same && { after: same.place }) },
      );
    }
    for (const binding of bindings.values()) {
      const written = writeBinding(binding, after, now.scope);
      const places = { after: binding.place };
      comparison.alter(pair, "NavigationPropertyBinding", undefined, written, places);
    }
  }
}

/** The type of what is at a set or singleton; the operation that an import stands for. */
function typeOf(child: ContainerElement): string | undefined {
  switch (child.kind) {
    case "EntitySet":
    case "Singleton":
      return child.entityType.qualifiedName;
    case "ActionImport":
      return child.action.qualifiedName;
    case "FunctionImport":
      return child.functions[0]?.qualifiedName;
  }
}

function setOf(
  child: ContainerElement,
  container: EntityContainer | undefined,
  scope: Scope,
): string | undefined {
  const isImport = child.kind === "ActionImport" || child.kind === "FunctionImport";
  if (!isImport || child.entitySet === undefined) return undefined;
  return writeTarget(child.entitySet, container, scope);
}

function writeBinding(
  { path, target }: NavigationPropertyBinding,
  container: EntityContainer | undefined,
  scope: Scope,
): string {
  return `${qualifyPath(path, scope)} -> ${writeTarget(target, container, scope)}`;
}

/** A path to a set, without the container's own name, which may stand before it (OData CSDL XML 4.01 §13.4.2). */
function writeTarget(target: string, container: EntityContainer | undefined, scope: Scope): string {
  const path = qualifyPath(target, scope);
  const own = container === undefined ? undefined : `${container.qualifiedName}/`;
  return own !== undefined && path.startsWith(own) ? path.slice(own.length) : path;
}
