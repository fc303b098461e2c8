import type { Equal, Expect } from "../../golden/expect-type.js";
import type { Color, Door, Nothing, OData, Permissions } from "./expected/src/index.js";

export const known: Color = "red";
export const newer: Color = "purple";
export const several: Permissions = "look,touch";
export const any: Nothing = "whatever";
// @ts-expect-error -- values are names
export const number: Color = 0;

export function mix(color: Color): string {
  switch (color) {
    case "red":
      return "warm";
    default:
      return color;
  }
}

// Were the names lost in `string`, editors would suggest none.
export type Known = Expect<Equal<Extract<Color, "green">, "green">>;
export type Rest = Expect<Equal<Exclude<Color, "red" | "green" | "blue">, OData.OtherString>>;
export type Members = [
  Expect<Equal<Door["color"], Color>>,
  Expect<Equal<Door["former"], Color[] | undefined>>,
  Expect<Equal<Door["granted"], Permissions | null | undefined>>,
];
