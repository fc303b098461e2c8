import { suggestName } from "../link/suggest-name.js";
import type {
  ActionImport,
  EntitySet,
  EntityType,
  FunctionImport,
  Model,
  Operation,
  SchemaType,
  Singleton,
} from "../model.js";
import { findType, suggestQualified } from "./find-name.js";
import { followPath, type Step } from "./follow-path.js";
import { importFollowed, rootNotFound } from "./problems.js";

export type ContainerChild = EntitySet | Singleton | ActionImport | FunctionImport;

/** What a root of a slice names. */
export interface Root {
  readonly text: string;
  readonly container?: ContainerChild;
  readonly type?: SchemaType;
  /** What an import stands for. */
  readonly operations?: readonly Operation[];
  /** How a path gets from the container child to the type. */
  readonly steps?: readonly Step[];
}

/**
 * Finds what a root names: a container child (`users` or `/users`), a path through navigation properties and type casts
 * (`/deviceManagement/deviceConfigurations`) or a type, qualified by namespace or alias.
 *
 * @returns the root, or a message saying what was not found.
 */
export function resolveRoot(text: string, model: Model): Root | string {
  const type = findType(text, model);
  if (type !== undefined) return { text, type };
  const [head = "", ...segments] = text.replace(/^\/|\/$/g, "").split("/");
  const children = containerChildren(model);
  const container = children.find((child) => child.name === head);
  if (container === undefined) {
    const suggestion = head.includes(".")
      ? suggestQualified(head, model.types.values(), model)
      : suggestName(
          head,
          children.map(({ name }) => name),
        );
    return rootNotFound(text, suggestion);
  }
  if (segments.length === 0) return { ...rootOf(container), text };
  if (container.kind === "ActionImport" || container.kind === "FunctionImport") {
    return importFollowed(text, container.kind, head);
  }
  const followed = followPath(text, container.entityType, segments, model);
  return typeof followed === "string" ? followed : { text, container, ...followed };
}

/** The root that a container child is as a whole. */
export function rootOf(container: ContainerChild): Root {
  const { name: text } = container;
  switch (container.kind) {
    case "EntitySet":
    case "Singleton":
      return { text, container, type: container.entityType };
    case "ActionImport":
      return { text, container, operations: [container.action] };
    case "FunctionImport":
      return { text, container, operations: container.functions };
  }
}

/** The types that a path leads through: those of its start and its navigation properties. */
export function wayOf({ container, steps = [] }: Root): readonly EntityType[] {
  const start = container !== undefined && "entityType" in container ? [container.entityType] : [];
  const owners = steps.flatMap(({ type, property: { declaringType } }) =>
    declaringType.kind === "EntityType" ? [type, declaringType] : [type],
  );
  return [...start, ...owners];
}

export function containerChildren(model: Model): readonly ContainerChild[] {
  const { container } = model;
  if (container === undefined) return [];
  const { entitySets, singletons, actionImports, functionImports } = container;
  return [...entitySets, ...singletons, ...actionImports, ...functionImports];
}
