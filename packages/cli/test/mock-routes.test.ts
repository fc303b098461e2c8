import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startUntil, type RunningMock } from "./running-mock.js";

const METADATA = fileURLToPath(new URL("../../../metadata/office-configuration/", import.meta.url));
const TYPE = "#microsoft.graph.windowsOfficeClientConfiguration";
const TARGET = "#microsoft.graph.officeConfigurationGroupAssignmentTarget";

const STATE = {
  officeConfiguration: {
    clientConfigurations: ["a", "b", "c"].map((id, index) => ({
      "@odata.type": TYPE,
      id,
      displayName: `Policy ${id}`,
      priority: index + 1,
      assignments: [{ id: `${id}1`, target: { "@odata.type": TARGET, groupId: "g" } }],
      ...(id === "a" && {
        "policyPayload@odata.mediaContentType": "application/json",
        policyPayload: "e30",
      }),
    })),
  },
};

const files = ["--metadata", "office-configuration.csdl.xml", "--overlay", "overlay.xml"];
let mock: RunningMock;
beforeAll(async () => {
  mock = await startUntil(afterAll, METADATA, ["mock", ...files, "--base-path", "/beta"]);
});
beforeEach(async () => {
  const init = { method: "PUT", body: JSON.stringify(STATE) };
  expect((await fetch(`${mock.private}/state`, init)).status).toBe(204);
});

const ALL = "/officeConfiguration/clientConfigurations";
const NEW = { "@odata.type": TYPE, priority: 9 };
const ASSIGNMENT = { target: { "@odata.type": TARGET, groupId: "h" } };
const NO_SUCH = `${ALL}/none`;

type Headers = Readonly<Record<string, string>>;
type Route = readonly [string, string, number, unknown?, Headers?];

