import { allNavigationProperties, allProperties } from "../hierarchy.js";
import type { Model, SchemaType } from "../model.js";
import { containerChildren } from "../select/resolve-root.js";
import { isStructured, pathOfOperation } from "./names.js";
import { byCodeUnits } from "./print-expression.js";

/** An element, and which of several models have it, in their order. */
export interface Availability {
  readonly element: string;
  /** As `diffModels` names it; overloads of an operation are one. */
  readonly path: string;
  readonly isIn: readonly boolean[];
}

/**
 * Which types, members, operations and children of the container are in which of several models, by path. A member is told
 * of by each type that declares it in any of them; a type that inherits it has it as well.
 */
export function listAvailability(models: readonly Model[]): readonly Availability[] {
  const rows = new Map<string, { element: string; path: string; isIn: boolean[] }>();
  const mark = (element: string, path: string, index: number): void => {
    const known = rows.get(path);
    const row = known ?? { element, path, isIn: models.map(() => false) };
    row.isIn[index] = true;
    if (known === undefined) rows.set(path, row);
  };
  const declared = declaredMembers(models);
  models.forEach((model, index) => {
    for (const type of model.types.values()) {
      mark(type.kind, type.qualifiedName, index);
      for (const { kind, name } of membersOf(type)) {
        const path = `${type.qualifiedName}/${name}`;
        if (declared.has(path)) mark(kind, path, index);
      }
    }
    for (const operation of model.schemas.flatMap(({ operations }) => operations)) {
      mark(operation.kind, pathOfOperation(operation, false), index);
    }
    for (const { kind, name } of containerChildren(model)) mark(kind, `/${name}`, index);
  });
  return [...rows.values()].sort((a, b) => byCodeUnits(a.path, b.path));
}

/** The rows that say something: what some models lack, without the members of types that they lack as a whole. */
export function selectDifferences(rows: readonly Availability[]): readonly Availability[] {
  const byPath = new Map(rows.map((row) => [row.path, row]));
  return rows.filter(({ path, isIn }) => {
    const owner = byPath.get(path.slice(0, path.lastIndexOf("/")));
    return isIn.some((has, index) => !has && (owner?.isIn[index] ?? true));
  });
}

function membersOf(type: SchemaType): readonly { readonly kind: string; readonly name: string }[] {
  if (isStructured(type)) return [...allProperties(type), ...allNavigationProperties(type)];
  return type.kind === "EnumType" ? type.members : [];
}

function declaredMembers(models: readonly Model[]): ReadonlySet<string> {
  const paths = models.flatMap(({ types }) =>
    [...types.values()].flatMap((type) => {
      const own = isStructured(type)
        ? [...type.properties, ...type.navigationProperties]
        : membersOf(type);
      return own.map(({ name }) => `${type.qualifiedName}/${name}`);
    }),
  );
  return new Set(paths);
}
