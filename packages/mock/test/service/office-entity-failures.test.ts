import { GROUP, LIST, SECURITY } from "./client.js";
import { created, JSON_TYPE, testFailures } from "./test-failures.js";

testFailures([
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
  {
    name: "a name of the model's that is neither a type nor an operation",
    request: ["GET", `${LIST}/microsoft.graph.nope`],
    status: 400,
    message: /'microsoft\.graph\.nope'/,
  },
  {
    name: "a key with dots",
    request: ["GET", `${LIST}/contoso.example.nope`],
    status: 404,
    message: /'contoso\.example\.nope'/,
  },
  { name: "a set that is none", request: ["GET", "/users"], status: 400, message: /'users'/ },
  {
    name: "an address outside of the service",
    request: ["GET", "https://graph.microsoft.com/v1.0/officeConfiguration"],
    status: 400,
    message: /v1\.0/,
  },
]);
