import type { Model, SchemaType } from "@graphslice/csdl";
import fc from "fast-check";
import type { Mode } from "../validators/validator-package.js";
import { drawValue } from "./draw-value.js";
import { mutateValue } from "./mutate-value.js";

/**
 * Random values of a type: half of them as they should be but for a slip now and then, the others changed in a place or
 * two.
 */
export function valuesOf(type: SchemaType, mode: Mode, { schemas }: Model): fc.Arbitrary<unknown> {
  const aliases = new Map(
    schemas.flatMap(({ namespace, alias }) =>
      alias === undefined ? [] : [[namespace, alias] as const],
    ),
  );
  return fc.gen().map((draw) => {
    let value = drawValue(type, { draw, mode, aliases });
    for (let count = draw(fc.integer, { min: -1, max: 2 }); count > 0; count -= 1) {
      value = mutateValue(value, draw);
    }
    return value;
  });
}
