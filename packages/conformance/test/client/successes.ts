import { where } from "@graphslice/office-configuration-client";
import { answer, assignment, configuration, create, graph, page, target } from "./office-client.js";
import type { Handler } from "./server.js";

const { officeConfiguration } = graph;
const { clientConfigurations } = officeConfiguration;
const one = clientConfigurations("c1");
const quoted = clientConfigurations.$link("('c1')");
const summary = { succeededUserCount: 3, failedUserCount: 0 };

/** A call: its verb, its path below `/beta/officeConfiguration`, what it sends, what is answered, and what it gives. */
type Success = readonly [string, string, unknown, Handler, () => Promise<unknown>, unknown];

const text =
  (body: string, headers = {}): Handler =>
  (response) =>
    response.writeHead(200, { "content-type": "text/plain", ...headers }).end(body);

/** Calls of every verb of every route of the family, with every status of success. */
export const successes: readonly Success[] = [
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
    text("3"),
    () => clientConfigurations.$count({ filter: where((it) => it.priority.lt(5)) }),
    3,
  ],
  [
    "POST",
    "/clientConfigurations",
    create,
    answer(201, configuration, { location: "https://x" }),
    () => clientConfigurations.$post(create),
    configuration,
  ],
  [
    "POST",
    "/clientConfigurations",
    create,
    answer(204),
    () => clientConfigurations.$post(create, { prefer: "return=minimal" }),
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
    text("Baseline"),
    () => one.displayName.$value.$get({ as: "text" }),
    "Baseline",
  ],
  [
    "GET",
    "/clientConfigurations/c1/policyPayload",
    undefined,
    text("{}", { "content-type": "application/json", etag: '"p1"' }),
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
    create,
    answer(201, configuration),
    () =>
      clientConfigurations.$as("microsoft.graph.windowsOfficeClientConfiguration").$post(create),
    configuration,
  ],
  ...(["policyPayload", "userPreferencePayload"] as const).map((name): Success => [
    "GET",
    `/clientConfigurations/c1/${name}`,
    undefined,
    answer(204),
    () => one[name].$get({ as: "text" }),
    null,
  ]),
  // The reference pages name both.
  ...[200, 201].map((status): Success => [
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
  ...[200, 204].map((status): Success => [
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
  [
    "PATCH",
    "",
    {},
    answer(200, { "@odata.context": "x" }),
    () => officeConfiguration.$patch({}),
    { "@odata.context": "x" },
  ],
  [
    "GET",
    "/tenantCheckinStatuses",
    undefined,
    answer(204),
    () => officeConfiguration.tenantCheckinStatuses.$get(),
    null,
  ],
  [
    "GET",
    "/tenantUserCheckinSummary",
    undefined,
    answer(200, summary),
    () => officeConfiguration.tenantUserCheckinSummary.$get(),
    summary,
  ],
  [
    "GET",
    "/clientConfigurations/c1/displayName/$value",
    undefined,
    answer(204),
    () => one.displayName.$value.$get({ as: "text" }),
    null,
  ],
  [
    "GET",
    "/clientConfigurations/c1/userPreferencePayload",
    undefined,
    text("{}", { "content-type": "application/json", etag: '"p1"' }),
    () => one.userPreferencePayload.$get({ as: "text" }),
    "{}",
  ],
  [
    "PUT",
    "/clientConfigurations/c1/userPreferencePayload",
    {},
    answer(204),
    () => one.userPreferencePayload.$put("{}", { contentType: "application/json" }),
    undefined,
  ],
  [
    "DELETE",
    "/clientConfigurations/c1/userPreferencePayload",
    undefined,
    answer(204),
    () => one.userPreferencePayload.$delete(),
    undefined,
  ],
  // Both forms of a key.
  [
    "GET",
    "/clientConfigurations('c1')",
    undefined,
    answer(200, configuration),
    () => quoted.$get(),
    configuration,
  ],
  [
    "GET",
    "/clientConfigurations('c1')",
    undefined,
    answer(304),
    () => quoted.$get({ ifNoneMatch: 'W/"1"' }),
    undefined,
  ],
  ...[200, 204].flatMap((status): readonly Success[] => {
    const body = status === 200 ? configuration : undefined;
    return [
      [
        "PATCH",
        "/clientConfigurations('c1')",
        { priority: 2 },
        answer(status, body),
        () => quoted.$patch({ priority: 2 }),
        body,
      ],
      [
        "DELETE",
        "/clientConfigurations('c1')",
        undefined,
        answer(status),
        () => quoted.$delete(),
        undefined,
      ],
    ];
  }),
];
