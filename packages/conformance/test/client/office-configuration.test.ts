import { beforeEach, describe, expect, test } from "vitest";
import { batch, createGraphClient, where } from "@graphslice/office-configuration-client";
import { json, startServer, type Handler } from "./server.js";

const server = await startServer();
const graph = createGraphClient({
  baseUrl: `${server.origin}/beta`,
  allowedOrigins: [server.origin],
  credential: () => "token",
});
const { officeConfiguration } = graph;
const { clientConfigurations } = officeConfiguration;
const one = clientConfigurations("c1");

const TYPE =
  "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";
const answer =
  (status: number, body?: unknown, headers: Record<string, string> = {}): Handler =>
  (response) =>
    body === undefined
      ? response.writeHead(status, headers).end()
      : json(response, body, status, { "content-type": TYPE, "OData-Version": "4.0", ...headers });

const configuration = {
  "@odata.type": "#microsoft.graph.windowsOfficeClientConfiguration",
  "@odata.etag": 'W/"1"',
  id: "c1",
  displayName: "Baseline",
  priority: 1,
  lastModifiedDateTime: "2016-12-31T23:56:33.9571764-08:00",
} as const;
const page = { "@odata.context": "x", value: [configuration] };
const target = {
  "@odata.type": "#microsoft.graph.officeConfigurationGroupAssignmentTarget",
  groupId: "g1",
} as const;
const assignment = { id: "a1", target };

beforeEach(() => {
  server.received.length = 0;
});

