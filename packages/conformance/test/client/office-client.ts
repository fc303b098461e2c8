import { createGraphClient } from "@graphslice/office-configuration-client";
import { json, startServer, type Handler } from "./server.js";

/** A route as the contract writes it, and what was answered there. */
export interface Seen {
  readonly verb: string;
  readonly route: string;
  readonly status: number;
  readonly headers: Headers;
}

export const server = await startServer();

/** All answers that the client got, batches themselves too. */
export const seen: Seen[] = [];

export const TYPE =
  "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

/** The client of the slice for a server on this machine. */
export const graph = createGraphClient({
  baseUrl: `${server.origin}/beta`,
  allowedOrigins: [server.origin],
  credential: () => "e30.e30.sig",
  middleware: [
    (next) => async (request) => {
      const response = await next(request);
      const { status, headers } = response;
      seen.push({ verb: request.method, route: documentedRoute(request.route), status, headers });
      return response;
    },
  ],
});

function documentedRoute(route: string): string {
  return route
    .replace(/\/microsoft\.graph\.\w+$/, "/microsoft.graph.{type}")
    .replace(/\/(displayName|description)(?=$|\/\$value$)/, "/{property}")
    .replace("clientConfigurations{link}", "clientConfigurations('{id}')")
    .replace(/^\{link\}$/, "/{anything else}");
}

/** Answers as the service does. */
export const answer =
  (status: number, body?: unknown, headers: Record<string, string> = {}): Handler =>
  (response) =>
    body === undefined
      ? response.writeHead(status, headers).end()
      : json(response, body, status, { "content-type": TYPE, "OData-Version": "4.0", ...headers });

export const configuration = {
  "@odata.type": "#microsoft.graph.windowsOfficeClientConfiguration",
  "@odata.etag": 'W/"1"',
  id: "c1",
  displayName: "Baseline",
  priority: 1,
  lastModifiedDateTime: "2016-12-31T23:56:33.9571764-08:00",
} as const;

export const create = { "@odata.type": configuration["@odata.type"], priority: 1 } as const;

export const page = { "@odata.context": "x", value: [configuration] };

export const target = {
  "@odata.type": "#microsoft.graph.officeConfigurationGroupAssignmentTarget",
  groupId: "g1",
} as const;

export const assignment = { id: "a1", target };
