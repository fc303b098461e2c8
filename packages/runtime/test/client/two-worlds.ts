import { startServer, type TestServer } from "./server.js";

/** `https://graph.microsoft.com`, the rest of the internet, and a `fetch` that finds them. */
export interface TwoWorlds {
  readonly graph: TestServer;
  readonly others: TestServer;
  readonly fetch: typeof fetch;
  /** Addresses that were fetched from others. */
  readonly strayed: URL[];
}

/**
 * Two servers on this machine in place of all others. The `fetch` is the platform's, which does all it always does; it
 * stands in for name resolution and TLS alone.
 */
export async function startTwoWorlds(): Promise<TwoWorlds> {
  const graph = await startServer();
  const others = await startServer();
  const strayed: URL[] = [];
  return {
    graph,
    others,
    strayed,
    fetch: (input, init) => {
      const url = new URL(input as string);
      const isGraph = url.protocol === "https:" && url.host === "graph.microsoft.com";
      if (!isGraph) strayed.push(url);
      return fetch((isGraph ? graph : others).origin + url.pathname + url.search, init);
    },
  };
}