/** Calls of every route of the family, what they send, what is answered, and what they give. */
const routes: [string, string, unknown, Handler, () => Promise<unknown>, unknown][] = [
  [
    "GET",
    "",
    undefined,
    answer(200, { "@odata.context": "x" }),
    () => officeConfiguration.$get(),
    { "@odata.context": "x" },
  ],
  [
    "PATCH",
    "",
    {},
    answer(204),
    () => officeConfiguration.$patch({}, { prefer: "return=minimal" }),
    undefined,
  ],
  [
    "GET",
    "/tenantCheckinStatuses",
    undefined,
    answer(200, { value: [] }),
    () => officeConfiguration.tenantCheckinStatuses.$get(),
    { value: [] },
  ],
  [
    "GET",
    "/tenantUserCheckinSummary",
    undefined,
    answer(204),
    () => officeConfiguration.tenantUserCheckinSummary.$get(),
    null,
  ],
  [
    "GET",
    "/clientConfigurations",
    undefined,
    answer(200, page),
    () => clientConfigurations.$get(),
    page,
  ],
  [
    "GET",
    "/clientConfigurations?$select=id,displayName,priority&$orderby=priority&$top=25&$count=true",
    undefined,
    answer(200, { ...page, "@odata.count": 1 }),
    () =>
      clientConfigurations.$get({
        select: ["id", "displayName", "priority"],
        orderby: ["priority"],
        top: 25,
        count: true,
      }),
    { ...page, "@odata.count": 1 },
  ],
  [
    "GET",
    "/clientConfigurations/$count?$filter=priority%20lt%205",
    undefined,
    (response) => response.writeHead(200, { "content-type": "text/plain" }).end("3"),
    () => clientConfigurations.$count({ filter: where((it) => it.priority.lt(5)) }),
    3,
  ],
  [
    "POST",
    "/clientConfigurations",
    { "@odata.type": configuration["@odata.type"], priority: 1 },
    answer(201, configuration, { location: "https://x" }),
    () => clientConfigurations.$post({ "@odata.type": configuration["@odata.type"], priority: 1 }),
    configuration,
  ],
  [
    "POST",
    "/clientConfigurations",
    { "@odata.type": configuration["@odata.type"], priority: 1 },
    answer(204),
    () =>
      clientConfigurations.$post(
        { "@odata.type": configuration["@odata.type"], priority: 1 },
        { prefer: "return=minimal" },
      ),
    undefined,
  ],
  [
    "GET",
    "/clientConfigurations/microsoft.graph.windowsOfficeClientSecurityConfiguration",
    undefined,
    answer(200, { value: [] }),
    () =>
      clientConfigurations.$as("microsoft.graph.windowsOfficeClientSecurityConfiguration").$get(),
    { value: [] },
  ],
  [
    "GET",
    "/clientConfigurations/c1",
    undefined,
    answer(200, configuration),
    () => one.$get(),
    configuration,
  ],
  // As the reference pages show it.
  [
    "GET",
    "/clientConfigurations/c1",
    undefined,
    answer(200, { value: configuration }),
    () => one.$get(),
    configuration,
  ],
  [
    "GET",
    "/clientConfigurations/c1",
    undefined,
    answer(304),
    () => one.$get({ ifNoneMatch: 'W/"1"' }),
    undefined,
  ],
  [
    "PATCH",
    "/clientConfigurations/c1",
    { priority: 2 },
    answer(200, configuration),
    () => one.$patch({ priority: 2 }, { ifMatch: 'W/"1"' }),
    configuration,
  ],
  [
    "PATCH",
    "/clientConfigurations/c1",
    { priority: 2 },
    answer(204),
    () => one.$patch({ priority: 2 }),
    undefined,
  ],
  ["DELETE", "/clientConfigurations/c1", undefined, answer(204), () => one.$delete(), undefined],
  // The reference pages say 200.
  [
    "DELETE",
    "/clientConfigurations/c1",
    undefined,
    answer(200),
    () => one.$delete({ ifMatch: "*" }),
    undefined,
  ],
  [
    "GET",
    "/clientConfigurations/c1/displayName",
    undefined,
    answer(200, { value: "Baseline" }),
    () => one.displayName.$get(),
    { value: "Baseline" },
  ],
  [
    "GET",
    "/clientConfigurations/c1/description",
    undefined,
    answer(204),
    () => one.description.$get(),
    null,
  ],
  [
    "GET",
    "/clientConfigurations/c1/displayName/$value",
    undefined,
    (response) => response.writeHead(200, { "content-type": "text/plain" }).end("Baseline"),
    () => one.displayName.$value.$get({ as: "text" }),
    "Baseline",
  ],
  [
    "GET",
    "/clientConfigurations/c1/policyPayload",
    undefined,
    (response) => response.writeHead(200, { "content-type": "application/json" }).end("{}"),
    () => one.policyPayload.$get({ as: "text" }),
    "{}",
  ],
  [
    "PUT",
    "/clientConfigurations/c1/policyPayload",
    {},
    answer(204),
    () => one.policyPayload.$put("{}", { contentType: "application/json" }),
    undefined,
  ],
  [
    "DELETE",
    "/clientConfigurations/c1/policyPayload",
    undefined,
    answer(204),
    () => one.policyPayload.$delete(),
    undefined,
  ],
  [
    "GET",
    "/clientConfigurations/c1/assignments",
    undefined,
    answer(200, { value: [assignment] }),
    () => one.assignments.$get(),
    { value: [assignment] },
  ],
  [
    "GET",
    "/clientConfigurations/c1/assignments/a1",
    undefined,
    answer(200, assignment),
    () => one.assignments("a1").$get(),
    assignment,
  ],
  [
    "POST",
    "/clientConfigurations/microsoft.graph.windowsOfficeClientConfiguration",
    { "@odata.type": configuration["@odata.type"], priority: 1 },
    answer(201, configuration),
    () =>
      clientConfigurations
        .$as("microsoft.graph.windowsOfficeClientConfiguration")
        .$post({ "@odata.type": configuration["@odata.type"], priority: 1 }),
    configuration,
  ],
  ...(["policyPayload", "userPreferencePayload"] as const).map((name): (typeof routes)[number] => [
    "GET",
    `/clientConfigurations/c1/${name}`,
    undefined,
    answer(204),
    () => one[name].$get({ as: "text" }),
    null,
  ]),
  // The reference pages name both.
  ...[200, 201].map((status): (typeof routes)[number] => [
    "POST",
    "/clientConfigurations/c1/assignments",
    { target },
    answer(status, assignment),
    () => one.assignments.$post({ target }),
    assignment,
  ]),
  [
    "PATCH",
    "/clientConfigurations/c1/assignments/a1",
    {},
    answer(200, assignment),
    () => one.assignments("a1").$patch({}),
    assignment,
  ],
  [
    "DELETE",
    "/clientConfigurations/c1/assignments/a1",
    undefined,
    answer(204),
    () => one.assignments("a1").$delete(),
    undefined,
  ],
  [
    "POST",
    "/clientConfigurations/c1/assign",
    { officeConfigurationAssignments: [{ target }] },
    answer(200, { value: [assignment] }),
    () => one.assign.$post({ officeConfigurationAssignments: [{ target }] }),
    { value: [assignment] },
  ],
  // The reference pages say 200.
  ...[200, 204].map((status): (typeof routes)[number] => [
    "POST",
    "/clientConfigurations/updatePriorities",
    { officeConfigurationPolicyIds: ["c1"], officeConfigurationPriorities: [2] },
    answer(status),
    () =>
      clientConfigurations.updatePriorities.$post({
        officeConfigurationPolicyIds: ["c1"],
        officeConfigurationPriorities: [2],
      }),
    undefined,
  ]),
];

