import type { Equal, Expect } from "../../golden/expect-type.js";
import type {
  Door,
  DoorCollectionOpenParameters,
  DoorCollectionOpenResult,
  DoorInspectParameters,
  DoorOpenParameters,
} from "./expected/src/index.js";

export const open: DoorOpenParameters = { angle: 90 };
export const openForOf: DoorOpenParameters = { angle: 90, reason: null };
// @ts-expect-error -- the angle must be given
export const ajar: DoorOpenParameters = { reason: "draught" };
export const all: DoorCollectionOpenParameters = { ids: [] };

export const onDay: DoorInspectParameters = { on: "2026-01-31" };
export const between: DoorInspectParameters = { from: "2026-01-01", to: "2026-01-31" };
// @ts-expect-error -- no overload takes the start alone
export const since: DoorInspectParameters = { from: "2026-01-01" };

export type Opened = Expect<Equal<DoorCollectionOpenResult["value"], Door[]>>;
