import type { Order, OrderCreate } from "./expected/src/index.js";

export const customerOf = (order: Order): string | undefined => order.customer?.id;
export const linked: OrderCreate = { "customer@odata.bind": "https://example.com/customers('1')" };
// @ts-expect-error -- the slice does not know what a customer consists of
export const nested: OrderCreate = { customer: { id: "1" } };
