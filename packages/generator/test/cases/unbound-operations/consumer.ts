import type { Equal, Expect } from "../../golden/expect-type.js";
import type { PlanParameters, PlanResult, Trip } from "./expected/src/index.js";

export const oneWay: PlanParameters = { from: "here" };
export const planned: PlanParameters = { from: "here", to: "there", at: null };
// @ts-expect-error -- optional, but never null
export const nowhere: PlanParameters = { from: "here", to: null };
export type Result = Expect<Equal<PlanResult, Trip>>;
