import type { Diagnostic } from "../diagnostic.js";
import type {
  ActionElement,
  CsdlDocument,
  EntityContainerElement,
  FunctionElement,
  SchemaChildElement,
  SchemaElement,
  TermElement,
} from "../document.js";
import type { Place } from "../place.js";
import { declaredTwice } from "./problems.js";

export type TypeElement = Extract<
  SchemaChildElement,
  { kind: "EntityType" | "ComplexType" | "EnumType" | "TypeDefinition" }
>;
export type OperationElement = ActionElement | FunctionElement;

/** What the linked documents declare, by qualified name, and how names in each of them are qualified. */
export interface Declarations {
  readonly types: ReadonlyMap<string, TypeElement>;
  readonly operations: ReadonlyMap<string, readonly OperationElement[]>;
  readonly terms: ReadonlyMap<string, TermElement>;
  readonly containers: ReadonlyMap<string, EntityContainerElement>;
  readonly namespaces: ReadonlySet<string>;
  /** Per document: alias or namespace -> namespace (OData CSDL XML 4.01 §5.1). */
  readonly scopes: ReadonlyMap<CsdlDocument, ReadonlyMap<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Collects all declarations; names declared twice are reported and the first one counts. */
export function collectDeclarations(documents: readonly CsdlDocument[]): Declarations {
  const diagnostics: Diagnostic[] = [];
  const types = new Map<string, TypeElement>();
  const operations = new Map<string, OperationElement[]>();
  const terms = new Map<string, TermElement>();
  const containers = new Map<string, EntityContainerElement>();
  const namespaces = new Map<string, SchemaElement>();
  const scopes = new Map<CsdlDocument, Map<string, string>>();
  const childNames = new Map<string, Place>();
  // Graph names terms like types (`channelCreationMode`), so terms have a name space of their own.
  const termNames = new Map<string, Place>();

  const claim = (
    names: Map<string, Place>,
    name: string,
    { kind, place }: SchemaChildElement,
  ): boolean => {
    const first = names.get(name);
    if (first === undefined) names.set(name, place);
    else diagnostics.push(declaredTwice(kind, name, first, { place }));
    return first === undefined;
  };

  for (const document of documents) {
    scopes.set(document, collectScope(document, diagnostics));
    for (const schema of document.schemas) {
      const declared = namespaces.get(schema.namespace);
      if (declared === undefined) namespaces.set(schema.namespace, schema);
      else diagnostics.push(declaredTwice("Schema", schema.namespace, declared.place, schema));
      for (const child of schema.children) {
        const name = `${schema.namespace}.${child.name}`;
        switch (child.kind) {
          case "Action":
          case "Function":
            append(operations, name, child);
            break;
          case "Term":
            if (claim(termNames, name, child)) terms.set(name, child);
            break;
          case "EntityContainer":
            if (claim(childNames, name, child)) containers.set(name, child);
            break;
          default:
            if (claim(childNames, name, child)) types.set(name, child);
        }
      }
    }
  }
  return {
    types,
    operations,
    terms,
    containers,
    namespaces: new Set(namespaces.keys()),
    scopes,
    diagnostics,
  };
}

function collectScope(document: CsdlDocument, diagnostics: Diagnostic[]): Map<string, string> {
  const scope = new Map<string, string>();
  const places = new Map<string, Place>();
  for (const { namespace } of document.schemas) scope.set(namespace, namespace);
  const includes = document.references.flatMap((reference) => reference.includes);
  for (const { namespace } of includes) scope.set(namespace, namespace);
  for (const { alias, namespace, place } of [...document.schemas, ...includes]) {
    if (alias === undefined) continue;
    const known = scope.get(alias);
    if (known !== undefined && known !== namespace) {
      const first = places.get(alias) ?? document.schemas[0]?.place ?? place;
      diagnostics.push(declaredTwice("Alias", alias, first, { place }));
      continue;
    }
    scope.set(alias, namespace);
    places.set(alias, place);
  }
  return scope;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

export function isTypeElement(element: SchemaChildElement): element is TypeElement {
  switch (element.kind) {
    case "EntityType":
    case "ComplexType":
    case "EnumType":
    case "TypeDefinition":
      return true;
    default:
      return false;
  }
}
