import { lineageOf, descendantsOf } from "../hierarchy.js";
import { suggestName } from "../link/suggest-name.js";
import type {
  ActionImport,
  EntitySet,
  EntityType,
  FunctionImport,
  Model,
  NavigationProperty,
  SchemaType,
  Singleton,
} from "../model.js";

export type ContainerChild = EntitySet | Singleton | ActionImport | FunctionImport;

/** One step of a path root: only this navigation property of the type is wanted. */
export interface Step {
  readonly type: EntityType;
  readonly property: NavigationProperty;
}

/** What a root of a slice names. */
export interface Root {
  readonly text: string;
  readonly container?: ContainerChild;
  readonly type?: SchemaType;
  readonly steps: readonly Step[];
}

/**
 * Finds what a root names: a container child (`users` or `/users`), a path through navigation properties
 * (`/deviceManagement/deviceConfigurations`) or a qualified type name.
 *
 * @returns the root, or a message saying what was not found.
 */
export function resolveRoot(text: string, model: Model): Root | string {
  const type = findType(text, model);
  if (type !== undefined) return { text, type, steps: [] };
  const [head = "", ...segments] = text.replace(/^\/|\/$/g, "").split("/");
  const children = containerChildren(model);
  const container = children.find((child) => child.name === head);
  if (container === undefined) {
    const names = text.includes(".")
      ? [...model.types.keys()]
      : children.map((child) => child.name);
    return `"${text}" names neither a type nor a child of the entity container${didYouMean(text.includes(".") ? text : head, names)}`;
  }
  if (container.kind === "ActionImport" || container.kind === "FunctionImport") {
    return { text, container, steps: [] };
  }
  const steps: Step[] = [];
  let current = container.entityType;
  for (const segment of segments) {
    const cast = findType(segment, model);
    if (cast?.kind === "EntityType") {
      current = cast;
      continue;
    }
    const owners = [...lineageOf(current), ...descendantsOf(current)];
    const property = owners.flatMap((t) => t.navigationProperties).find((p) => p.name === segment);
    if (property === undefined || property.type.type.kind !== "EntityType") {
      const names = owners.flatMap((t) => t.navigationProperties).map((p) => p.name);
      return `"${text}": ${current.qualifiedName} has no navigation property "${segment}"${didYouMean(segment, names)}`;
    }
    steps.push({ type: current, property });
    current = property.type.type;
  }
  return { text, container, type: current, steps };
}

export function containerChildren(model: Model): readonly ContainerChild[] {
  const { container } = model;
  if (container === undefined) return [];
  const { entitySets, singletons, actionImports, functionImports } = container;
  return [...entitySets, ...singletons, ...actionImports, ...functionImports];
}

/** A type by its qualified name, written with the namespace or an alias. */
export function findType(name: string, model: Model): SchemaType | undefined {
  const type = model.types.get(name);
  if (type !== undefined) return type;
  const dot = name.lastIndexOf(".");
  const schema = model.schemas.find(
    ({ alias }) => alias !== undefined && alias === name.slice(0, dot),
  );
  return schema === undefined ? undefined : model.types.get(schema.namespace + name.slice(dot));
}

function didYouMean(name: string, candidates: Iterable<string>): string {
  const suggestion = suggestName(name, candidates);
  return suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
}
