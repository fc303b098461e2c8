import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, normalize } from "node:path";
import { json } from "../client/server.js";
import { repository } from "../repository.js";
import { answerService, type Service } from "./service.js";

/** No script but the server's own, no connection but to it, and nothing that is made from text. */
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";

/** A page and the service that it calls, on one origin. */
export interface PageServer extends Service {
  readonly url: string;
  /** What the page tells at the end. */
  readonly result: Promise<unknown>;
  readonly close: () => void;
}

/**
 * Serves a page whose one script is a program.
 *
 * @param program as it is built; imports of packages are found among those of the repository
 */
export async function servePage(program: string): Promise<PageServer> {
  let settle: (result: unknown) => void = () => {};
  const result = new Promise<unknown>((resolve) => (settle = resolve));
  const service: Service = { received: [] };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      const { url = "" } = request;
      if (url === "/result") {
        settle(JSON.parse(body));
        response.end();
      } else if (url.startsWith("/beta/")) answerService(service, request, response, body);
      else answerPage(program, request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...service,
    url: `http://127.0.0.1:${port}/`,
    result,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answerPage(
  program: string,
  { url = "" }: IncomingMessage,
  response: ServerResponse,
): void {
  const send = (type: string, text: string): void => {
    response.writeHead(200, { "content-type": type, "content-security-policy": POLICY }).end(text);
  };
  if (url === "/") {
    send("text/html", '<!doctype html><script type="module" src="/page.js"></script>');
  } else if (url === "/page.js") send("text/javascript", linkImports(program));
  else if (/^\/packages\/[\w./-]+\.js$/.test(url) && !url.includes("..")) {
    send("text/javascript", linkImports(readFileSync(join(repository, normalize(url)), "utf8")));
  } else json(response, {}, 404);
}

/** Browsers know no packages, and an import map would be an inline script. */
function linkImports(text: string): string {
  return text.replaceAll(
    /(\bfrom |\bimport\()"@graphslice\/([\w-]+)(\/[\w-]+)?"/g,
    (_, before: string, name: string, subpath = "") => {
      const manifest = join(repository, "packages", name, "package.json");
      const { exports } = JSON.parse(readFileSync(manifest, "utf8")) as {
        readonly exports: Readonly<Record<string, { readonly default: string }>>;
      };
      const path = exports[`.${subpath}`]?.default ?? "";
      return `${before}"/packages/${name}/${normalize(path)}"`;
    },
  );
}
