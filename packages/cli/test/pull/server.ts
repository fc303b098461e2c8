import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createSocketServer, type AddressInfo, type Server } from "node:net";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { configOf, METADATA, project, runIn } from "../project.js";

/** The library's metadata. */
export const LIBRARY = readFileSync(new URL(`../${METADATA}`, import.meta.url), "utf8");

/** The library's metadata with a change. */
export function edit(found: string | RegExp, text: string): string {
  const after = LIBRARY.replace(found, text);
  if (after === LIBRARY) throw new Error(`${String(found)} is not in the library's metadata`);
  return after;
}

/** A server on a port of its own, until the test has finished. */
export interface LocalServer {
  /** Of its `$metadata`. */
  readonly url: string;
  /** What it was asked, the last at the end. */
  readonly requests: readonly IncomingMessage[];
  /** Changes what it answers. */
  answer(listener: RequestListener): void;
  stop(): void;
}

export async function serve(listener: RequestListener): Promise<LocalServer> {
  let current = listener;
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    current(request, response);
  });
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  const url = await listen(server);
  onTestFinished(stop);
  return { url, requests, answer: (next) => (current = next), stop };
}

/** A server that answers each connection with the same bytes, and then ends it. */
export async function serveBytes(bytes: string | Uint8Array): Promise<string> {
  const server = createSocketServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(bytes));
  });
  onTestFinished(() => void server.close());
  return listen(server);
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/$metadata`;
}

/** Answers with metadata. */
export function sends(
  text: string,
  headers: Readonly<Record<string, string>> = {},
): RequestListener {
  return (_request, response) => {
    response.writeHead(200, { "content-type": "application/xml", ...headers });
    response.end(text);
  };
}

export const FILE = "metadata/books/books.csdl.xml";
export const RECORD = "metadata/books/source.json";

/** A project whose config has one slice, `books`, that is pulled from an address; what is given replaces its keys. */
export function pullingProject(
  source: string,
  slice: Readonly<Record<string, unknown>> = {},
): string {
  const books = { metadata: FILE, source, roots: ["books"], out: "packages", ...slice };
  return project({ "graphslice.config.mjs": configOf({ books }) });
}

/** Runs `graphslice pull` where `http:` is accepted. */
export function pull(cwd: string, ...words: readonly string[]): ReturnType<typeof runIn> {
  return runIn(cwd, "pull", "--allow-http", ...words);
}

/** All files below a directory, by path. */
export function contentsOf(directory: string): Readonly<Record<string, string>> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, entry.isFile() ? readFileSync(path).toString("latin1") : "folder"];
    }),
  );
}
