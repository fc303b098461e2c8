import { createClient, type SchemaCall, type StandardSchema } from "@graphslice/runtime";
import {
  ContractError,
  listContractTests,
  type ContractOptions,
  type ContractTest,
} from "../../src/contract/index.js";
import type { Har, HarEntry } from "../../src/har/index.js";
import { BASE, MODEL, STATE } from "./shop.js";

/** Prices are numbers, in requests and in responses. */
export const schemas = ({ url }: SchemaCall) => {
  const schema: StandardSchema = {
    "~standard": {
      version: 1,
      vendor: "test",
      validate: (value) => {
        const price: unknown = Object(value)["price"];
        return price === undefined || typeof price === "number"
          ? { value }
          : { issues: [{ message: "Invalid price: expected Int32" }] };
      },
    },
  };
  return url.includes("/products") ? { request: schema, response: schema } : undefined;
};

/** The tests of a recording of the shop. */
export function list(har: Har, options: Partial<ContractOptions> = {}, isKnown = true) {
  return listContractTests(
    {
      model: MODEL,
      baseUrl: BASE,
      recordings: { seen: async () => har },
      ...(isKnown ? { state: STATE } : {}),
    },
    {
      createGraphClient: (given) => createClient({ ...given, baseUrl: given.baseUrl ?? "" }),
      schemas,
      ...options,
    },
  );
}

/** What tests tell, by what they hold a recording against. */
export async function run(tests: readonly ContractTest[]) {
  const found: Record<string, readonly string[]> = {};
  for (const { against, run } of tests) {
    try {
      await run();
      found[against] = [];
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      found[against] = error.problems;
    }
  }
  return found;
}

/** What is told of a recording that holds. */
export const held = { client: [], memory: [] };

/** The recording with another answer. */
export function change(har: Har, edit: (text: string) => string): Har {
  return JSON.parse(edit(JSON.stringify(har)));
}

/** The recording with its first exchange answered otherwise. */
export function answerWith(har: Har, response: Partial<HarEntry["response"]>): Har {
  const [first, ...others] = har.log.entries;
  if (first === undefined) return har;
  const entry = { ...first, response: { ...first.response, ...response } };
  return { log: { ...har.log, entries: [entry, ...others] } };
}
