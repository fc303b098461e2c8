import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import * as runtime from "@graphslice/runtime";
import { writePlainModule } from "./write-module.js";

/** What a call sent; or why it did not. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly problem?: string;
}

type MakeCalls = (
  graph: object,
  body: unknown,
  call: (make: () => unknown) => void,
  literals: typeof runtime,
) => void;

/**
 * Makes calls, one after the other, with a client that answers them itself.
 *
 * @param file where the module with the calls goes
 */
export async function runCalls(
  expressions: readonly string[],
  baseUrl: string,
  file: string,
): Promise<readonly SentRequest[]> {
  writeFileSync(file, writePlainModule(expressions));
  const { makeCalls }: { readonly makeCalls: MakeCalls } = await import(
    /* @vite-ignore */ pathToFileURL(file).href
  );
  let sent: SentRequest = NOTHING;
  const graph = runtime.createClient<object>({
    baseUrl,
    fetch: async (input, init) => {
      const { method, url } = new Request(input, { method: init?.method ?? "GET" });
      sent = { method, url };
      return new Response(null, { status: 204 });
    },
    retry: { limit: 0 },
  });
  const makers: (() => unknown)[] = [];
  makeCalls(graph, undefined, (make) => void makers.push(make), runtime);
  const all: SentRequest[] = [];
  for (const make of makers) {
    sent = NOTHING;
    try {
      await make();
    } catch (error) {
      if (sent === NOTHING) sent = { ...NOTHING, problem: String(error) };
    }
    all.push(sent);
  }
  return all;
}

const NOTHING: SentRequest = { method: "", url: "", problem: "nothing was sent" };
