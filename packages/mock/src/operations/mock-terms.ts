/** The vocabulary in which metadata says how a mock behaves. */
const NAMESPACE = "Graphslice.Mock.V1";

/** Tag, on a property: no other entity of the same collection has its value; 409 otherwise. */
export const UNIQUE = `${NAMESPACE}.Unique`;

/** Navigation property path, on a bound action: its only collection of entities takes the place of that navigation's content, which is returned. */
export const REPLACES = `${NAMESPACE}.Replaces`;

/**
 * Record, on an action bound to a collection: the parameter `Keys` names entities of it, and the parameter `Values` has, in
 * the same order, their new values of `Property`.
 */
export const SETS_EACH = `${NAMESPACE}.SetsEach`;

/** Record, on a navigation property or an action: statuses that the reference pages give for `Insert`, `Delete` or `Call`. */
export const DOCUMENTED = `${NAMESPACE}.Documented`;
