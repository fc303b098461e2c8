import { aliasesOf } from "../check/resolve-path.js";
import { resolveName } from "../link/resolve-name.js";
import type { EntityContainer, EntitySet, FunctionImport, Operation, Singleton } from "../model.js";
import type { Copier } from "./copier.js";
import type { ContainerChild } from "./resolve-root.js";

/** Copies the selected children of a container, with the bindings that lead from and to something in the slice. */
export function copyContainer(
  container: EntityContainer,
  children: ReadonlySet<ContainerChild>,
  operations: ReadonlyMap<Operation, Operation>,
  copier: Copier,
): EntityContainer {
  const sources = [...container.entitySets, ...container.singletons];

  /** Whether what a binding or an import names is in the slice, or was nowhere in the first place. */
  const keepsTarget = (target: string): boolean => {
    const [head = "", ...rest] = target.split("/");
    const isQualified = head.includes(".");
    if (isQualified && resolveName(head, aliasesOf(copier.model)) !== container.qualifiedName) {
      return true;
    }
    const [name, ...path] = isQualified ? rest : [head, ...rest];
    const source = sources.find((candidate) => candidate.name === name);
    if (source === undefined) return true;
    return children.has(source) && copier.keepsPath(path.join("/"), source.entityType);
  };
  const copySource = <T extends EntitySet | Singleton>(child: T): T => ({
    ...child,
    entityType: copier.copyOf(child.entityType),
    bindings: child.bindings.filter(
      ({ path, target }) => copier.keepsPath(path, child.entityType) && keepsTarget(target),
    ),
  });
  const copyImport = <T extends { readonly entitySet?: string }>(child: T): T => {
    const { entitySet, ...rest } = child;
    return entitySet === undefined || keepsTarget(entitySet) ? child : (rest as T);
  };

  return {
    ...container,
    entitySets: container.entitySets.filter((set) => children.has(set)).map(copySource),
    singletons: container.singletons.filter((child) => children.has(child)).map(copySource),
    actionImports: container.actionImports.flatMap((actionImport) => {
      const action = operations.get(actionImport.action);
      const isKept = children.has(actionImport) && action?.kind === "Action";
      return isKept ? [{ ...copyImport(actionImport), action }] : [];
    }),
    functionImports: container.functionImports.flatMap((functionImport): FunctionImport[] => {
      if (!children.has(functionImport)) return [];
      const functions = functionImport.functions
        .map((overload) => operations.get(overload))
        .filter((operation) => operation?.kind === "Function");
      return functions.length === 0 ? [] : [{ ...copyImport(functionImport), functions }];
    }),
  };
}
