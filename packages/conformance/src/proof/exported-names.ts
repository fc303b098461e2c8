import {
  descendantsOf,
  lineageOf,
  type Model,
  type SchemaType,
  type StructuredType,
} from "@graphslice/csdl";
import { assignNames } from "@graphslice/generator";

/** What an exported name of a package stands for. */
export type Origin =
  | { readonly kind: "type"; readonly type: SchemaType; readonly role: string }
  | {
      readonly kind: "operation";
      readonly name: string;
      /** The type that it is bound to; empty for unbound ones. */
      readonly binding: string;
      readonly role: "Parameters" | "Result";
    };

/** What the exported names of a slice's packages stand for, by package. */
export interface ExportedNames {
  readonly models: ReadonlyMap<string, Origin>;
  readonly client: ReadonlyMap<string, Origin>;
  /** The names of the operations that imports of the container stand for. */
  readonly imports: ReadonlyMap<string, string>;
}

const CLIENT_ROLES = [
  "Node",
  "Links",
  "Literals",
  "Casts",
  "Members",
  "DerivedMembers",
  "Path",
  "CollectionMembers",
  "Collection",
];

export function listExportedNames(model: Model): ExportedNames {
  const table = assignNames(model);
  const models = new Map<string, Origin>();
  const client = new Map<string, Origin>();
  for (const [type, names] of table.types) {
    const { path: _, ...roles } = names;
    // Types that are written as they are read have one name for both.
    for (const [role, name] of Object.entries(roles).reverse()) {
      models.set(name, { kind: "type", type, role });
    }
    const stem = table.clients.types.get(type);
    if (stem === undefined) continue;
    for (const role of CLIENT_ROLES) client.set(stem + role, { kind: "type", type, role });
  }
  for (const [{ name, binding, overloads }, names] of table.operations) {
    const owner = binding === undefined ? "" : binding.type.qualifiedName;
    const origin = { kind: "operation", name, binding: owner } as const;
    models.set(names.result, { ...origin, role: "Result" });
    models.set(names.parameters, { ...origin, role: "Parameters" });
    overloads.forEach((_, index) =>
      models.set(`${names.parameters}${index + 1}`, { ...origin, role: "Parameters" }),
    );
  }
  const { actionImports = [], functionImports = [] } = model.container ?? {};
  const imports = new Map([
    ...actionImports.map(({ name, action }) => [name, action.name] as const),
    ...functionImports.map(({ name, functions }) => [name, functions[0]?.name ?? ""] as const),
  ]);
  return { models, client, imports };
}

/** A type with what it inherits from, by qualified name. */
export function lineageNames(type: SchemaType): readonly string[] {
  return isStructured(type)
    ? lineageOf(type).map(({ qualifiedName }) => qualifiedName)
    : [type.qualifiedName];
}

export function descendantNames(type: SchemaType): readonly string[] {
  return isStructured(type) ? descendantsOf(type).map(({ qualifiedName }) => qualifiedName) : [];
}

function isStructured(type: SchemaType): type is StructuredType {
  return type.kind === "EntityType" || type.kind === "ComplexType";
}
