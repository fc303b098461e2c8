import type { Order, OrderCreate, OrderLine, OrderLineUpdate } from "./expected/src/index.js";

export const order: Order = { number: "9007199254740993" };
// @ts-expect-error -- every response has the key
export const keyless: Order = { state: "open" };
// @ts-expect-error -- every part of it
export const half: OrderLine = { order: 1 };

export const created: OrderCreate = { state: "open" };
// @ts-expect-error -- neither null nor a default is a way out
export const stateless: OrderCreate = { number: 1 };
// @ts-expect-error -- a key does not change
export const renumbered: OrderLineUpdate = { line: 2 };