describe("every route of officeConfiguration", () => {
  test.each(routes)("%s %s", async (method, url, body, handler, call, expected) => {
    server.handler = handler;
    expect(await call()).toEqual(expected);
    expect(server.received).toHaveLength(1);
    const [received] = server.received;
    expect(received).toMatchObject({ method, url: `/beta/officeConfiguration${url}` });
    expect(received!.body === "" ? undefined : JSON.parse(received!.body)).toEqual(body);
  });

  test("gives the metadata", async () => {
    server.handler = (response) =>
      response.writeHead(200, { "content-type": "application/xml" }).end("<Edmx/>");
    expect(await graph.$metadata.$get({ as: "text" })).toBe("<Edmx/>");
    expect(server.received[0]).toMatchObject({ method: "GET", url: "/beta/$metadata" });
  });

  test("sends several calls as one", async () => {
    const respond = (id: string, status: number, body: unknown): unknown => ({ id, status, body });
    server.handler = (response, { body }) => {
      const { requests } = JSON.parse(body) as { requests: { id: string }[] };
      json(response, { responses: requests.map(({ id }) => respond(id, 200, page)) });
    };
    const [read, again] = await batch(graph, ({ officeConfiguration }) => [
      officeConfiguration.clientConfigurations.$get(),
      officeConfiguration.clientConfigurations.$get({ select: ["priority"] }),
    ]);
    expect(read).toEqual({ status: "fulfilled", value: page });
    expect(again.status === "fulfilled" && again.value.value[0]?.priority).toBe(1);
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatchObject({ method: "POST", url: "/beta/$batch" });
  });

  test("keeps times as they are, to the last digit", async () => {
    server.handler = answer(200, configuration);
    expect((await one.$get()).lastModifiedDateTime).toBe("2016-12-31T23:56:33.9571764-08:00");
  });

  test("fails as it is said to", async () => {
    server.handler = answer(409, {
      error: {
        code: "nameAlreadyExists",
        message: "Another configuration has this priority.",
        innerError: { date: "2026-08-20T00:00:00", "request-id": "r1", "client-request-id": "c1" },
      },
    });
    await expect(one.$patch({ priority: 1 })).rejects.toMatchObject({
      status: 409,
      code: "nameAlreadyExists",
      requestId: "r1",
      route: "/officeConfiguration/clientConfigurations/{id}",
    });
  });
});
