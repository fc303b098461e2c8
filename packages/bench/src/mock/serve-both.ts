import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { serveMock } from "@graphslice/mock/node";
import { createConfigurations } from "./create-configurations.js";

/** Where the two servers of this process listen. */
export interface Ports {
  readonly mock: number;
  readonly bare: number;
}

// Run in a process of its own: a mock, and a server of nothing but Node's that answers with what the mock has answered to
// the first request of a kind.
const mock = createConfigurations(100);
const served = await serveMock(mock.fetch);

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const answers = new Map<string, Answer>();

async function answerOf(incoming: IncomingMessage, body: string): Promise<Answer> {
  const { method = "GET", url = "" } = incoming;
  const key = `${method} ${url}`;
  let answer = answers.get(key);
  if (answer === undefined) {
    const request = {
      method,
      ...(body !== "" && { body, headers: { "content-type": "application/json" } }),
    };
    const response = await fetch(`${served.url}${url}`, request);
    const { connection: _, "keep-alive": __, ...headers } = Object.fromEntries(response.headers);
    answer = { status: response.status, headers, text: await response.text() };
    answers.set(key, answer);
  }
  return answer;
}

async function learn(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  body: string,
): Promise<void> {
  const { status, headers, text } = await answerOf(incoming, body);
  outgoing.writeHead(status, headers).end(text);
}

function answer(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const chunks: Buffer[] = [];
  incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
  incoming.on("end", () => {
    const known = answers.get(`${incoming.method} ${incoming.url}`);
    if (known === undefined) void learn(incoming, outgoing, Buffer.concat(chunks).toString());
    else outgoing.writeHead(known.status, known.headers).end(known.text);
  });
}

const bare = createServer(answer);
bare.listen(0, "127.0.0.1", () => {
  const ports: Ports = { mock: served.port, bare: (bare.address() as AddressInfo).port };
  process.send?.(ports);
});
process.on("message", () => {
  mock.reset();
  process.send?.("ready");
});
process.on("disconnect", () => process.exit());
