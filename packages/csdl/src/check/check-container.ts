import type { Diagnostic } from "../diagnostic.js";
import { isOrDerivesFrom, keyOf } from "../hierarchy.js";
import { resolveName } from "../link/resolve-name.js";
import type {
  EntityContainer,
  EntitySet,
  EntityType,
  Model,
  ModelElement,
  NavigationPropertyBinding,
  Singleton,
  Type,
} from "../model.js";
import { describeContainerChild } from "./describe-element.js";
import {
  bindingMismatch,
  keyMissing,
  nameRepeated,
  type Origin,
  pathEndsElsewhere,
  pathNotFound,
} from "./problems.js";
import { aliasesOf, resolvePath } from "./resolve-path.js";

/** Names, keys, bindings and the sets of imports of the entity container (OData CSDL XML 4.01 §13). */
export function checkContainer(container: EntityContainer, model: Model): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const { entitySets, singletons, actionImports, functionImports } = container;
  const sources: readonly (EntitySet | Singleton)[] = [...entitySets, ...singletons];
  const imports = [...actionImports, ...functionImports];

  const first = new Map<string, ModelElement>();
  for (const child of [...sources, ...imports]) {
    const other = first.get(child.name);
    if (other === undefined) first.set(child.name, child);
    else {
      const origin = { place: child.place, within: `EntityContainer ${container.qualifiedName}` };
      diagnostics.push(nameRepeated(child.kind, child.name, other.place, origin));
    }
  }
  for (const set of entitySets) {
    if (keyOf(set.entityType).length > 0) continue;
    const origin = { place: set.place, within: describeContainerChild(set, container) };
    diagnostics.push(keyMissing(set.entityType.qualifiedName, origin));
  }
  for (const source of sources) {
    const within = describeContainerChild(source, container);
    for (const binding of source.bindings) {
      checkBinding(binding, source.entityType, { place: binding.place, within });
    }
  }
  for (const { kind, name, entitySet, place } of imports) {
    const within = describeContainerChild({ kind, name }, container);
    if (entitySet !== undefined)
      findTarget(`EntitySet "${entitySet}"`, entitySet, { place, within });
  }
  return diagnostics;

  function checkBinding(
    { path, target }: NavigationPropertyBinding,
    source: EntityType,
    origin: Origin,
  ): void {
    const what = `Path "${path}"`;
    const resolved = resolvePath(source, path, model);
    const bound = findTarget(`Target "${target}"`, target, origin);
    if ("missing" in resolved) {
      const { missing, type, candidates } = resolved;
      diagnostics.push(pathNotFound(what, missing, type.qualifiedName, candidates, origin));
    } else if (resolved.end.kind === "Property" || resolved.end.kind === "ComplexType") {
      const expected = "a navigation property";
      diagnostics.push(pathEndsElsewhere(what, expected, resolved.end.kind, origin));
    } else if (bound !== undefined) {
      const { end } = resolved;
      const type = end.kind === "NavigationProperty" ? end.type.type : end;
      if (!areRelated(type, bound)) {
        const { qualifiedName } = bound;
        diagnostics.push(bindingMismatch(path, type.qualifiedName, target, qualifiedName, origin));
      }
    }
  }

  /** The type of what a target names: a set or singleton, or what is contained in one (§13.4.2). */
  function findTarget(what: string, target: string, origin: Origin): EntityType | undefined {
    const segments = target.split("/");
    const isQualified = segments[0]?.includes(".");
    const head = isQualified ? resolveName(segments.shift() ?? "", aliasesOf(model)) : undefined;
    // A set of another service's container cannot be looked up.
    if (head !== undefined && head !== container.qualifiedName) return undefined;
    const [name = "", ...path] = segments;
    const source = sources.find((candidate) => candidate.name === name);
    if (source === undefined) {
      const names = sources.map((candidate) => candidate.name);
      diagnostics.push(pathNotFound(what, name, container.qualifiedName, names, origin));
      return undefined;
    }
    if (path.length === 0) return source.entityType;
    const resolved = resolvePath(source.entityType, path.join("/"), model);
    if ("missing" in resolved) {
      const { missing, type, candidates } = resolved;
      diagnostics.push(pathNotFound(what, missing, type.qualifiedName, candidates, origin));
      return undefined;
    }
    const { end } = resolved;
    if (end.kind === "EntityType") return end;
    if (end.kind === "NavigationProperty") {
      return end.type.type.kind === "EntityType" ? end.type.type : undefined;
    }
    diagnostics.push(pathEndsElsewhere(what, "a navigation property", end.kind, origin));
    return undefined;
  }
}

function areRelated(type: Type, other: EntityType): boolean {
  if (type.kind !== "EntityType") return type.kind === "PrimitiveType";
  return isOrDerivesFrom(type, other) || isOrDerivesFrom(other, type);
}
