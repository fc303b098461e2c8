import type { Model } from "@graphslice/csdl";
import type { Har, HarEntry } from "../har/har.js";
import { readModel } from "../read-model.js";
import { ModelIndex } from "../resource/model-index.js";
import { checkClient } from "./check-client.js";
import { checkMemory } from "./check-memory.js";
import { ContractError } from "./contract-error.js";
import type { Contract, ContractOptions, ContractTest } from "./contract.js";
import { expandBatch } from "./expand-batch.js";

/** What is wrong with a recorded exchange. */
interface Finding {
  /** The exchange's number in the recording. */
  readonly index: number;
  readonly entry: HarEntry;
  readonly differences: readonly string[];
}

/**
 * Lists the tests of a slice's recordings: that each is replayed through the client, with bodies that the validators
 * accept, to the documented result; and, where the state is known, that the Graph in memory answers the same in status,
 * header fields and shape.
 */
export function listContractTests(
  { model, recordings, state, ...contract }: Contract,
  { createGraphClient, schemas, mock, baseUrl: given = contract.baseUrl }: ContractOptions,
): readonly ContractTest[] {
  const baseUrl = given.replace(/\/+$/, "");
  let read: Model | undefined;
  const readOnce = (): Model => (read ??= typeof model === "string" ? readModel(model) : model);

  const throughClient = async ({ log }: Har): Promise<readonly Finding[]> => {
    const check = { createGraphClient, schemas, baseUrl, index: new ModelIndex(readOnce()) };
    const findings: Finding[] = [];
    for (const { index, entry } of selectEntries(log.entries, baseUrl)) {
      for (const each of [entry, ...expandBatch(entry, baseUrl)]) {
        findings.push({ index, entry: each, differences: await checkClient(each, check) });
      }
    }
    return findings;
  };
  const inMemory = async ({ log }: Har): Promise<readonly Finding[]> => {
    if (state === undefined) return [];
    const selected = selectEntries(log.entries, baseUrl);
    const entries = selected.map(({ entry }) => entry);
    const differences = await checkMemory(entries, { model: readOnce(), baseUrl, state, mock });
    return selected.map((each, number) => ({ ...each, differences: differences[number] ?? [] }));
  };

  const create = (
    recording: string,
    against: ContractTest["against"],
    title: string,
    find: (har: Har) => Promise<readonly Finding[]>,
  ): ContractTest => ({
    name: `${recording}: ${title}`,
    recording,
    against,
    run: async () => judge(recording, title, baseUrl, await load(recordings, recording), find),
  });
  return Object.keys(recordings).flatMap((recording) => [
    create(recording, "client", "through the client", throughClient),
    ...(state === undefined ? [] : [create(recording, "memory", "in memory", inMemory)]),
  ]);
}

async function load(recordings: Contract["recordings"], name: string): Promise<Har> {
  const har = await recordings[name]?.();
  if (har === undefined) throw new ContractError(`There is no recording "${name}"`, []);
  return har;
}

async function judge(
  recording: string,
  title: string,
  baseUrl: string,
  har: Har,
  find: (har: Har) => Promise<readonly Finding[]>,
): Promise<void> {
  const findings = await find(har);
  const problems = findings.flatMap(({ index, entry: { request, response }, differences }) =>
    differences.map((difference) => {
      const address = request.url.slice(baseUrl.length);
      return `${index}: ${request.method} ${address} ${response.status}: ${difference}`;
    }),
  );
  if (findings.length === 0) problems.push(describeEmpty(har, baseUrl));
  if (problems.length > 0) {
    throw new ContractError(`The recording "${recording}" does not hold ${title}`, problems);
  }
}

/** The exchanges with the service; browsers record others, too. */
function selectEntries(
  entries: readonly HarEntry[],
  baseUrl: string,
): readonly Pick<Finding, "index" | "entry">[] {
  return entries
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry }) => isBelow(entry.request.url, baseUrl));
}

function isBelow(url: string, baseUrl: string): boolean {
  return url.startsWith(baseUrl) && /^(?:[/?]|$)/.test(url.slice(baseUrl.length));
}

function describeEmpty({ log }: Har, baseUrl: string): string {
  const [first] = log.entries;
  const found = first === undefined ? "none" : `${first.request.method} ${first.request.url}`;
  return `expected requests to ${baseUrl} but found ${found}; say the baseUrl that was recorded`;
}
