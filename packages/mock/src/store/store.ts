import {
  isOrDerivesFrom,
  type EntitySet,
  type EntityType,
  type NavigationProperty,
  type Property,
  type Singleton,
} from "@graphslice/csdl";
import type { Navigator } from "../item.js";
import type { JsonObject, JsonValue } from "../json.js";
import { Refusal } from "../refusal.js";
import type { ModelIndex } from "../resource/model-index.js";
import { layoutOf } from "../resource/type-layout.js";
import { addDefault } from "./add-default.js";
import { addMadeUp } from "./add-made-up.js";
import { chooseReferences } from "./choose-references.js";
import { createGuid } from "./create-guid.js";
import { createNavigator } from "./create-navigator.js";
import { Entity, type StreamValue } from "./entity.js";
import { EntityList, REMEMBERED_REMOVALS } from "./entity-list.js";
import { keyTextOf, keyValuesOf, normalizeKey } from "./key.js";
import type { Relation } from "./relation.js";
import type { Seeder } from "./seeder.js";

export interface StoreOptions {
  readonly index: ModelIndex;
  /** For ids and made-up values. */
  readonly seed: number;
  /** Absent where lists start empty. */
  readonly seeder?: Seeder;
  /** Entities that are made up at most, so that whoever only reads does not fill the memory; 200,000 if not given. */
  readonly mostMadeUp?: number;
  readonly now: () => Date;
  /** Answers functions in expressions. */
  readonly callFunction: Navigator["callFunction"];
}

const NONE: readonly Entity[] = [];

/** All state of a mock. Writes happen in transactions: when one fails, what it has done is undone. */
export class Store {
  readonly index: ModelIndex;
  /** Counts transactions; entities remember when they changed. */
  time = 1;
  /** Follows navigation for queries. */
  readonly navigator: Navigator;
  private readonly options: StoreOptions;
  private readonly roots = new Map<string, EntityList>();
  private undo: (() => void)[] | undefined;
  /** Lists to which entities return when a transaction is undone: each is put in order once. */
  private readonly unsorted = new Set<EntityList>();
  /** References that a transaction has changed: what they were is kept once. */
  private readonly saved = new Set<Set<Entity>>();
  /** What a transaction has removed. */
  private removed: Entity[] = [];
  private madeUp = 0;
  private sequence = 0;
  private ids = 0;

  constructor(options: StoreOptions) {
    this.index = options.index;
    this.options = options;
    this.navigator = createNavigator(this, options.callFunction);
  }

  /** The list of an entity set, or the one of a singleton, which always has its entity. */
  root(member: EntitySet | Singleton): EntityList {
    return this.roots.get(member.name) ?? this.createRoot(member);
  }

  /** The roots that have been used, in the order of their first use. */
  get usedRoots(): readonly EntityList[] {
    return [...this.roots.values()];
  }

  /** @param isFilled false where what it holds is about to be loaded. */
  createRoot(member: EntitySet | Singleton, isFilled = true): EntityList {
    const list = new EntityList({
      name: member.name,
      type: member.entityType,
      isSingle: member.kind === "Singleton",
      element: member,
      uniques: this.index.uniquePropertiesOf(member.entityType),
    });
    this.roots.set(member.name, list);
    if (isFilled) this.populate(list);
    return list;
  }

  /** What a navigation property leads to from an entity. */
  relate(owner: Entity, property: NavigationProperty, path = property.name): Relation {
    const member = this.index.targetOf(property, owner.home?.root);
    if (member !== undefined && owner.home !== undefined) {
      return { kind: "references", owner, property, path, target: this.root(member) };
    }
    const list = owner.lists?.get(path) ?? this.createContained(owner, property, path);
    if (property.containsTarget || owner.home === undefined) return { kind: "list", list };
    // Where no set has what is referred to, the owner keeps it, and refers to it and to others alike.
    return { kind: "references", owner, property, path, target: list };
  }

  private createContained(owner: Entity, property: NavigationProperty, path: string): EntityList {
    const { type, isCollection } = property.type;
    if (type.kind !== "EntityType") throw new Refusal(501, `${path} has no entity type.`);
    const list = new EntityList({
      name: path,
      type,
      isSingle: !isCollection,
      element: property,
      owner,
      uniques: this.index.uniquePropertiesOf(type),
    });
    (owner.lists ??= new Map()).set(path, list);
    if (owner.isSeeded) this.populate(list);
    return list;
  }

  itemsOf(relation: Relation): readonly Entity[] {
    switch (relation.kind) {
      case "list":
        return relation.list.items;
      case "references": {
        const references = this.referencesOf(relation);
        return references.size === 0 ? NONE : [...references].filter(({ isAlive }) => isAlive);
      }
      case "computed":
        return relation.items;
    }
  }

