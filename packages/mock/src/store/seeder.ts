import type { EntityType, TypeReference } from "@graphslice/csdl";
import type { JsonObject, JsonValue } from "../json.js";

/** Where a made-up value stands, and what else it depends on. */
export interface SeedPlace {
  readonly seed: number;
  /** The path from the service root, e.g. `users/0`; each value is a function of it and the seed. */
  readonly path: string;
}

/** Makes up what a mock with a seed holds and answers before anyone has written anything. */
export interface Seeder {
  /** Structural properties, the key among them; `@odata.type` where it is not of the type itself. No navigation. */
  readonly createEntity: (type: EntityType, place: SeedPlace) => JsonObject;
  /** What an operation without behaviour returns. */
  readonly createValue: (type: TypeReference, place: SeedPlace) => JsonValue;
}
