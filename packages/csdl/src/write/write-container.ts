import type { EntityContainer, NavigationPropertyBinding } from "../model.js";
import { writeAnnotations } from "./write-annotation.js";
import { createNode, type XmlNode } from "./xml-node.js";

export function writeContainer(container: EntityContainer): XmlNode {
  const entitySets = container.entitySets.map((set) =>
    createNode(
      "EntitySet",
      [
        ["Name", set.name],
        ["EntityType", set.entityType.qualifiedName],
        ["IncludeInServiceDocument", set.includeInServiceDocument ? undefined : false],
      ],
      [...writeBindings(set.bindings), ...writeAnnotations(set.annotations)],
    ),
  );
  const singletons = container.singletons.map((singleton) =>
    createNode(
      "Singleton",
      [
        ["Name", singleton.name],
        ["Type", singleton.entityType.qualifiedName],
      ],
      [...writeBindings(singleton.bindings), ...writeAnnotations(singleton.annotations)],
    ),
  );
  const actionImports = container.actionImports.map((actionImport) =>
    createNode(
      "ActionImport",
      [
        ["Name", actionImport.name],
        ["Action", actionImport.action.qualifiedName],
        ["EntitySet", actionImport.entitySet],
      ],
      writeAnnotations(actionImport.annotations),
    ),
  );
  const functionImports = container.functionImports.map((functionImport) =>
    createNode(
      "FunctionImport",
      [
        ["Name", functionImport.name],
        ["Function", functionImport.functions[0]?.qualifiedName],
        ["EntitySet", functionImport.entitySet],
        ["IncludeInServiceDocument", functionImport.includeInServiceDocument || undefined],
      ],
      writeAnnotations(functionImport.annotations),
    ),
  );
  return createNode(
    "EntityContainer",
    [["Name", container.name]],
    [
      ...entitySets,
      ...singletons,
      ...actionImports,
      ...functionImports,
      ...writeAnnotations(container.annotations),
    ],
  );
}

function writeBindings(bindings: readonly NavigationPropertyBinding[]): readonly XmlNode[] {
  return bindings.map(({ path, target }) =>
    createNode("NavigationPropertyBinding", [
      ["Path", path],
      ["Target", target],
    ]),
  );
}
