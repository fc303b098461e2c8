import { createBare } from "../create-bare.js";
import { layoutOf } from "../resource/type-layout.js";
import { createGuid } from "./create-guid.js";
import { concreteTypeOf, addDefaults } from "./default-value.js";
import type { EntityList } from "./entity-list.js";
import type { Store } from "./store.js";

/** Gives a singleton that nobody has described its entity: with a key, and what cannot be absent. */
export function addDefault(list: EntityList, store: Store): void {
  const type = concreteTypeOf(list.type);
  const values = createBare();
  for (const { name, property } of layoutOf(type).key) {
    // The same each time, so that a saved state need not tell of what nobody has changed.
    const isText = /^Edm\.(String|Guid)$/.test(property.type.type.qualifiedName);
    values[name] = isText ? createGuid(store.seed, list.path) : store.createKey(property, list);
  }
  addDefaults(type, values, store.now);
  store.add(list, type, values, "default");
}
