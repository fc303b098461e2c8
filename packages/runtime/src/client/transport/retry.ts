export { readRetryAfter } from "./retry-after.js";
export { backOff } from "./retry-delay.js";
