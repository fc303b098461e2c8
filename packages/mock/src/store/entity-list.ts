import type { EntitySet, EntityType, NavigationProperty, Singleton } from "@graphslice/csdl";
import type { Entity } from "./entity.js";
import type { JsonObject, JsonValue } from "../json.js";
import { writeKey } from "./key.js";

/** A removed entity, as delta tells of it. */
export interface Removal {
  readonly entity: Entity;
  /** The store's time of the removal. */
  readonly removed: number;
}

/** Removals that a list remembers. Clients that were away for longer start again. */
export const REMEMBERED_REMOVALS = 10_000;

/** The entities of a set, of a containment, or the only one of a singleton. Only the store changes it. */
export class EntityList {
  /** The name of the set or singleton, or the path of the containing navigation property. */
  readonly name: string;
  readonly type: EntityType;
  readonly isSingle: boolean;
  readonly element: EntitySet | Singleton | NavigationProperty;
  /** The entity that contains the list; undefined for those of the container. */
  readonly owner: Entity | undefined;
  readonly removals: Removal[] = [];
  /** Properties whose values no two entities may share. */
  readonly uniques: readonly string[];
  /** The store's time before which removals are forgotten. */
  forgotten = 0;
  /** Numbers below it are taken as keys, or were. */
  nextNumber = 1;
  private byKey = new Map<string, Entity>();
  /** How many entities have a value of a unique property. */
  private readonly counts = new Map<string, number>();
  private returning: [key: string, entity: Entity][] = [];
  private cached: readonly Entity[] | undefined;

  constructor(parts: {
    readonly name: string;
    readonly type: EntityType;
    readonly isSingle: boolean;
    readonly element: EntitySet | Singleton | NavigationProperty;
    readonly owner?: Entity;
    readonly uniques: readonly string[];
  }) {
    this.name = parts.name;
    this.type = parts.type;
    this.isSingle = parts.isSingle;
    this.element = parts.element;
    this.owner = parts.owner;
    this.uniques = parts.uniques;
  }

  /** In the order of creation. */
  get items(): readonly Entity[] {
    return (this.cached ??= [...this.byKey.values()]);
  }

  get size(): number {
    return this.byKey.size;
  }

  find(key: string): Entity | undefined {
    return this.byKey.get(key);
  }

  add(key: string, entity: Entity): void {
    this.byKey.set(key, entity);
    this.countValues(entity.values, 1);
    this.cached = undefined;
  }

  take(key: string): void {
    const entity = this.byKey.get(key);
    if (entity !== undefined) this.countValues(entity.values, -1);
    this.byKey.delete(key);
    this.cached = undefined;
  }

  /** Remembers an entity that was taken, for `restore`. */
  returnLater(key: string, entity: Entity): void {
    this.returning.push([key, entity]);
  }

  /** Puts entities back where they were, when all else is as it was; those that were added as well stay away. */
  restore(): void {
    const entries = [...this.byKey, ...this.returning.filter(([, { isDeleted }]) => !isDeleted)];
    this.returning = [];
    this.byKey = new Map(entries.sort(([, a], [, b]) => a.sequence - b.sequence));
    this.cached = undefined;
    this.counts.clear();
    for (const { values } of this.byKey.values()) this.countValues(values, 1);
  }

  /** Told of an entity's new values. */
  recount(before: JsonObject, after: JsonObject): void {
    this.countValues(before, -1);
    this.countValues(after, 1);
  }

  /** How many entities of the list have the value of a unique property. */
  countOf(name: string, value: JsonValue): number {
    return this.counts.get(countKey(name, value)) ?? 0;
  }

  private countValues(values: JsonObject, step: 1 | -1): void {
    for (const name of this.uniques) {
      const value = values[name];
      if (value === undefined || value === null) continue;
      const key = countKey(name, value);
      const count = (this.counts.get(key) ?? 0) + step;
      if (count === 0) this.counts.delete(key);
      else this.counts.set(key, count);
    }
  }

  /** The name of the set or singleton that the path to the list starts at. */
  get root(): string {
    return rootOf(this);
  }

  /** The path from the service root: `users('x')/messages`. */
  get path(): string {
    return pathOfList(this);
  }
}

function rootOf({ name, owner }: EntityList): string {
  return owner?.home === undefined ? name : rootOf(owner.home);
}

function pathOfList({ name, owner }: EntityList): string {
  return owner?.home === undefined ? name : `${pathOf(owner)}/${name}`;
}

/** The path of an entity from the service root: `users('x')`, `officeConfiguration`. */
export function pathOf(entity: Entity): string {
  return (entity.address ??= createPath(entity));
}

function createPath({ home, type, values }: Entity): string {
  if (home === undefined) return "";
  return home.isSingle ? home.path : `${home.path}${writeKey(type, values)}`;
}

function countKey(name: string, value: JsonValue): string {
  return `${name} ${JSON.stringify(value)}`;
}
