import type { Model } from "@graphslice/csdl";
import { createBatch } from "./batch/create-batch.js";
import { namesBatch } from "./batch/names-batch.js";
import { BodySchemas } from "./body/body-schemas.js";
import { createChaos, type Chaos } from "./chaos/create-chaos.js";
import type { ChaosOptions } from "./chaos/chaos-options.js";
import { checkHooks } from "./check-hooks.js";
import type { FetchHandler } from "./fetch-handler.js";
import { accessGraph } from "./operations/access-graph.js";
import type { GraphAccess, OperationHandler, Rule } from "./operations/operation-handler.js";
import { readModel } from "./read-model.js";
import { RecentLog } from "./recent-log.js";
import { ModelIndex } from "./resource/model-index.js";
import {
  createIds,
  handleRequest,
  splitUrl,
  writeDate,
  type AnswerIds,
} from "./respond/handle-request.js";
import { callFunction } from "./operations/call-function.js";
import type { Service } from "./respond/service.js";
import { SyntaxCache } from "./respond/syntax-cache.js";
import type { State } from "./state.js";
import { loadState } from "./store/load-state.js";
import { createSeeder } from "./store/create-seeder.js";
import { saveState } from "./store/save-state.js";
import { Store } from "./store/store.js";

export interface MockOptions {
  /** The metadata, or the text of its CSDL. */
  readonly model: Model | string;
  /** The service root; requests to its path are answered at any origin, and links lead to where they came from. */
  readonly baseUrl?: string;
  /**
   * Makes up what `data` does not tell: lists are filled when they are first asked for, each a function of the seed and its
   * path, and operations without behaviour answer. Without it the mock starts empty.
   */
  readonly seed?: number;
  /** What the mock holds at the start. */
  readonly data?: State;
  /** What operations do, by qualified name or by name; before what annotations say. */
  readonly operations?: Readonly<Record<string, OperationHandler>>;
  /** What the service refuses beside what the metadata and its annotations say. */
  readonly rules?: readonly Rule[];
  /** Asked before each request, of a batch too; it throws a `Refusal` of 401 or 403. Without it everyone may do all. */
  readonly authorize?: (request: Request) => void;
  /** `docs`: answers as the reference pages say where these differ from metadata and OData. */
  readonly quirks?: "docs";
  /** The largest page of a collection, unless the client prefers another; 100 if not given. */
  readonly pageSize?: number;
  /** Bytes that a body may have, that of a batch included; 4 MiB if not given. */
  readonly bodyLimit?: number;
  readonly now?: () => Date;
  /** Faults that happen to requests; by the mock's `seed` where they have none of their own. */
  readonly chaos?: ChaosOptions;
}

/** A request that the mock answered, and its status before faults changed it. */
export interface AnsweredRequest {
  readonly method: string;
  readonly url: string;
  readonly status: number;
}

export interface MockGraph {
  /** Answers requests; give it to a client in place of the platform's `fetch`. */
  readonly fetch: typeof globalThis.fetch & FetchHandler;
  /** A copy of what the mock holds, which `data` takes. */
  readonly state: () => State;
  /** Starts again: with the same data, or with other. @throws {StateError} and nothing has changed */
  readonly reset: (data?: State) => void;
  /**
   * What was asked since the start or the last reset, the oldest first; of very many the last ones. What a fault kept
   * from the mock, such as a request that was throttled, is in the log of `chaos` only.
   */
  readonly requests: readonly AnsweredRequest[];
  /** The seed by which a run can be repeated, and what has happened; undefined where nothing is to happen. */
  readonly chaos: Pick<Chaos, "seed" | "log"> | undefined;
}

const REMEMBERED_BASES = 100;

/**
 * Makes a Graph in memory: any model, all state in the returned object, nothing outside of it.
 *
 * @throws {TypeError} for CSDL that cannot be read, an unusable base URL, or hooks for what the model does not have.
 * @throws {StateError} for data that does not fit the model.
 */