/** Every route of the contract with its successes and failures. */
const ROUTES: readonly Route[] = [
  ["GET", "/officeConfiguration", 200],
  ["GET", "/officeConfiguration?$nonsense=1", 400],
  ["GET", "/officeConfiguration", 406, undefined, { accept: "text/html" }],
  ["PATCH", "/officeConfiguration", 200, {}],
  ["PATCH", "/officeConfiguration", 204, {}, { prefer: "return=minimal" }],
  ["PATCH", "/officeConfiguration", 400, { none: 1 }],
  ["PATCH", "/officeConfiguration", 412, {}, { "if-match": 'W/"old"' }],
  ["PATCH", "/officeConfiguration", 415, "a=b", { "content-type": "text/plain" }],
  ["DELETE", "/officeConfiguration", 405],
  ["GET", "/officeConfiguration/tenantCheckinStatuses", 200],
  ["GET", "/officeConfiguration/tenantUserCheckinSummary", 204],
  ["GET", ALL, 200],
  ["GET", `${ALL}?$filter=priority gt`, 400],
  ["GET", `${ALL}?$filter=none eq 1`, 400],
  ["GET", `${ALL}?$top=-1`, 400],
  ["POST", ALL, 201, NEW],
  ["POST", ALL, 204, NEW, { prefer: "return=minimal" }],
  ["POST", ALL, 400, { priority: 9 }],
  ["POST", ALL, 400, { ...NEW, "@odata.type": "#microsoft.graph.officeClientConfiguration" }],
  ["POST", ALL, 400, { "@odata.type": TYPE }],
  ["POST", ALL, 400, { ...NEW, priority: null }],
  ["POST", ALL, 400, { ...NEW, priority: "9" }],
  ["POST", ALL, 400, { ...NEW, priority: 2 ** 31 }],
  ["POST", ALL, 400, { ...NEW, none: 1 }],
  ["POST", ALL, 400, "{"],
  ["POST", ALL, 409, { ...NEW, priority: 1 }],
  ["POST", ALL, 413, { ...NEW, displayName: "x".repeat(5_000_000) }],
  ["POST", ALL, 415, "a=b", { "content-type": "text/plain" }],
  ["GET", `${ALL}/$count`, 200],
  ["GET", `${ALL}/$count?$filter=none eq 1`, 400],
  ["GET", `${ALL}/microsoft.graph.windowsOfficeClientConfiguration`, 200],
  ["POST", `${ALL}/microsoft.graph.windowsOfficeClientConfiguration`, 201, { priority: 9 }],
  ["GET", `${ALL}/microsoft.graph.officeConfiguration`, 400],
  ["GET", `${ALL}/a`, 200],
  ["GET", `${ALL}('a')`, 200],
  ["GET", NO_SUCH, 404],
  ["PATCH", `${ALL}/a`, 200, { displayName: "x" }],
  ["PATCH", `${ALL}/a`, 400, { assignments: [] }],
  ["PATCH", NO_SUCH, 404, {}],
  ["PATCH", `${ALL}/a`, 412, {}, { "if-match": 'W/"old"' }],
  ["PATCH", `${ALL}/a`, 415, "a=b", { "content-type": "text/plain" }],
  ["DELETE", `${ALL}/a`, 204],
  ["DELETE", NO_SUCH, 404],
  ["DELETE", `${ALL}/a`, 412, undefined, { "if-match": 'W/"old"' }],
  ["GET", `${ALL}/a/displayName`, 200],
  ["GET", `${ALL}/a/displayName/$value`, 200],
  ["GET", `${ALL}/a/description`, 204],
  ["GET", `${NO_SUCH}/displayName`, 404],
  ["GET", `${ALL}/a/policyPayload`, 200],
  ["GET", `${ALL}/b/policyPayload`, 204],
  ["PUT", `${ALL}/a/policyPayload`, 204, "{}", { "content-type": "application/json" }],
  ["PUT", `${ALL}/a/policyPayload`, 412, "{}", { "if-match": '"old"' }],
  ["PUT", `${NO_SUCH}/policyPayload`, 404, "{}"],
  ["DELETE", `${ALL}/a/policyPayload`, 204],
  ["GET", `${ALL}/a/assignments`, 200],
  ["POST", `${ALL}/a/assignments`, 201, ASSIGNMENT],
  ["POST", `${ALL}/a/assignments`, 400, { target: { groupId: "h" } }],
  ["GET", `${ALL}/a/assignments/a1`, 200],
  ["PATCH", `${ALL}/a/assignments/a1`, 200, ASSIGNMENT],
  ["DELETE", `${ALL}/a/assignments/a1`, 204],
  ["GET", `${ALL}/a/assignments/none`, 404],
  ["POST", `${ALL}/a/assign`, 200, { officeConfigurationAssignments: [ASSIGNMENT] }],
  ["POST", `${ALL}/a/assign`, 400, { officeConfigurationAssignments: [{ target: {} }] }],
  ["POST", `${NO_SUCH}/assign`, 404, { officeConfigurationAssignments: [] }],
  ["GET", `${ALL}/a/assign`, 405],
  ["POST", `${ALL}/a/assign`, 415, "a=b", { "content-type": "text/plain" }],
  ...(
    [
      [["a", "b"], [2, 1], 204],
      [["a"], [2, 1], 400],
      [["a", "a"], [8, 9], 400],
      [["a", "none"], [8, 9], 404],
    ] as const
  ).map(([officeConfigurationPolicyIds, officeConfigurationPriorities, status]): Route => [
    "POST",
    `${ALL}/updatePriorities`,
    status,
    { officeConfigurationPolicyIds, officeConfigurationPriorities },
  ]),
  ["GET", "/$metadata", 200],
  ["GET", "/$metadata", 406, undefined, { accept: "image/png" }],
  ["POST", "/$batch", 200, { requests: [{ id: "1", method: "GET", url: ALL }] }],
  ["POST", "/$batch", 400, { requests: [] }],
  ["GET", "/none", 400],
];

describe("every route answers over HTTP as the contract says", () => {
  const cases = ROUTES.map(
    (route) => [`${route[0]} ${route[1].slice(0, 80)}: ${route[2]}`, route] as const,
  );
  test.each(cases)("%s", async (_title, [method, path, status, body, headers = {}]) => {
    const response = await fetch(`${mock.url}${path}`, {
      method,
      headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    expect(response.status, text).toBe(status);
    expect(response.headers.get("request-id")).toMatch(/^[\da-f-]{36}$/);
    expect(response.headers.get("client-request-id")).toBeTypeOf("string");
    expect(response.headers.get("date")).toBeTypeOf("string");
    if (status === 405) expect(response.headers.get("allow")).toBeTypeOf("string");
    if (status === 201) expect(response.headers.get("location")).toContain(`${mock.url}${ALL}`);
    if (status < 400) return;
    const error: unknown = JSON.parse(text);
    expect(error).toMatchObject({
      error: { code: expect.any(String), message: expect.any(String), innerError: {} },
    });
  });
});
