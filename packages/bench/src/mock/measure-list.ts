import { performance } from "node:perf_hooks";
import { createConfigurations } from "./create-configurations.js";

const COUNT = 100_000;
const PAGE =
  "https://graph.microsoft.com/beta/officeConfiguration/clientConfigurations" +
  "?$filter=priority gt 50000 and contains(displayName,'9')&$orderby=displayName desc&$top=50&$count=true";

/** Milliseconds of a filtered, ordered page out of 100,000 configurations: of the first request, and of those after it. */
export async function measureList(runs: number): Promise<readonly number[]> {
  const mock = createConfigurations(COUNT);
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    const response = await mock.fetch(PAGE);
    const { value }: { readonly value: readonly unknown[] } = JSON.parse(await response.text());
    times.push(performance.now() - start);
    if (value.length !== 50) throw new Error(`the page has ${value.length} items`);
  }
  return times;
}
