import type { Model, Operation, SchemaType, SelectedModel } from "@graphslice/csdl";

/** Names that are new, and names that are gone. */
export interface Delta {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What a slice has and had, by names; what changed about what has kept its name is not in it. */
export interface ChangeSummary {
  /** Children of the entity container. */
  readonly paths: Delta;
  readonly types: Delta;
  /** `type/member`, of types that were there before and still are. */
  readonly members: Delta;
  /** `name(bindingType, parameter, …)`, for each overload. */
  readonly operations: Delta;
}

/** Says what is different about a slice: the one place where pulled metadata is compared with what was there. */
export function summarizeChanges(
  { model: before }: SelectedModel,
  { model: after }: SelectedModel,
): ChangeSummary {
  const kept = [...after.types.values()].filter(({ qualifiedName: name }) =>
    before.types.has(name),
  );
  const old = kept.flatMap(({ qualifiedName }) => before.types.get(qualifiedName) ?? []);
  return {
    paths: compare(pathsOf(before), pathsOf(after)),
    types: compare([...before.types.keys()], [...after.types.keys()]),
    members: compare(old.flatMap(membersOf), kept.flatMap(membersOf)),
    operations: compare(operationsOf(before), operationsOf(after)),
  };
}

function compare(before: readonly string[], after: readonly string[]): Delta {
  const old = new Set(before);
  const now = new Set(after);
  return {
    added: [...now].filter((name) => !old.has(name)),
    removed: [...old].filter((name) => !now.has(name)),
  };
}

function pathsOf({ container }: Model): readonly string[] {
  if (container === undefined) return [];
  const { entitySets, singletons, actionImports, functionImports } = container;
  const children = [...entitySets, ...singletons, ...actionImports, ...functionImports];
  return children.map(({ name }) => `/${name}`);
}

function membersOf(type: SchemaType): readonly string[] {
  const members =
    type.kind === "EnumType"
      ? type.members
      : type.kind === "TypeDefinition"
        ? []
        : [...type.properties, ...type.navigationProperties];
  return members.map(({ name }) => `${type.qualifiedName}/${name}`);
}

function operationsOf({ schemas }: Model): readonly string[] {
  return schemas.flatMap(({ operations }) => operations.map(signatureOf));
}

function signatureOf({ qualifiedName, bindingParameter, parameters }: Operation): string {
  const binding = bindingParameter?.type;
  const name = binding?.type.qualifiedName ?? "";
  const bound = binding === undefined ? [] : [binding.isCollection ? `Collection(${name})` : name];
  return `${qualifiedName}(${[...bound, ...parameters.map((each) => each.name)].join(", ")})`;
}
