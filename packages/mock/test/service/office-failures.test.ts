import { expect, test } from "vitest";
import { createOffice, DATA, GROUP, LIST, SECURITY, WINDOWS } from "./client.js";

interface Failure {
  readonly name: string;
  readonly request: readonly [
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ];
  readonly status: number;
  /** What the message says. */
  readonly message: RegExp;
}

const JSON_TYPE = { "content-type": "application/json" };
const created = { "@odata.type": WINDOWS, displayName: "New", priority: 9 };

const FAILURES: readonly Failure[] = [
  {
    name: "an unknown option",
    request: ["GET", "/officeConfiguration?$foo=1"],
    status: 400,
    message: /\$foo/,
  },
  {
    name: "a collection's option of a singleton",
    request: ["GET", "/officeConfiguration?$top=1"],
    status: 400,
    message: /\$top/,
  },
  {
    name: "no JSON accepted",
    request: ["GET", "/officeConfiguration", undefined, { accept: "text/html" }],
    status: 406,
    message: /application\/json/,
  },
  {
    name: "a format that is none",
    request: ["GET", "/officeConfiguration?$format=atom"],
    status: 406,
    message: /application\/json/,
  },
  {
    name: "PATCH of a singleton's computed property",
    request: ["PATCH", "/officeConfiguration", { tenantUserCheckinSummary: null }],
    status: 400,
    message: /tenantUserCheckinSummary/,
  },
  {
    name: "PATCH of a singleton with another ETag",
    request: ["PATCH", "/officeConfiguration", {}, { "if-match": 'W/"x"' }],
    status: 412,
    message: /changed/,
  },
  {
    name: "PATCH of a singleton with text",
    request: ["PATCH", "/officeConfiguration", "{}"],
    status: 415,
    message: /application\/json/,
  },
  {
    name: "DELETE of a singleton",
    request: ["DELETE", "/officeConfiguration"],
    status: 405,
    message: /GET or PATCH/,
  },
  {
    name: "POST to a singleton",
    request: ["POST", "/officeConfiguration", {}],
    status: 405,
    message: /GET or PATCH/,
  },
  {
    name: "PUT of a property",
    request: ["PUT", "/officeConfiguration/tenantCheckinStatuses", []],
    status: 405,
    message: /GET/,
  },
  {
    name: "a member that is none",
    request: ["GET", "/officeConfiguration/nothing"],
    status: 400,
    message: /'nothing'/,
  },

  {
    name: "$filter that cannot be read",
    request: ["GET", `${LIST}?$filter=priority eq`],
    status: 400,
    message: /\$filter/,
  },
  {
    name: "$filter by a member that is none",
    request: ["GET", `${LIST}?$filter=foo eq 1`],
    status: 400,
    message: /foo/,
  },
  {
    name: "$select of a member that is none",
    request: ["GET", `${LIST}?$select=foo`],
    status: 400,
    message: /foo/,
  },
  {
    name: "$orderby a member that is none",
    request: ["GET", `${LIST}?$orderby=foo`],
    status: 400,
    message: /foo/,
  },
  {
    name: "$expand of a property",
    request: ["GET", `${LIST}?$expand=displayName`],
    status: 400,
    message: /displayName/,
  },
  { name: "negative $top", request: ["GET", `${LIST}?$top=-1`], status: 400, message: /\$top/ },
  {
    name: "an invented skip token",
    request: ["GET", `${LIST}?$skiptoken=abc`],
    status: 400,
    message: /skiptoken/,
  },
  {
    name: "DELETE of the collection",
    request: ["DELETE", LIST],
    status: 405,
    message: /GET or POST/,
  },
  {
    name: "$count with an unknown member",
    request: ["GET", `${LIST}/$count?$filter=foo eq 1`],
    status: 400,
    message: /foo/,
  },

  {
    name: "no type",
    request: ["POST", LIST, { priority: 9 }],
    status: 400,
    message: /@odata\.type.*derived from/,
  },
  {
    name: "an abstract type",
    request: [
      "POST",
      LIST,
      { ...created, "@odata.type": "#microsoft.graph.officeClientConfiguration" },
    ],
    status: 400,
    message: /@odata\.type/,
  },
  {
    name: "an unknown type",
    request: ["POST", LIST, { ...created, "@odata.type": "#microsoft.graph.macConfiguration" }],
    status: 400,
    message: /@odata\.type/,
  },
  {
    name: "a type of another family",
    request: [
      "POST",
      LIST,
      { ...created, "@odata.type": "#microsoft.graph.officeClientConfigurationAssignment" },
    ],
    status: 400,
    message: /@odata\.type/,
  },
  {
    name: "no priority",
    request: ["POST", LIST, { "@odata.type": WINDOWS }],
    status: 400,
    message: /priority: expected Int32 but it is absent/,
  },
  {
    name: "priority null",
    request: ["POST", LIST, { ...created, priority: null }],
    status: 400,
    message: /priority: expected Int32 but received null/,
  },
  {
    name: "priority as text",
    request: ["POST", LIST, { ...created, priority: "high" }],
    status: 400,
    message: /priority: expected Int32 but received "high"/,
  },
  {
    name: "priority beyond Int32",
    request: ["POST", LIST, { ...created, priority: 2 ** 31 }],
    status: 400,
    message: /priority: expected Int32/,
  },
  {
    name: "priority with a fraction",
    request: ["POST", LIST, { ...created, priority: 1.5 }],
    status: 400,
    message: /priority: expected Int32/,
  },
  {
    name: "displayName as a number",
    request: ["POST", LIST, { ...created, displayName: 1 }],
    status: 400,
    message: /displayName: expected String/,
  },
  {
    name: "a member that is unknown",
    request: ["POST", LIST, { ...created, foo: 1 }],
    status: 400,
    message: /foo: expected no such member/,
  },
  {
    name: "a member that the service sets",
    request: ["POST", LIST, { ...created, lastModifiedDateTime: "2021-07-01T00:00:00Z" }],
    status: 400,
    message: /lastModifiedDateTime/,
  },
  {
    name: "a stream in the body",
    request: ["POST", LIST, { ...created, policyPayload: "e30" }],
    status: 400,
    message: /policyPayload/,
  },
  { name: "invalid JSON", request: ["POST", LIST, "{", JSON_TYPE], status: 400, message: /JSON/ },
  {
    name: "JSON that is no object",
    request: ["POST", LIST, "[]", JSON_TYPE],
    status: 400,
    message: /JSON object/,
  },
  {
    name: "bytes that are no UTF-8",
    request: ["POST", LIST, new Uint8Array([0x22, 0xff, 0x22]), JSON_TYPE],
    status: 400,
    message: /UTF-8/,
  },
  {
    name: "a priority that is taken",
    request: ["POST", LIST, { ...created, priority: 1 }],
    status: 409,
    message: /priority 1/,
  },
  {
    name: "a body that is too large",
    request: ["POST", LIST, { ...created, description: "x".repeat(9000) }],
    status: 413,
    message: /8192 bytes/,
  },
  {
    name: "a body without a type",
    request: ["POST", LIST, JSON.stringify(created)],
    status: 415,
    message: /application\/json/,
  },
  {
    name: "a body of another type",
    request: ["POST", LIST, "<a/>", { "content-type": "application/xml" }],
    status: 415,
    message: /application\/xml/,
  },
  {
    name: "an assignment to nobody's type",
    request: ["POST", LIST, { ...created, assignments: [{ target: {} }] }],
    status: 400,
    message: /assignments\/0\/target\/@odata\.type/,
  },

  {
    name: "a cast to another family",
    request: ["GET", `${LIST}/microsoft.graph.officeClientConfigurationAssignment`],
    status: 400,
    message: /derive/,
  },
  {
    name: "POST to a cast with another type",
    request: ["POST", `${LIST}/microsoft.graph.windowsOfficeClientSecurityConfiguration`, created],
    status: 400,
    message: /@odata\.type/,
  },

  { name: "GET of nothing", request: ["GET", `${LIST}/nobody`], status: 404, message: /'nobody'/ },
  {
    name: "GET of nothing in parentheses",
    request: ["GET", `${LIST}('nobody')`],
    status: 404,
    message: /nobody/,
  },
  {
    name: "PATCH of nothing",
    request: ["PATCH", `${LIST}/nobody`, { priority: 9 }],
    status: 404,
    message: /nobody/,
  },
  {
    name: "PATCH with null for priority",
    request: ["PATCH", `${LIST}/a`, { priority: null }],
    status: 400,
    message: /priority/,
  },
  {
    name: "PATCH of the key",
    request: ["PATCH", `${LIST}/a`, { id: "z" }],
    status: 400,
    message: /id: expected no value/,
  },
  {
    name: "PATCH of the type",
    request: ["PATCH", `${LIST}/a`, { "@odata.type": SECURITY }],
    status: 400,
    message: /@odata\.type/,
  },
  {
    name: "PATCH of what is contained",
    request: ["PATCH", `${LIST}/a`, { assignments: [] }],
    status: 400,
    message: /assignments/,
  },
  {
    name: "PATCH to a priority that is taken",
    request: ["PATCH", `${LIST}/a`, { priority: 2 }],
    status: 409,
    message: /priority 2/,
  },
  {
    name: "PATCH with another ETag",
    request: ["PATCH", `${LIST}/a`, { priority: 3 }, { "if-match": 'W/"x"' }],
    status: 412,
    message: /changed/,
  },
  {
    name: "PATCH if there is nothing",
    request: ["PATCH", `${LIST}/a`, { priority: 3 }, { "if-none-match": "*" }],
    status: 412,
    message: /condition/,
  },
  {
    name: "PATCH with text",
    request: ["PATCH", `${LIST}/a`, "priority=3"],
    status: 415,
    message: /application\/json/,
  },
  {
    name: "PUT of an entity",
    request: ["PUT", `${LIST}/a`, created],
    status: 405,
    message: /GET or PATCH or DELETE/,
  },
  {
    name: "DELETE of nothing",
    request: ["DELETE", `${LIST}/nobody`],
    status: 404,
    message: /nobody/,
  },
  {
    name: "DELETE with another ETag",
    request: ["DELETE", `${LIST}/a`, undefined, { "if-match": 'W/"x"' }],
    status: 412,
    message: /changed/,
  },
  {
    name: "a property of nothing",
    request: ["GET", `${LIST}/nobody/displayName`],
    status: 404,
    message: /nobody/,
  },
  {
    name: "the $value of a property of nothing",
    request: ["GET", `${LIST}/nobody/displayName/$value`],
    status: 404,
    message: /nobody/,
  },

  {
    name: "a stream of nothing",
    request: ["GET", `${LIST}/nobody/policyPayload`],
    status: 404,
    message: /nobody/,
  },
  {
    name: "PUT of a stream of nothing",
    request: ["PUT", `${LIST}/nobody/policyPayload`, "{}", JSON_TYPE],
    status: 404,
    message: /nobody/,
  },
  {
    name: "PUT of JSON that is none",
    request: ["PUT", `${LIST}/a/policyPayload`, "{", JSON_TYPE],
    status: 400,
    message: /JSON/,
  },
  {
    name: "PUT of a stream with another ETag",
    request: ["PUT", `${LIST}/a/policyPayload`, "{}", { ...JSON_TYPE, "if-match": '"x"' }],
    status: 412,
    message: /changed/,
  },
  {
    name: "PUT of a stream that is too large",
    request: ["PUT", `${LIST}/a/policyPayload`, `"${"x".repeat(9000)}"`, JSON_TYPE],
    status: 413,
    message: /8192/,
  },
  {
    name: "PUT of a stream of another type",
    request: [
      "PUT",
      `${LIST}/a/userPreferencePayload`,
      "<a/>",
      { "content-type": "application/xml" },
    ],
    status: 415,
    message: /application\/xml/,
  },
  {
    name: "DELETE of a stream of nothing",
    request: ["DELETE", `${LIST}/nobody/policyPayload`],
    status: 404,
    message: /nobody/,
  },

  {
    name: "an assignment without a target's type",
    request: ["POST", `${LIST}/a/assignments`, { target: { groupId: "g" } }],
    status: 400,
    message: /target/,
  },
  {
    name: "an assignment with an abstract target",
    request: [
      "POST",
      `${LIST}/a/assignments`,
      { target: { "@odata.type": "#microsoft.graph.officeConfigurationAssignmentTarget" } },
    ],
    status: 400,
    message: /target\/@odata\.type/,
  },
  {
    name: "assignments of nothing",
    request: ["GET", `${LIST}/nobody/assignments`],
    status: 404,
    message: /nobody/,
  },
  {
    name: "an assignment that is none",
    request: ["GET", `${LIST}/a/assignments/nobody`],
    status: 404,
    message: /nobody/,
  },
  {
    name: "DELETE of an assignment that is none",
    request: ["DELETE", `${LIST}/a/assignments/nobody`],
    status: 404,
    message: /nobody/,
  },

  {
    name: "assign without parameters",
    request: ["POST", `${LIST}/a/assign`, {}],
    status: 400,
    message: /officeConfigurationAssignments: expected array/,
  },
  {
    name: "assign with a wrong one",
    request: [
      "POST",
      `${LIST}/a/assign`,
      { officeConfigurationAssignments: [{ target: { "@odata.type": GROUP } }, { target: 1 }] },
    ],
    status: 400,
    message: /officeConfigurationAssignments\/1\/target/,
  },
  {
    name: "assign to nothing",
    request: ["POST", `${LIST}/nobody/assign`, { officeConfigurationAssignments: [] }],
    status: 404,
    message: /nobody/,
  },
  { name: "GET of assign", request: ["GET", `${LIST}/a/assign`], status: 405, message: /POST/ },
  {
    name: "assign with text",
    request: ["POST", `${LIST}/a/assign`, "{}"],
    status: 415,
    message: /application\/json/,
  },
  {
    name: "updatePriorities with lists of two lengths",
    request: [
      "POST",
      `${LIST}/updatePriorities`,
      { officeConfigurationPolicyIds: ["a"], officeConfigurationPriorities: [1, 2] },
    ],
    status: 400,
    message: /expected 1 items/,
  },
  {
    name: "updatePriorities with one id twice",
    request: [
      "POST",
      `${LIST}/updatePriorities`,
      { officeConfigurationPolicyIds: ["a", "a"], officeConfigurationPriorities: [3, 4] },
    ],
    status: 400,
    message: /officeConfigurationPolicyIds/,
  },
  {
    name: "updatePriorities with one priority twice",
    request: [
      "POST",
      `${LIST}/updatePriorities`,
      { officeConfigurationPolicyIds: ["a", "b"], officeConfigurationPriorities: [3, 3] },
    ],
    status: 400,
    message: /officeConfigurationPriorities/,
  },
  {
    name: "updatePriorities with a null",
    request: [
      "POST",
      `${LIST}/updatePriorities`,
      { officeConfigurationPolicyIds: ["a", "b"], officeConfigurationPriorities: [3, null] },
    ],
    status: 400,
    message: /officeConfigurationPriorities\/1/,
  },
  {
    name: "updatePriorities to one that is taken",
    request: [
      "POST",
      `${LIST}/updatePriorities`,
      { officeConfigurationPolicyIds: ["a"], officeConfigurationPriorities: [2] },
    ],
    status: 400,
    message: /priority 2/,
  },
  {
    name: "updatePriorities of nothing",
    request: [
      "POST",
      `${LIST}/updatePriorities`,
      { officeConfigurationPolicyIds: ["a", "nobody"], officeConfigurationPriorities: [8, 9] },
    ],
    status: 404,
    message: /nobody/,
  },

  {
    name: "$metadata as JSON",
    request: ["GET", "/$metadata", undefined, { accept: "application/json" }],
    status: 406,
    message: /application\/xml/,
  },
  { name: "a set that is none", request: ["GET", "/users"], status: 400, message: /'users'/ },
  {
    name: "an address outside of the service",
    request: ["GET", "https://graph.microsoft.com/v1.0/officeConfiguration"],
    status: 400,
    message: /v1\.0/,
  },
];

test.each(FAILURES)("$name is refused with $status", async ({ request, status, message }) => {
  const { mock, call } = createOffice({ data: DATA, bodyLimit: 8192 });
  const before = mock.state();
  const [method, path, body, headers] = request;
  const answer = await call(method, path, body, { "client-request-id": "mine", ...headers });
  expect({ status: answer.status, message: answer.json.error.message }).toEqual({
    status,
    message: expect.stringMatching(message),
  });
  expect(Object.keys(answer.json)).toEqual(["error"]);
  const { code, innerError } = answer.json.error;
  expect(code).toMatch(/^[A-Z]\w+$/);
  expect(Object.keys(innerError)).toEqual(["date", "request-id", "client-request-id"]);
  expect(innerError["client-request-id"]).toBe("mine");
  expect(answer.headers.get("client-request-id")).toBe("mine");
  expect(answer.headers.get("request-id")).toBe(innerError["request-id"]);
  expect(Number.isNaN(Date.parse(answer.headers.get("date") ?? ""))).toBe(false);
  expect(answer.headers.get("odata-version")).toBe("4.0");
  expect(answer.headers.has("allow")).toBe(status === 405);
  expect(mock.state()).toEqual(before);
});
