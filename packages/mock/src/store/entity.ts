import type { EntityType } from "@graphslice/csdl";
import type { Item } from "../item.js";
import type { JsonObject } from "../json.js";
import type { EntityList } from "./entity-list.js";

/** Bytes of a stream property or of a media entity. */
export interface StreamValue {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  /** The store's time of the last write, for ETags. */
  readonly changed: number;
}

/** The name under which a media entity keeps its own stream. */
export const MEDIA = "$value";

/** What an entity was last written as in an answer; the store forgets it when the entity changes. */
export interface WrittenEntity {
  /** Who has written it, and how: the same objects write the same. */
  readonly service: object;
  readonly format: object;
  readonly declared: object;
  readonly properties: object | undefined;
  /** What is between the object's braces. */
  readonly members: string;
}

/** An entity of the store. Only the store changes it, so that changes can be undone. */
export class Entity implements Item {
  readonly type: EntityType;
  values: JsonObject;
  /** Where the entity is; undefined for what a function computed. */
  readonly home: EntityList | undefined;
  /** The place in the order in which entities were made. */
  readonly sequence: number;
  /** The store's time of creation and of the last change; ETags and delta tell by it. */
  readonly created: number;
  changed: number;
  isDeleted = false;
  /** What it contains, by the path of the navigation property. */
  lists: Map<string, EntityList> | undefined;
  /** What it refers to, by the path of the navigation property. */
  references: Map<string, Set<Entity>> | undefined;
  streams: ReadonlyMap<string, StreamValue> | undefined;
  written: WrittenEntity | undefined;
  /** What `pathOf` gives, once it was asked; keys stay as they are. */
  address: string | undefined;
  /** Whether it is a singleton's that nobody has described. */
  readonly isDefault: boolean;
  /** Whether what it contains is made up when it is first asked for. */
  readonly isSeeded: boolean;

  constructor(parts: {
    readonly type: EntityType;
    readonly values: JsonObject;
    readonly home?: EntityList;
    readonly sequence?: number;
    readonly created?: number;
    readonly isSeeded?: boolean;
    readonly isDefault?: boolean;
  }) {
    this.type = parts.type;
    this.values = parts.values;
    this.home = parts.home;
    this.sequence = parts.sequence ?? 0;
    this.created = this.changed = parts.created ?? 0;
    this.isSeeded = parts.isSeeded ?? false;
    this.isDefault = parts.isDefault ?? false;
  }

  /** Whether the entity and all that contain it are there. */
  get isAlive(): boolean {
    return !isDeletedWithin(this);
  }
}

function isDeletedWithin(start: Entity): boolean {
  for (let entity: Entity | undefined = start; entity !== undefined; entity = entity.home?.owner) {
    if (entity.isDeleted) return true;
  }
  return false;
}