export function createMockGraph(options: MockOptions): MockGraph {
  const { seed = 1, now = () => new Date(), pageSize = 100, bodyLimit = 4 * 1024 * 1024 } = options;
  const model = typeof options.model === "string" ? readModel(options.model) : options.model;
  const index = new ModelIndex(model);
  checkHooks(options, index);
  const schemas = new BodySchemas(index);
  const syntax = new SyntaxCache(index);
  const base = readBase(options.baseUrl ?? "https://graph.microsoft.com/v1.0");
  const root = new URL(base).pathname.replace(/\/$/, "");
  if (!Number.isInteger(pageSize) || pageSize < 1) {
    throw new TypeError(`Invalid pageSize: expected a positive integer but received ${pageSize}`);
  }
  if (!Number.isInteger(seed)) {
    throw new TypeError(`Invalid seed: expected an integer but received ${seed}`);
  }
  const seeder = options.seed === undefined ? undefined : createSeeder(model, options.seed);
  const requests = new RecentLog<AnsweredRequest>();
  let { data } = options;
  let number = 0;
  /** Services whose links lead to other origins: most clients come from one. */
  const moved = new Map<string, Service>();
  let service = start(data, 1);

  function start(state: State | undefined, epoch: number): Service {
    const store = new Store({
      index,
      seed,
      now,
      callFunction: (...call) => callFunction(...call, started),
      ...(seeder === undefined ? {} : { seeder }),
    });
    let graph: GraphAccess | undefined;
    const started: Service = {
      index,
      schemas,
      syntax,
      store,
      base,
      pageSize,
      bodyLimit,
      isDocumented: options.quirks === "docs",
      operations: new Map(Object.entries(options.operations ?? {})),
      rules: options.rules ?? [],
      authorize: options.authorize,
      epoch,
      // The state is the same whatever links lead to.
      get graph(): GraphAccess {
        return (graph ??= accessGraph(started));
      },
    };
    if (state !== undefined) loadState(state, started);
    moved.clear();
    return started;
  }

  /** The same service, whose links lead to where a request came from. */
  function at(base: string | undefined): Service {
    if (base === undefined || base === service.base) return service;
    let found = moved.get(base);
    if (found === undefined) {
      if (moved.size >= REMEMBERED_BASES) moved.clear();
      found = { ...service, base };
      moved.set(base, found);
    }
    return found;
  }

  const answer: FetchHandler = async (request) => {
    const target = splitUrl(request.url, root);
    const ids = createIds(request, ++number, seed, now());
    const isBatch = request.method === "POST" && namesBatch(target?.path.replace(/\/$/, "") ?? "");
    const response = isBatch
      ? addIds(await batch(request), ids)
      : await handleRequest(request, target, at(target?.base), ids);
    requests.add({ method: request.method, url: request.url, status: response.status });
    return response;
  };
  const chaos =
    options.chaos === undefined
      ? undefined
      : createChaos(answer, { model, seed, ...options.chaos });
  const handle = chaos?.fetch ?? answer;
  const batch = createBatch(handle, bodyLimit);

  return {
    fetch: (input, init?: RequestInit) => {
      const request =
        input instanceof Request && init === undefined ? input : new Request(input, init);
      if (isAborted(request)) return Promise.reject(request.signal.reason);
      return request.method === "HEAD" ? answerHead(request, handle) : handle(request);
    },
    state: () => saveState(service.store),
    reset: (given) => {
      const next = given === undefined ? data : given;
      service = start(next, service.epoch + 1);
      data = next;
      requests.clear();
      number = 0;
      chaos?.reset();
    },
    requests: requests.entries,
    chaos: chaos && { seed: chaos.seed, log: chaos.log },
  };
}

/**
 * Whether whoever asks has given up already. Requests of the HTTP server, which make a signal when asked for it only, are
 * not asked: it sees for itself that a connection ends.
 */
function isAborted(request: Request): boolean {
  return Object.getPrototypeOf(request) === Request.prototype && request.signal.aborted;
}

/** HEAD is GET without the body (RFC 9110, 9.3.2). */
async function answerHead(request: Request, handle: FetchHandler): Promise<Response> {
  const response = await handle(new Request(request, { method: "GET" }));
  await response.body?.cancel();
  const { status, statusText, headers } = response;
  return new Response(null, { status, statusText, headers });
}

function addIds(response: Response, { requestId, clientRequestId, date }: AnswerIds): Response {
  response.headers.set("request-id", requestId);
  response.headers.set("client-request-id", clientRequestId);
  response.headers.set("date", writeDate(date));
  return response;
}

function readBase(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new TypeError(`Invalid baseUrl: expected an http or https URL but received '${text}'`);
  }
  const { origin, pathname } = new URL(text);
  return origin + pathname.replace(/\/+$/, "");
}
