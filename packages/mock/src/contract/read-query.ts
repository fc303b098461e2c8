import type { QueryOptions } from "@graphslice/runtime";

/**
 * Reads a query as a client is given it: what has a name there by that name, the rest as it is.
 *
 * @returns `undefined` for a query that cannot be given so: with an option twice, or without a value.
 */
export function readQuery(text: string): QueryOptions | undefined {
  const given = [...new URLSearchParams(text)];
  const names = new Set(given.map(([name]) => name));
  if (names.size < given.length || given.some(([, value]) => value === "")) return undefined;
  const options = given.map(([name, value]) => readOption(name, value));
  const custom = given.filter((_, index) => options[index] === undefined);
  return Object.assign(
    {},
    ...options,
    custom.length > 0 ? { query: Object.fromEntries(custom) } : {},
  );
}

function readOption(name: string, value: string): QueryOptions | undefined {
  switch (name) {
    case "$select":
      return { select: [value] };
    case "$expand":
      return { expand: [value] };
    case "$orderby":
      return { orderby: [value] };
    case "$filter":
      return { filter: value };
    case "$search":
      return { search: value };
    case "$top":
      return /^\d{1,15}$/.test(value) ? { top: Number(value) } : undefined;
    case "$skip":
      return /^\d{1,15}$/.test(value) ? { skip: Number(value) } : undefined;
    case "$count":
      return /^(?:true|false)$/.test(value) ? { count: value === "true" } : undefined;
    default:
      return undefined;
  }
}
