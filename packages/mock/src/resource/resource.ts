import type { Action, EntityType, Property, StructuredType, TypeReference } from "@graphslice/csdl";
import type { JsonObject, JsonValue } from "../json.js";
import type { Entity } from "../store/entity.js";
import type { Relation } from "../store/relation.js";

/** What a path leads to (OData 4.0 Part 2 §4). */
export type Resource =
  | { readonly kind: "service" | "metadata" | "batch" }
  | CollectionResource
  | EntityResource
  | PropertyResource
  | ValueResource
  | StreamResource
  | { readonly kind: "raw"; readonly of: PropertyResource | ValueResource }
  | { readonly kind: "count"; readonly of: CollectionResource | PropertyResource | ValueResource }
  | { readonly kind: "reference"; readonly of: CollectionResource | EntityResource }
  | ActionResource
  | DeltaResource;

export interface CollectionResource {
  readonly kind: "collection";
  readonly relation: Relation;
  /** The declared type of the items, or the one that a cast asks for. */
  readonly type: EntityType;
  /** Items of other types are left out. */
  readonly cast?: EntityType;
  /** What the context URL says: a path without the cast, or the type. */
  readonly context: string;
}

export interface EntityResource {
  readonly kind: "entity";
  /** Where the entity is found, or would be. */
  readonly relation: Relation;
  readonly type: EntityType;
  readonly cast?: EntityType;
  readonly context: string;
  /** Absent if there is none: an unknown key, or a navigation property that is null. */
  readonly entity?: Entity;
  /** The key, or the name of the single-valued property, as the path has it. */
  readonly name: string;
  /** What the key says, as members of a body. */
  readonly key?: JsonObject;
  /** Whether a key was given: then an entity that is absent is not found, and no null. */
  readonly isKeyed: boolean;
}

/** A structural property, at any depth of complex values. */
export interface PropertyResource {
  readonly kind: "property";
  readonly of: EntityResource;
  readonly entity: Entity;
  /** Names from the entity. */
  readonly path: readonly string[];
  /** Undefined for a dynamic property of an open type. */
  readonly property?: Property;
  readonly type?: TypeReference;
  readonly cast?: StructuredType;
  readonly value: JsonValue;
}

/** What a function returned, where it is no entity. */
export interface ValueResource {
  readonly kind: "value";
  readonly type: TypeReference;
  readonly value: JsonValue;
}

/** A stream property, or, without one, the stream of a media entity. */
export interface StreamResource {
  readonly kind: "stream";
  readonly of: EntityResource;
  readonly entity: Entity;
  readonly property?: Property;
}

export interface ActionResource {
  readonly kind: "action";
  readonly overloads: readonly Action[];
  readonly binding?: Binding;
}

export interface DeltaResource {
  readonly kind: "delta";
  readonly of: CollectionResource;
}

export type Binding = CollectionResource | EntityResource | PropertyResource;
