/**
 * An object's own members on an object without a prototype. Emitted checks enter such a copy where a type declares a
 * member that every object inherits, such as `constructor`.
 */
export const bare = (value: unknown): unknown =>
  typeof value === "object" && value && !Array.isArray(value)
    ? Object.assign(Object.create(null), value)
    : value;
