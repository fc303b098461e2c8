import type { EntityType, TypeReference } from "@graphslice/csdl";
import type { JsonObject, JsonValue } from "../json.js";
import type { StreamValue } from "./entity.js";

/** Makes up what a mock with a seed holds and answers before anyone has written anything. */
export interface Seeder {
  /**
   * Structural properties, the key among them; `@odata.type` where it is not of the type itself. No navigation.
   *
   * @param path from the service root, e.g. `users/0`; what is made up depends on it and the seed
   * @returns undefined for a type without instances
   */
  readonly createEntity: (type: EntityType, path: string) => JsonObject | undefined;
  /** The types that entities have where a type is declared: itself, and all that derive from it, but abstract ones. */
  readonly typesOf: (type: EntityType) => readonly EntityType[];
  /** The streams of an entity, by the names that it keeps them under. */
  readonly createStreams: (
    type: EntityType,
    values: JsonObject,
    path: string,
  ) => ReadonlyMap<string, StreamValue>;
  /** What an operation without behaviour returns. */
  readonly createValue: (type: TypeReference, path: string) => JsonValue;
}
