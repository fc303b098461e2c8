import { resolve } from "node:path";
import {
  ChaosError,
  createMockGraph,
  StateError,
  type MockGraph,
  type State,
} from "@graphslice/mock";
import { resolveOneSlice } from "../config/resolve-one-slice.js";
import type { ResolvedSlice } from "../config/resolve-slices.js";
import { readResolvedSlice } from "../commands/read-resolved-slice.js";
import { isUrl } from "../read-source.js";
import type { Terminal } from "../terminal/terminal.js";
import { UsageError } from "../usage-error.js";
import type { MockFlags } from "./mock-flags.js";
import { readChaos } from "./read-chaos.js";
import { readJsonFile } from "./read-json-file.js";

/** Someone who starts a mock to look at it finds something in it. */
const DEFAULT_SEED = 1;

/** A mock, and what it was made from. */
export interface LoadedMock {
  readonly mock: MockGraph;
  readonly slice: string;
  /** How many types there are. */
  readonly types: number;
  readonly basePath: string;
  /** Absolute paths of the files that it depends on. */
  readonly files: readonly string[];
}

/**
 * Makes the mock that the flags describe.
 *
 * @param state what it is to hold in place of the data that the flags name
 * @throws {StateError} if `state` does not fit the metadata
 */
export async function loadMock(
  flags: MockFlags,
  terminal: Terminal,
  state?: State,
): Promise<LoadedMock> {
  const { cwd } = terminal;
  const { data, empty = false, quirks, latency } = flags;
  const { seed = data === undefined && !empty ? DEFAULT_SEED : undefined } = flags;
  const chaos = flags.chaos === undefined ? {} : readChaos(flags.chaos, cwd);
  const resolved = await resolveOneSlice(flags, cwd);
  const { model } = await readResolvedSlice(resolved, flags, terminal);
  const basePath = flags.basePath ?? basePathOf(resolved);
  const held = state ?? (data === undefined ? undefined : readJsonFile(data, cwd));
  const isChaotic = flags.chaos !== undefined || latency !== undefined;
  const mock = naming(state === undefined ? flags : { chaos: flags.chaos }, () =>
    createMockGraph({
      model,
      baseUrl: `https://graph.microsoft.com${basePath}`,
      ...(seed !== undefined && !empty && { seed }),
      // The mock judges it.
      ...(held !== undefined && { data: held as State }),
      ...(quirks !== undefined && { quirks }),
      ...(isChaotic && {
        chaos: {
          ...(seed !== undefined && { seed }),
          ...(latency !== undefined && { latency }),
          ...chaos,
        },
      }),
    }),
  );
  const sources = [resolved.metadata, resolved.overlay, resolved.config].filter(
    (it) => it !== undefined,
  );
  const files = sources.filter((source) => !isUrl(source));
  if (data !== undefined) files.push(resolve(cwd, data));
  if (flags.chaos?.endsWith(".json") === true) files.push(resolve(cwd, flags.chaos));
  return { mock, slice: resolved.name, types: model.types.size, basePath, files };
}

/** The path that clients of the slice use: that of the service's root, where anything says it. */
function basePathOf({ output, metadata }: ResolvedSlice): string {
  const url = output?.baseUrl ?? (isUrl(metadata) ? metadata.replace(/\/\$metadata$/, "") : "");
  return URL.canParse(url) ? new URL(url).pathname.replace(/\/+$/, "") : "/v1.0";
}

/** Says which flag or file is wrong. */
function naming<Result>(
  { data, chaos }: { readonly data?: string; readonly chaos?: string | undefined },
  create: () => Result,
): Result {
  try {
    return create();
  } catch (cause) {
    if (cause instanceof ChaosError) {
      if (chaos?.endsWith(".json") === true)
        throw new Error(`${chaos}: ${cause.message}`, { cause });
      throw new UsageError(`--chaos: ${cause.message}`, { cause });
    }
    if (data === undefined || !(cause instanceof StateError)) throw cause;
    const lines = cause.problems.map(
      ({ pointer, message }) => `${data}${pointer === "" ? "" : `:${pointer}`}: ${message}`,
    );
    throw new Error(lines.join("\nerror: "), { cause });
  }
}
