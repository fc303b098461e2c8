import type {
  EntityContainerElement,
  EntitySetElement,
  NavigationPropertyBindingElement,
  SingletonElement,
} from "../document.js";
import { resolveName } from "../link/resolve-name.js";
import { describeMember, membersOf } from "./element-members.js";
import { agree, annotate, type Attribute, type MergeContext } from "./merge-context.js";
import { qualifyPath } from "./name-scope.js";
import { contradicts, kindDiffers } from "./problems.js";

type ContainerChild =
  | EntitySetElement
  | SingletonElement
  | EntityContainerElement["actionImports"][number]
  | EntityContainerElement["functionImports"][number];

/** Adds the overlay's sets, singletons, imports, bindings and annotations to the container of the base. */
export function mergeContainer(
  existing: EntityContainerElement,
  added: EntityContainerElement,
  context: MergeContext,
): EntityContainerElement {
  const siblings = membersOf(existing);

  const merge = <T extends ContainerChild>(
    own: readonly T[],
    given: readonly T[],
    compare: (existing: T, added: T) => readonly Attribute[],
  ): readonly T[] => {
    const merged = [...own];
    for (const child of given) {
      const origin = {
        place: child.place,
        within: describeMember(context.namespace, added, child),
      };
      const index = merged.findIndex(({ name }) => name === child.name);
      const same = merged[index];
      const twin = siblings.find(({ name, kind }) => name === child.name && kind !== child.kind);
      if (twin !== undefined) {
        context.diagnostics.push(kindDiffers(child.name, child.kind, twin, origin));
      } else if (same === undefined) {
        merged.push(child);
      } else if (agree(context, same, origin, compare(same, child))) {
        merged[index] = annotate(addBindings(same, child, context, origin.within), child);
      }
    }
    return merged;
  };
  const qualify = (name: string): string => resolveName(name, context.scope);
  const qualifySet = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : qualifyPath(path, context.scope);

  return annotate(
    {
      ...existing,
      entitySets: merge(existing.entitySets, added.entitySets, (own, given) => [
        ["EntityType", given.entityType, qualify(own.entityType)],
        // The defaults count as not given: sets are listed unless said otherwise, function imports are not.
        [
          "IncludeInServiceDocument",
          given.includeInServiceDocument ? undefined : false,
          own.includeInServiceDocument,
        ],
      ]),
      singletons: merge(existing.singletons, added.singletons, (own, given) => [
        ["Type", given.type, qualify(own.type)],
      ]),
      actionImports: merge(existing.actionImports, added.actionImports, (own, given) => [
        ["Action", given.action, qualify(own.action)],
        ["EntitySet", given.entitySet, qualifySet(own.entitySet)],
      ]),
      functionImports: merge(existing.functionImports, added.functionImports, (own, given) => [
        ["Function", given.function, qualify(own.function)],
        ["EntitySet", given.entitySet, qualifySet(own.entitySet)],
        [
          "IncludeInServiceDocument",
          given.includeInServiceDocument || undefined,
          own.includeInServiceDocument,
        ],
      ]),
    },
    added,
  );
}

function addBindings<T extends ContainerChild>(
  existing: T,
  added: T,
  context: MergeContext,
  within: string,
): T {
  if (!("bindings" in existing) || !("bindings" in added)) return existing;
  const bindings: NavigationPropertyBindingElement[] = [...existing.bindings];
  for (const binding of added.bindings) {
    const { path, target, place } = binding;
    const same = bindings.find((other) => qualifyPath(other.path, context.scope) === path);
    if (same === undefined) bindings.push(binding);
    else if (qualifyPath(same.target, context.scope) !== target) {
      const attribute = `Target of the binding of ${path}`;
      const origin = { place, within };
      context.diagnostics.push(contradicts(attribute, target, same.target, same.place, origin));
    }
  }
  return { ...existing, bindings };
}
