import type { Diagnostic } from "../diagnostic.js";
import { sortDiagnostics } from "../diagnostic.js";
import type { CsdlDocument, SchemaElement } from "../document.js";
import type { EntityContainer, Model, Operation, Schema, SchemaType } from "../model.js";
import { collectExternalAnnotations } from "./annotation-targets.js";
import { collectDeclarations, isTypeElement } from "./declarations.js";
import { linkContainer } from "./link-container.js";
import { linkOperation, linkTerm } from "./link-operations.js";
import { createType, type Declared, fillType, linkHierarchy } from "./link-types.js";
import { Linker } from "./linker.js";
import { declaredTwice } from "./problems.js";

export interface BuiltModel {
  /** Complete only if no diagnostic is an error: a type that is not declared links to `Edm.Untyped`. */
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/** A schema on its way from element to model. */
interface Draft {
  readonly schema: SchemaElement;
  readonly linker: Linker;
  readonly types: SchemaType[];
  readonly operations: Operation[];
}

/**
 * Links documents into one model: names become objects, aliases full names, external annotations annotations of
 * their elements. Reports what is not declared, declared twice, or derives from itself.
 */
export function buildModel(documents: readonly CsdlDocument[]): BuiltModel {
  const declarations = collectDeclarations(documents);
  const external = collectExternalAnnotations(documents, declarations);
  const diagnostics: Diagnostic[] = [...declarations.diagnostics, ...external.diagnostics];
  const types = new Map<string, SchemaType>();
  const drafts = documents.flatMap((document) => {
    const linker = new Linker(document, declarations, external.byElement, types, diagnostics);
    return document.schemas.map((schema): Draft => ({ schema, linker, types: [], operations: [] }));
  });

  const declared = new Map<SchemaType, Declared>();
  for (const { schema, linker, types: own } of drafts) {
    for (const element of schema.children) {
      const qualifiedName = `${schema.namespace}.${element.name}`;
      if (!isTypeElement(element) || declarations.types.get(qualifiedName) !== element) continue;
      const declaration: Declared = { element, namespace: schema.namespace, linker };
      const type = createType(declaration);
      types.set(qualifiedName, type);
      declared.set(type, declaration);
      own.push(type);
    }
  }
  for (const [type, declaration] of declared) fillType(type, declaration);
  linkHierarchy(declared);

  const operations = new Map<string, Operation[]>();
  for (const { schema, linker, operations: own } of drafts) {
    for (const child of schema.children) {
      if (child.kind !== "Action" && child.kind !== "Function") continue;
      const operation = linkOperation(child, schema.namespace, linker);
      own.push(operation);
      const overloads = operations.get(operation.qualifiedName);
      if (overloads === undefined) operations.set(operation.qualifiedName, [operation]);
      else overloads.push(operation);
    }
  }

  let container: EntityContainer | undefined;
  const schemas = drafts.map(
    ({ schema, linker, types: own, operations: ownOperations }): Schema => {
      const { namespace, alias } = schema;
      let ownContainer: EntityContainer | undefined;
      for (const child of schema.children) {
        if (child.kind !== "EntityContainer") continue;
        const linked = linkContainer(child, namespace, operations, linker);
        if (container === undefined) ownContainer = container = linked;
        else {
          diagnostics.push(declaredTwice("EntityContainer", child.name, container.place, child));
        }
      }
      return {
        kind: "Schema",
        namespace,
        ...(alias === undefined ? {} : { alias }),
        types: own,
        operations: ownOperations,
        terms: schema.children
          .filter((child) => child.kind === "Term")
          .map((term) => linkTerm(term, namespace, linker)),
        ...(ownContainer === undefined ? {} : { container: ownContainer }),
        ...linker.element(schema, () => `Schema ${namespace}`),
      };
    },
  );
  return {
    model: {
      kind: "Model",
      version: documents[0]?.version ?? "4.0",
      schemas,
      types,
      ...(container === undefined ? {} : { container }),
    },
    diagnostics: sortDiagnostics(diagnostics),
  };
}
