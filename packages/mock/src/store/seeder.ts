import type { EntityType, TypeReference } from "@graphslice/csdl";
import type { JsonObject, JsonValue } from "../json.js";

/** Makes up what a mock with a seed holds and answers before anyone has written anything. */
export interface Seeder {
  /**
   * Structural properties, the key among them; `@odata.type` where it is not of the type itself. No navigation.
   *
   * @param path from the service root, e.g. `users/0`; what is made up depends on it and the seed
   * @returns undefined for a type without instances
   */
  readonly createEntity: (type: EntityType, path: string) => JsonObject | undefined;
  /** What an operation without behaviour returns. */
  readonly createValue: (type: TypeReference, path: string) => JsonValue;
}
