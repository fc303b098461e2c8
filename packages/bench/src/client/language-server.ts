import { Buffer } from "node:buffer";
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { tsc } from "./create-project.js";

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: { readonly items?: readonly unknown[] };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

const HEAD_END = "\r\n\r\n";

/** The compiler's language server, as editors run it, spoken to in the Language Server Protocol. */
export class LanguageServer {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number | string, (message: Message) => void>();
  #received: Buffer = Buffer.alloc(0);
  #lastId = 0;

  private constructor(directory: string) {
    this.#child = spawn(process.execPath, [tsc, "--lsp", "--stdio"], { cwd: directory });
    this.#child.stdout.on("data", (bytes: Buffer) => this.#receive(bytes));
  }

  /** Starts a server for the project in a directory. */
  static async start(directory: string): Promise<LanguageServer> {
    const server = new LanguageServer(directory);
    await server.request("initialize", {
      processId: process.pid,
      rootUri: pathToFileURL(directory).href,
      capabilities: { textDocument: { completion: { completionItem: {} } } },
    });
    server.notify("initialized", {});
    return server;
  }

  /** @throws {Error} if the server says that it cannot. */
  async request(method: string, params?: object): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = new Promise<Message>((resolve) => this.#waiting.set(id, resolve));
    this.#send({ id, method, params });
    const { result, error } = await answer;
    this.#waiting.delete(id);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  notify(method: string, params?: object): void {
    this.#send({ method, params });
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    await this.request("shutdown");
    this.notify("exit");
    await ended;
  }

  #send(message: object): void {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}${HEAD_END}${text}`);
  }

  #receive(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const head = this.#received.indexOf(HEAD_END);
      if (head < 0) return;
      const [, length] =
        /Content-Length: (\d+)/i.exec(this.#received.toString("latin1", 0, head)) ?? [];
      const start = head + HEAD_END.length;
      const end = start + Number(length);
      if (this.#received.length < end) return;
      const message: Message = JSON.parse(this.#received.toString("utf8", start, end));
      this.#received = this.#received.subarray(end);
      this.#take(message);
    }
  }

  /** An answer to who waits for it; the server's own questions get an answer that says nothing. */
  #take({ id, method, params, ...answer }: Message): void {
    if (id === undefined) return;
    if (method === undefined) this.#waiting.get(id)?.(answer);
    else this.#send({ id, result: params?.items?.map(() => null) ?? null });
  }
}
