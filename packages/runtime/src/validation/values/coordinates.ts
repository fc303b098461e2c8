/** Whether a value is a position of two numbers at least (level 0), or an array of what is one level below. */
export const isCoordinates = (value: unknown, level: number): boolean =>
  Array.isArray(value) &&
  (level === 0
    ? value.length > 1 && value.every((part) => Number.isFinite(part))
    : value.every((part) => isCoordinates(part, level - 1)));
