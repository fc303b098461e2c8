import type { Model, SchemaType } from "@graphslice/csdl";
import { toKebabCase } from "./kebab-case.js";
import type { ClientNames, NameTable, OperationNames, Rename, TypeNames } from "./name-table.js";
import { groupOperations, type OperationGroup } from "./operation-group.js";
import { toPascalCase } from "./pascal-case.js";

/** The namespace whose types go by their own names; others put theirs in front. */
const HOME = "microsoft.graph";

/** What every package exports beside its slice. */
const RESERVED = ["OData", "TypesByName"];

/** What the interfaces of a client end with. A type named `chartCollection` beside `chart` would share some. */
const CLIENT_SUFFIXES = [
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

/**
 * Gives every type and operation its TypeScript names and its file, each from its own qualified name alone, so that a
 * new type renames no other. Where a rule gives two of them one name (`alert` and `Alert` in one namespace), the later
 * in the order of qualified names gets an underscore, and the table says so.
 */
export function assignNames(model: Model): NameTable {
  const names = new NameRegister((name) => name, RESERVED);
  // Paths that differ by case only are one file on some systems.
  const files = new NameRegister((path) => path.toLowerCase());
  const sorted = [...model.types.values()].sort((a, b) =>
    a.qualifiedName < b.qualifiedName ? -1 : 1,
  );
  const read = new Map(
    sorted.map((type) => [type, names.take(nameType(type), type.qualifiedName)] as const),
  );
  const types = new Map(
    sorted.map((type): [SchemaType, TypeNames] => {
      const name = read.get(type) ?? type.name;
      const derive = (suffix: string, kinds: readonly SchemaType["kind"][]): string =>
        kinds.includes(type.kind)
          ? names.take(name + suffix, `${type.qualifiedName} (${suffix})`)
          : name;
      return [
        type,
        {
          read: name,
          readShape: derive("Shape", ["EntityType", "ComplexType"]),
          create: derive("Create", ["EntityType"]),
          createShape: derive("CreateShape", ["EntityType"]),
          update: derive("Update", ["EntityType"]),
          updateShape: derive("UpdateShape", ["EntityType"]),
          path: files.take(`${type.namespace}/${toKebabCase(type.name)}`, type.qualifiedName),
        },
      ];
    }),
  );
  const operations = new Map(
    groupOperations(model).map((group): [OperationGroup, OperationNames] => {
      const owner = nameBinding(group, types);
      const name = owner + nameOperation(group);
      const element = `${group.qualifiedName}, ${owner === "" ? "unbound" : `bound to ${owner}`}`;
      const file = `${toKebabCase(owner || "unbound")}.${toKebabCase(group.name)}`;
      return [
        group,
        {
          parameters: names.take(`${name}Parameters`, element),
          result: names.take(`${name}Result`, element),
          path: files.take(`${group.namespace}/${file}`, element),
        },
      ];
    }),
  );
  return {
    types,
    operations,
    clients: nameClients(types),
    renames: [...names.renames, ...files.renames],
  };
}

function nameClients(types: ReadonlyMap<SchemaType, TypeNames>): ClientNames {
  const names = new NameRegister((name) => name, ["GraphClient"]);
  const structured = [...types].filter(
    ([{ kind }]) => kind === "EntityType" || kind === "ComplexType",
  );
  return {
    types: new Map(
      structured.map(([type, { read }]) => [
        type,
        names.takeAll(read, CLIENT_SUFFIXES, type.qualifiedName),
      ]),
    ),
    renames: names.renames,
  };
}

function nameType({ namespace, name }: { namespace: string; name: string }): string {
  if (namespace === HOME) return toPascalCase(name);
  const prefix = namespace.startsWith(`${HOME}.`) ? namespace.slice(HOME.length + 1) : namespace;
  return toPascalCase(`${prefix}.${name}`);
}

function nameBinding(
  { binding }: OperationGroup,
  types: ReadonlyMap<SchemaType, TypeNames>,
): string {
  if (binding === undefined) return "";
  const { type, isCollection } = binding;
  const name =
    type.kind === "PrimitiveType" ? toPascalCase(type.name) : (types.get(type)?.read ?? type.name);
  return isCollection ? `${name}Collection` : name;
}

/** Operations of the binding's own namespace go by their name, others carry their namespace as types do. */
function nameOperation({ binding, name, namespace }: OperationGroup): string {
  const type = binding?.type;
  const isAtHome = type !== undefined && "namespace" in type && type.namespace === namespace;
  return isAtHome ? toPascalCase(name) : nameType({ namespace, name });
}

/** Names in use, each once. */
class NameRegister {
  readonly renames: Rename[] = [];
  private readonly taken: Set<string>;
  private readonly fold: (name: string) => string;

  constructor(fold: (name: string) => string, reserved: readonly string[] = []) {
    this.fold = fold;
    this.taken = new Set(reserved);
  }

  /** A name that is free with each of the suffixes. */
  takeAll(expected: string, suffixes: readonly string[], element: string): string {
    let given = expected;
    while (suffixes.some((suffix) => this.taken.has(this.fold(given + suffix)))) given += "_";
    for (const suffix of suffixes) this.taken.add(this.fold(given + suffix));
    if (given !== expected) this.renames.push({ element: `${element} (client)`, expected, given });
    return given;
  }

  take(expected: string, element: string): string {
    let given = expected;
    while (this.taken.has(this.fold(given))) given += "_";
    this.taken.add(this.fold(given));
    if (given !== expected) this.renames.push({ element, expected, given });
    return given;
  }
}
