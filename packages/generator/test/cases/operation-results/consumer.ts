import type { Equal, Expect } from "../../golden/expect-type.js";
import type * as results from "./expected/src/index.js";

export type Results = [
  Expect<Equal<results.OneResult, results.Item>>,
  Expect<Equal<results.SizeResult, results.Size>>,
  Expect<Equal<results.ManyResult["value"], results.Item[]>>,
  Expect<Equal<results.NamesResult["value"], string[]>>,
  Expect<Equal<results.NameResult["value"], string>>,
  Expect<Equal<results.CountResult["value"], number | string>>,
  Expect<Equal<results.ColorResult["value"], results.Color>>,
];

export function nextPage(page: results.ManyResult): string | undefined {
  return page["@odata.nextLink"];
}

// @ts-expect-error -- an action without a result has no type for it
export type None = results.NoContentResult;
