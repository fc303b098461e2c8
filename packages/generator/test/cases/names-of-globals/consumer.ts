import type { Array, Event, Process, Set } from "./expected/src/index.js";

export const processes = (event: Event): Process[] | undefined => event.processes;
export const items = ({ items = [] }: Set): (string | null | undefined)[] =>
  items.map(({ class: own, __proto__: odd }) => own ?? odd);
export const array: Array = { constructor: null, delete: null, new: "new", toString: null };
