import type { CsdlElement, EntityContainerElement } from "../document.js";
import type {
  ActionImport,
  EntityContainer,
  EntitySet,
  EntityType,
  FunctionImport,
  Operation,
  Singleton,
} from "../model.js";
import type { Linker } from "./linker.js";
import { wrongKind } from "./problems.js";

/** Links an entity container; its children with unknown types are reported and left out. */
export function linkContainer(
  element: EntityContainerElement,
  namespace: string,
  operations: ReadonlyMap<string, readonly Operation[]>,
  linker: Linker,
): EntityContainer {
  const qualifiedName = `${namespace}.${element.name}`;
  const within = `EntityContainer ${qualifiedName}`;

  const named = (child: CsdlElement & { name: string; kind: string }) => {
    const inside = `${child.kind} ${child.name} of ${within}`;
    return { name: child.name, ...linker.element(child, () => inside) };
  };
  const entityType = (child: CsdlElement & { name: string; kind: string }, name: string) => {
    const origin = { place: child.place, within: `${child.kind} ${child.name} of ${within}` };
    const type = linker.type(name, origin);
    if (type.kind === "EntityType") return type;
    if (type.kind !== "PrimitiveType" || type.name !== "Untyped") {
      linker.diagnostics.push(wrongKind("type", "an entity type", type, origin));
    }
    return undefined;
  };
  const unbound = (child: CsdlElement & { name: string; kind: string }, name: string) => {
    const overloads = operations.get(linker.qualify(name)) ?? [];
    const found = overloads.filter((operation) => operation.bindingParameter === undefined);
    if (found.length === 0) {
      const origin = { place: child.place, within: `${child.kind} ${child.name} of ${within}` };
      linker.reportUnknown(
        "unbound operation",
        name,
        linker.qualify(name),
        [...operations.keys()],
        origin,
      );
    }
    return found;
  };

  return {
    kind: "EntityContainer",
    ...named(element),
    namespace,
    qualifiedName,
    entitySets: element.entitySets.flatMap((set): EntitySet[] => {
      const type: EntityType | undefined = entityType(set, set.entityType);
      const { includeInServiceDocument, bindings } = set;
      return type === undefined
        ? []
        : [
            {
              kind: "EntitySet",
              ...named(set),
              entityType: type,
              includeInServiceDocument,
              bindings,
            },
          ];
    }),
    singletons: element.singletons.flatMap((singleton): Singleton[] => {
      const type: EntityType | undefined = entityType(singleton, singleton.type);
      const { bindings } = singleton;
      return type === undefined
        ? []
        : [{ kind: "Singleton", ...named(singleton), entityType: type, bindings }];
    }),
    actionImports: element.actionImports.flatMap((actionImport): ActionImport[] =>
      unbound(actionImport, actionImport.action)
        .filter((operation) => operation.kind === "Action")
        .slice(0, 1)
        .map((action) => ({
          kind: "ActionImport",
          ...named(actionImport),
          action,
          ...(actionImport.entitySet === undefined ? {} : { entitySet: actionImport.entitySet }),
        })),
    ),
    functionImports: element.functionImports.flatMap((functionImport): FunctionImport[] => {
      const functions = unbound(functionImport, functionImport.function).filter(
        (operation) => operation.kind === "Function",
      );
      const { includeInServiceDocument, entitySet } = functionImport;
      return functions.length === 0
        ? []
        : [
            {
              kind: "FunctionImport",
              ...named(functionImport),
              functions,
              includeInServiceDocument,
              ...(entitySet === undefined ? {} : { entitySet }),
            },
          ];
    }),
  };
}
