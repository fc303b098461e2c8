import type { Model } from "@graphslice/csdl";
import type { Har, HarEntry } from "../har/har.js";
import { readModel } from "../read-model.js";
import { ModelIndex } from "../resource/model-index.js";
import type { State } from "../state.js";
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
  /** The id of the part where it is one of a batch. */
  readonly part?: string;
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
      findings.push({ index, entry, differences: await checkClient(entry, check) });
      for (const { id, entry: part } of expandBatch(entry, baseUrl)) {
        const differences = await checkClient(part, check);
        findings.push({ index, entry: part, part: id, differences });
      }
    }
    return findings;
  };
  const inMemory = async ({ log }: Har, state: State): Promise<readonly Finding[]> => {
    const selected = selectEntries(log.entries, baseUrl);
    const entries = selected.map(({ entry }) => entry);
    const findings = await checkMemory(entries, { model: readOnce(), baseUrl, state, mock });
    return selected.flatMap(({ index }, number) =>
      (findings[number] ?? []).map((each) => ({ ...each, index })),
    );
  };

  const create = (
    [recording, load]: readonly [name: string, load: () => Promise<Har>],
    against: ContractTest["against"],
    title: string,
    find: (har: Har) => Promise<readonly Finding[]>,
  ): ContractTest => ({
    name: `${recording}: ${title}`,
    recording,
    against,
    run: async () => judge(recording, title, baseUrl, await load(), find),
  });
  return Object.entries(recordings).flatMap((recording) => [
    create(recording, "client", "through the client", throughClient),
    ...(state === undefined
      ? []
      : [create(recording, "memory", "in memory", (har) => inMemory(har, state))]),
  ]);
}

async function judge(
  recording: string,
  title: string,
  baseUrl: string,
  har: Har,
  find: (har: Har) => Promise<readonly Finding[]>,
): Promise<void> {
  const findings = await find(har);
  const problems = findings.flatMap(({ index, part, entry: { request, response }, differences }) =>
    differences.map((difference) => {
      const address = request.url.slice(baseUrl.length);
      const number = part === undefined ? index : `${index}, part ${part}`;
      return `${number}: ${request.method} ${address} ${response.status}: ${difference}`;
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
