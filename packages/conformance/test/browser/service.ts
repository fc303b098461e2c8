import type { IncomingMessage, ServerResponse } from "node:http";
import { json, type Received } from "../client/server.js";

/** A service that has one configuration, and some that are there to be trouble. */
export interface Service {
  readonly received: Omit<Received, "time">[];
}

export const configuration = {
  "@odata.type": "#microsoft.graph.windowsOfficeClientConfiguration",
  "@odata.etag": 'W/"1"',
  id: "a/b c",
  priority: 1,
};

const PATH = "/beta/officeConfiguration/clientConfigurations";

/** Answers a request of the page's. */
export function answerService(
  { received }: Service,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): void {
  const { method = "", url = "", headers } = request;
  const isFirst = !received.some((it) => it.url === url);
  received.push({ method, url, headers, body });
  const [path = "", query = ""] = url.split("?");
  const id = decodeURIComponent(path.slice(PATH.length + 1));
  if (path === "/beta/$batch") return answerBatch(response, body);
  if (path === PATH) {
    const next = { "@odata.nextLink": `${PATH}?$skiptoken=2` };
    const isLast = query.includes("skiptoken");
    return json(response, { value: [configuration], ...(!isLast && next) });
  }
  switch (id) {
    case "a/b c":
      if (method === "PATCH") return json(response, { ...configuration, ...JSON.parse(body) });
      return json(response, configuration);
    case "a/b c/policyPayload":
      if (method === "PUT") return void response.writeHead(204).end();
      return void response.writeHead(200, { "content-type": "application/json" }).end("{}");
    case "busy":
      if (!isFirst) return json(response, configuration);
      return void response.writeHead(429, { "retry-after": "0.1" }).end();
    case "moved":
      return void response.writeHead(302, { location: PATH }).end();
    case "slow":
      return;
    case "wrong":
      return json(response, { ...configuration, priority: "high" });
    default:
      return json(response, { error: { code: "ResourceNotFound", message: "None." } }, 404);
  }
}

function answerBatch(response: ServerResponse, body: string): void {
  const { requests } = JSON.parse(body) as { readonly requests: { id: string; url: string }[] };
  const error = { code: "ResourceNotFound", message: "None." };
  json(response, {
    responses: requests.map(({ id, url }) =>
      url.endsWith("none")
        ? { id, status: 404, body: { error } }
        : { id, status: 200, body: { value: [configuration] } },
    ),
  });
}