  /** The entity with a key, as `keyTextOf` writes it. */
  find(relation: Relation, key: string): Entity | undefined {
    if (relation.kind === "list")
      return relation.list.find(key) ?? this.findInDerived(relation.list, key);
    return this.itemsOf(relation).find(({ type, values }) => keyTextOf(type, values) === key);
  }

  /** A set of a base type finds what sets of its derived types hold, as `directoryObjects` does. */
  findInDerived(list: EntityList, key: string): Entity | undefined {
    for (const member of this.setsUnder(list)) {
      const found = this.root(member).find(key);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The sets whose types derive from that of a set. */
  setsUnder({ element, type }: EntityList): readonly EntitySet[] {
    if (element.kind !== "EntitySet") return [];
    return [...this.index.members.values()].filter(
      (member): member is EntitySet =>
        member.kind === "EntitySet" &&
        member.entityType !== type &&
        isOrDerivesFrom(member.entityType, type),
    );
  }

  /** Whether a transaction is under way. */
  get isWriting(): boolean {
    return this.undo !== undefined;
  }

  /** Runs a write. What it throws undoes all that it has changed; also within another write, which may go on. */
  transact<T>(work: () => T): T {
    if (this.undo !== undefined) return this.transactWithin(this.undo, work);
    const undo: (() => void)[] = [];
    this.undo = undo;
    this.time++;
    try {
      const result = work();
      for (const entity of this.removed) strip(entity);
      return result;
    } catch (error) {
      this.undoFrom(undo, 0);
      throw error;
    } finally {
      this.undo = undefined;
      this.removed = [];
      this.saved.clear();
      this.unsorted.clear();
    }
  }

  private transactWithin<T>(undo: (() => void)[], work: () => T): T {
    const { removed } = this;
    const steps = undo.length;
    this.removed = [];
    // What the outer write has changed is kept as it is now, too.
    this.saved.clear();
    try {
      const result = work();
      removed.push(...this.removed);
      return result;
    } catch (error) {
      this.undoFrom(undo, steps);
      throw error;
    } finally {
      this.removed = removed;
    }
  }

  private undoFrom(undo: (() => void)[], steps: number): void {
    for (const step of undo.splice(steps).reverse()) step();
    for (const list of this.unsorted) list.restore();
    this.saved.clear();
  }

  /** @throws {Refusal} 409 if the list has an entity with the same key. */
  add(
    list: EntityList,
    type: EntityType,
    values: JsonObject,
    origin?: "seeded" | "default",
  ): Entity {
    const isSeeded = origin === "seeded";
    const entity = new Entity({
      type,
      values,
      home: list,
      sequence: ++this.sequence,
      created: isSeeded ? 0 : this.time,
      isSeeded,
      isDefault: origin === "default",
    });
    const key = this.keyIn(list, entity);
    if (list.find(key) !== undefined) {
      throw new Refusal(
        409,
        `Another object with the same key '${key.slice(0, 100)}' already exists.`,
      );
    }
    list.add(key, entity);
    this.undo?.push(() => {
      list.take(key);
      entity.isDeleted = true;
    });
    return entity;
  }

  remove(entity: Entity): void {
    const { home } = entity;
    if (home === undefined || entity.isDeleted) return;
    const key = this.keyIn(home, entity);
    home.take(key);
    entity.isDeleted = true;
    home.removals.push({ entity, removed: this.time });
    this.removed.push(entity);
    this.undo?.push(() => {
      home.removals.pop();
      entity.isDeleted = false;
      home.returnLater(key, entity);
      this.unsorted.add(home);
    });
    if (home.removals.length > 2 * REMEMBERED_REMOVALS) {
      home.removals.splice(0, REMEMBERED_REMOVALS);
      home.forgotten = home.removals[0]?.removed ?? this.time;
    }
  }

  /** Gives an entity other values; its key stays as it is. */
  change(entity: Entity, values: JsonObject): void {
    const before = entity.values;
    this.touch(entity);
    entity.values = values;
    entity.home?.recount(before, values);
    this.undo?.push(() => {
      entity.values = before;
      entity.home?.recount(values, before);
    });
  }

  writeStream(entity: Entity, name: string, value: Omit<StreamValue, "changed"> | undefined): void {
    const before = entity.streams;
    this.touch(entity);
    const streams = new Map(before);
    if (value === undefined) streams.delete(name);
    else streams.set(name, { ...value, changed: this.time });
    entity.streams = streams;
    this.undo?.push(() => (entity.streams = before));
  }

  /** Refers to an entity, in place of another one where only one can be referred to; partners refer back. */
  link(relation: Relation & { kind: "references" }, target: Entity, isPartner = false): void {
    const references = this.referencesOf(relation);
    this.makeUpPartner(relation, target);
    this.saveReferences(references);
    if (!relation.property.type.isCollection) {
      for (const old of [...references].filter((it) => it !== target)) this.unlink(relation, old);
    }
    // What is bound again stands last, as it is listed; a partner that refers back anyway stays where it is.
    if (!isPartner) references.delete(target);
    references.add(target);
    if (!isPartner)
      this.eachPartner(relation, target, (partner) => this.link(partner, relation.owner, true));
  }

  unlink(relation: Relation & { kind: "references" }, target: Entity, isPartner = false): void {
    const references = this.referencesOf(relation);
    this.makeUpPartner(relation, target);
    this.saveReferences(references);
    references.delete(target);
    // What the owner keeps cannot be reached otherwise.
    if (target.home === relation.target && relation.target.owner === relation.owner)
      this.remove(target);
    if (!isPartner)
      this.eachPartner(relation, target, (partner) => this.unlink(partner, relation.owner, true));
  }

  /** What a partner refers to is made up of what was there before a write, and so before it is changed. */
  private makeUpPartner(relation: Relation & { kind: "references" }, target: Entity): void {
    this.eachPartner(relation, target, (partner) => void this.referencesOf(partner));
  }

  private eachPartner(
    { property }: Relation & { kind: "references" },
    target: Entity,
    act: (relation: Relation & { kind: "references" }) => void,
  ): void {
    const partner =
      property.partner === undefined
        ? undefined
        : layoutOf(target.type).navigation.get(property.partner);
    const back = partner === undefined ? undefined : this.relate(target, partner);
    if (back?.kind === "references") act(back);
  }

  private referencesOf({
    owner,
    path,
    property,
    target,
  }: Relation & { kind: "references" }): Set<Entity> {
    const references = (owner.references ??= new Map<string, Set<Entity>>());
    let set = references.get(path);
    if (set === undefined) {
      references.set(path, (set = new Set()));
      if (owner.isSeeded) {
        for (const item of chooseReferences(owner, property, target, this)) set.add(item);
      }
    }
    return set;
  }

  private saveReferences(references: Set<Entity>): void {
    if (this.undo === undefined || this.saved.has(references)) return;
    const before = [...references];
    this.saved.add(references);
    // Who refers to what comes and goes does not keep all of it.
    for (const entity of before) if (!entity.isAlive) references.delete(entity);
    this.undo.push(() => {
      references.clear();
      for (const entity of before) references.add(entity);
    });
  }

  private touch(entity: Entity): void {
    const before = entity.changed;
    entity.changed = this.time;
    entity.written = undefined;
    this.undo?.push(() => (entity.changed = before));
  }

  /** A key for an entity that brings none: a Guid, or a number that no other entity has. */
  createKey(property: Property, list: EntityList): JsonValue {
    const { type } = property.type;
    const name = type.kind === "TypeDefinition" ? type.underlyingType.name : type.name;
    if (/^(S?Byte|Int16|Int32|Int64|Decimal)$/.test(name)) {
      while (list.find(normalizeKey(property, list.nextNumber)) !== undefined) list.nextNumber++;
      return list.nextNumber;
    }
    if (name === "DateTimeOffset") return this.now();
    return createGuid(this.options.seed, `${list.name}/${this.ids++}`);
  }

  /** The service's time, as DateTimeOffset. */
  readonly now = (): string => this.options.now().toISOString();

  get seed(): number {
    return this.options.seed;
  }

  get seeder(): Seeder | undefined {
    return this.options.seeder;
  }

  private keyIn(list: EntityList, { type, values, sequence }: Entity): string {
    if (list.isSingle) return "";
    return layoutOf(type).key.length === 0 ? `#${sequence}` : keyTextOf(type, values);
  }

  /** What is there from the start does not depend on when it is asked for, so a transaction that fails does not undo it. */
  private populate(list: EntityList): void {
    const { undo } = this;
    this.undo = undefined;
    try {
      const { seeder, mostMadeUp = 200_000 } = this.options;
      if (seeder !== undefined && this.madeUp < mostMadeUp) {
        addMadeUp(list, seeder, this);
        this.madeUp += list.size;
      }
      if (list.isSingle && list.owner === undefined && list.size === 0) addDefault(list, this);
    } finally {
      this.undo = undo;
    }
  }
}

/** Of what is gone, delta tells the key; all else would only be kept. */
function strip(entity: Entity): void {
  entity.values = keyValuesOf(entity.type, entity.values);
  entity.lists = entity.references = entity.streams = entity.written = undefined;
}
