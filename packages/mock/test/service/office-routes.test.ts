import { expect, test } from "vitest";
import { BASE, createOffice, DATA, GROUP, LIST, SECURITY, WINDOWS } from "./client.js";

const CTX = `${BASE}/$metadata#`;
const JSON_HEADER =
  "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

test("a singleton is read and changed", async () => {
  const { call } = createOffice({ data: DATA });
  const read = await call("GET", "/officeConfiguration");
  expect(read.status).toBe(200);
  expect(read.headers.get("content-type")).toBe(JSON_HEADER);
  expect(read.headers.get("odata-version")).toBe("4.0");
  expect(read.json).toEqual({
    "@odata.context": `${CTX}officeConfiguration`,
    "@odata.etag": expect.stringMatching(/^W\/"/),
    tenantCheckinStatuses: [],
    tenantUserCheckinSummary: { succeededUserCount: 3, failedUserCount: 1 },
  });
  const headers = { "if-match": read.json["@odata.etag"] };
  const changed = await call("PATCH", "/officeConfiguration", {}, headers);
  expect(changed.status).toBe(200);
  expect(changed.json["@odata.context"]).toBe(`${CTX}officeConfiguration`);
  const minimal = await call("PATCH", "/officeConfiguration", {}, { prefer: "return=minimal" });
  expect(minimal.status).toBe(204);
  expect(minimal.headers.get("preference-applied")).toBe("return=minimal");
});

test("properties of a singleton are read, 204 where they are null", async () => {
  const { call } = createOffice({ data: DATA });
  const statuses = await call("GET", "/officeConfiguration/tenantCheckinStatuses");
  expect(statuses.json).toEqual({
    "@odata.context": `${CTX}officeConfiguration/tenantCheckinStatuses`,
    value: [],
  });
  const summary = await call("GET", "/officeConfiguration/tenantUserCheckinSummary");
  expect(summary.json).toEqual({
    "@odata.context": `${CTX}officeConfiguration/tenantUserCheckinSummary`,
    succeededUserCount: 3,
    failedUserCount: 1,
  });
  const empty = createOffice();
  expect((await empty.call("GET", "/officeConfiguration/tenantUserCheckinSummary")).status).toBe(
    204,
  );
});

test("a collection is read with all options", async () => {
  const { call } = createOffice({ data: DATA });
  const { json } = await call(
    "GET",
    `${LIST}?$filter=priority gt 0&$orderby=priority desc&$count=true&$top=1&$select=id,priority&$expand=assignments($select=id)`,
  );
  expect(json).toEqual({
    "@odata.context": `${CTX}officeConfiguration/clientConfigurations(id,priority,assignments(id))`,
    "@odata.count": 2,
    value: [
      {
        "@odata.type": SECURITY,
        "@odata.etag": expect.any(String),
        id: "b",
        priority: 2,
        assignments: [],
      },
    ],
  });
  expect((await call("GET", `${LIST}/$count?$filter=priority eq 2`)).text).toBe("1");
});

test("pages keep the other options, whatever comes and goes between them", async () => {
  const { call } = createOffice({ data: DATA });
  await call("POST", LIST, { "@odata.type": WINDOWS, priority: 3 });
  const prefer = { prefer: "odata.maxpagesize=1" };
  const first = await call("GET", `${LIST}?$select=priority&$count=true`, undefined, prefer);
  expect(first.headers.get("preference-applied")).toBe("odata.maxpagesize=1");
  expect(first.json.value.map((item: { priority: number }) => item.priority)).toEqual([1]);
  const next: string = first.json["@odata.nextLink"];
  expect(next.startsWith(`${BASE}${LIST}?$select=priority&$count=true&$skiptoken=`)).toBe(true);
  await call("DELETE", `${LIST}/a`);
  await call("POST", LIST, { "@odata.type": WINDOWS, priority: 4 });
  const second = await call("GET", next, undefined, prefer);
  expect(second.json.value.map((item: { priority: number }) => item.priority)).toEqual([2]);
  expect(second.json["@odata.count"]).toBe(3);
  const third = await call("GET", second.json["@odata.nextLink"]);
  expect(third.json.value.map((item: { priority: number }) => item.priority)).toEqual([3, 4]);
  expect(third.json["@odata.nextLink"]).toBeUndefined();
});

test("an ordered page goes on behind its last item, and is stale without it", async () => {
  const { call } = createOffice({ data: DATA });
  const prefer = { prefer: "odata.maxpagesize=1" };
  const first = await call("GET", `${LIST}?$orderby=priority desc`, undefined, prefer);
  const next = first.json["@odata.nextLink"];
  await call("POST", LIST, { "@odata.type": WINDOWS, priority: 7 });
  const second = await call("GET", next, undefined, prefer);
  expect(second.json.value.map((item: { id: string }) => item.id)).toEqual(["a"]);
  await call("DELETE", `${LIST}/b`);
  const stale = await call("GET", next, undefined, prefer);
  expect([stale.status, stale.json.error.code]).toEqual([410, "Gone"]);
});

test("a link of an earlier state is stale, and one of another request invalid", async () => {
  const { mock, call } = createOffice({ data: DATA, pageSize: 1 });
  const { json } = await call("GET", LIST);
  const next: string = json["@odata.nextLink"];
  expect((await call("GET", next.replace("?", "?$filter=priority gt 0&"))).status).toBe(400);
  expect((await call("GET", next)).status).toBe(200);
  mock.reset();
  expect((await call("GET", next)).status).toBe(410);
});

test("an entity is created, with what it contains", async () => {
  const { call } = createOffice({ now: () => new Date("2021-07-01T12:00:00Z") });
  const created = await call("POST", LIST, {
    "@odata.type": WINDOWS,
    displayName: "New",
    priority: 9,
    assignments: [{ target: { "@odata.type": GROUP, groupId: "g" } }],
  });
  expect(created.status).toBe(201);
  const { id } = created.json;
  expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  const location = `${BASE}${LIST}('${id}')`;
  expect(created.headers.get("location")).toBe(location);
  expect(created.headers.get("etag")).toBe(created.json["@odata.etag"]);
  expect(created.json).toEqual({
    "@odata.context": `${CTX}officeConfiguration/clientConfigurations/$entity`,
    "@odata.type": WINDOWS,
    "@odata.etag": expect.any(String),
    id,
    displayName: "New",
    description: null,
    priority: 9,
    checkinStatuses: [],
    userCheckinSummary: null,
    lastModifiedDateTime: "2021-07-01T12:00:00.000Z",
    "policyPayload@odata.mediaEditLink": `${location}/policyPayload`,
    "policyPayload@odata.mediaReadLink": `${location}/policyPayload`,
    "userPreferencePayload@odata.mediaEditLink": `${location}/userPreferencePayload`,
    "userPreferencePayload@odata.mediaReadLink": `${location}/userPreferencePayload`,
  });
  expect((await call("GET", location)).json).toEqual(created.json);
  const assignments = await call("GET", `${location}/assignments`);
  expect(assignments.json.value).toEqual([
    {
      "@odata.etag": expect.any(String),
      id: expect.any(String),
      target: { "@odata.type": GROUP, groupId: "g" },
    },
  ]);
});

test("a cast creates without @odata.type, and lists one type only", async () => {
  const { call } = createOffice({ data: DATA });
  const cast = `${LIST}/microsoft.graph.windowsOfficeClientSecurityConfiguration`;
  const created = await call("POST", cast, { priority: 3 }, { prefer: "return=minimal" });
  expect([created.status, created.text]).toEqual([204, ""]);
  expect(created.headers.get("preference-applied")).toBe("return=minimal");
  expect(created.headers.has("location")).toBe(true);
  const { json } = await call("GET", `${LIST}/graph.windowsOfficeClientSecurityConfiguration`);
  expect(json["@odata.context"]).toBe(
    `${CTX}officeConfiguration/clientConfigurations/microsoft.graph.windowsOfficeClientSecurityConfiguration`,
  );
  expect(json.value.map((item: { "@odata.type": string }) => item["@odata.type"])).toEqual([
    SECURITY,
    SECURITY,
  ]);
  expect((await call("GET", `${cast}/$count`)).text).toBe("2");
  expect((await call("GET", `${cast}/a`)).status).toBe(404);
});

test("an entity has one address for each form of its key, and is not sent again unchanged", async () => {
  const { call } = createOffice({ data: DATA });
  const read = await call("GET", `${LIST}/a`);
  expect((await call("GET", `${LIST}('a')`)).json).toEqual(read.json);
  expect(read.json["@odata.context"]).toBe(
    `${CTX}officeConfiguration/clientConfigurations/$entity`,
  );
  const etag = read.headers.get("etag") ?? "";
  const unchanged = await call("GET", `${LIST}/a`, undefined, { "if-none-match": `"x", ${etag}` });
  expect([unchanged.status, unchanged.text]).toEqual([304, ""]);
  expect((await call("GET", `${LIST}/a`, undefined, { "if-none-match": '"x"' })).status).toBe(200);
});

test("an entity is changed, and its ETag with it", async () => {
  let time = 0;
  const { call } = createOffice({
    data: DATA,
    now: () => new Date(Date.UTC(2021, 0, 1, 0, 0, time++)),
  });
  const before = await call("GET", `${LIST}/a`);
  const changed = await call(
    "PATCH",
    `${LIST}/a`,
    { description: "New", displayName: null },
    { "if-match": before.json["@odata.etag"] },
  );
  expect(changed.status).toBe(200);
  expect(changed.json).toMatchObject({
    id: "a",
    description: "New",
    displayName: null,
    priority: 1,
  });
  expect(changed.json["@odata.etag"]).not.toBe(before.json["@odata.etag"]);
  expect(changed.json.lastModifiedDateTime).toMatch(/^2021-01-01T00:00:\d\d\.000Z$/);
  const minimal = await call(
    "PATCH",
    `${LIST}/a`,
    { priority: 5 },
    { prefer: "return=minimal", "if-match": "*" },
  );
  expect([minimal.status, minimal.text]).toEqual([204, ""]);
  expect((await call("GET", `${LIST}/a/priority/$value`)).text).toBe("5");
});

test("an entity is deleted once", async () => {
  const { call } = createOffice({ data: DATA });
  const { headers } = await call("GET", `${LIST}/a`);
  const deleted = await call("DELETE", `${LIST}/a`, undefined, {
    "if-match": headers.get("etag") ?? "",
  });
  expect([deleted.status, deleted.text]).toEqual([204, ""]);
  expect((await call("DELETE", `${LIST}/a`)).status).toBe(404);
  expect((await call("GET", `${LIST}/a/assignments`)).status).toBe(404);
});

test("properties are read, and their bare values", async () => {
  const { call } = createOffice({ data: DATA });
  const { json } = await call("GET", `${LIST}/a/displayName`);
  expect(json).toEqual({
    "@odata.context": `${CTX}officeConfiguration/clientConfigurations('a')/displayName`,
    value: "Alpha",
  });
  const raw = await call("GET", `${LIST}/a/displayName/$value`);
  expect([raw.text, raw.headers.get("content-type")]).toEqual([
    "Alpha",
    "text/plain;charset=utf-8",
  ]);
  expect((await call("GET", `${LIST}/a/description`)).status).toBe(204);
  expect((await call("GET", `${LIST}/a/description/$value`)).status).toBe(204);
});

test("a stream is written, read, and deleted", async () => {
  const { call } = createOffice({ data: DATA });
  const path = `${LIST}/b/policyPayload`;
  expect((await call("GET", path)).status).toBe(204);
  const written = await call("PUT", path, '{"b":2}', {
    "content-type": "application/json; charset=utf-8",
  });
  expect(written.status).toBe(204);
  const etag = written.headers.get("etag") ?? "";
  const read = await call("GET", path);
  expect([read.status, read.text]).toEqual([200, '{"b":2}']);
  expect(read.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(read.headers.get("etag")).toBe(etag);
  expect((await call("GET", path, undefined, { "if-none-match": etag })).status).toBe(304);
  const { json } = await call("GET", `${LIST}/b`);
  expect(json["policyPayload@odata.mediaContentType"]).toBe("application/json; charset=utf-8");
  expect(json["policyPayload@odata.mediaEtag"]).toBe(etag);
  expect((await call("DELETE", path, undefined, { "if-match": '"other"' })).status).toBe(412);
  expect((await call("DELETE", path, undefined, { "if-match": etag })).status).toBe(204);
  expect((await call("GET", path)).status).toBe(204);
});

test("assignments are created, read, changed and deleted", async () => {
  const { call } = createOffice({ data: DATA });
  const target = { "@odata.type": GROUP, groupId: "h" };
  const created = await call("POST", `${LIST}/a/assignments`, { target });
  expect(created.status).toBe(201);
  const path = `${LIST}/a/assignments/${created.json.id}`;
  expect(created.headers.get("location")).toBe(
    `${BASE}${LIST}('a')/assignments('${created.json.id}')`,
  );
  expect(created.json["@odata.context"]).toBe(
    `${CTX}officeConfiguration/clientConfigurations('a')/assignments/$entity`,
  );
  expect((await call("GET", path)).json.target).toEqual(target);
  const changed = await call("PATCH", path, { target: { groupId: "i" } });
  expect(changed.json.target).toEqual({ "@odata.type": GROUP, groupId: "i" });
  expect((await call("GET", `${path}/target/${GROUP.slice(1)}/groupId/$value`)).text).toBe("i");
  expect((await call("DELETE", path)).status).toBe(204);
  expect((await call("GET", path)).status).toBe(404);
});

test("assign replaces all assignments", async () => {
  const { call } = createOffice({ data: DATA });
  const body = {
    officeConfigurationAssignments: ["x", "y"].map((groupId) => ({
      target: { "@odata.type": GROUP.slice(1), groupId },
    })),
  };
  const { status, json } = await call("POST", `${LIST}/a/microsoft.graph.assign`, body);
  expect(status).toBe(200);
  expect(json["@odata.context"]).toBe(
    `${CTX}Collection(microsoft.graph.officeClientConfigurationAssignment)`,
  );
  const groups = json.value.map((item: { target: { groupId: string } }) => item.target.groupId);
  expect(groups).toEqual(["x", "y"]);
  expect((await call("GET", `${LIST}/a/assignments`)).json.value).toEqual(json.value);
});

test.each([
  "updatePriorities",
  "microsoft.graph.updatePriorities",
  "graph.updatePriorities",
  "microsoft.management.services.api.updatePriorities",
])("%s exchanges priorities", async (name) => {
  const { call } = createOffice({ data: DATA });
  const { status, text } = await call("POST", `${LIST}/${name}`, {
    officeConfigurationPolicyIds: ["a", "b"],
    officeConfigurationPriorities: [2, 1],
  });
  expect([status, text]).toEqual([204, ""]);
  expect((await call("GET", `${LIST}/a/priority/$value`)).text).toBe("2");
  expect((await call("GET", `${LIST}/b/priority/$value`)).text).toBe("1");
});

test("$metadata is the model's, and the service document names the singleton", async () => {
  const { call } = createOffice();
  const { status, text, headers } = await call("GET", "/$metadata");
  expect([status, headers.get("content-type")]).toEqual([200, "application/xml"]);
  expect(text).toContain('<Singleton Name="officeConfiguration"');
  expect((await call("GET", "/")).json).toEqual({
    "@odata.context": `${BASE}/$metadata`,
    value: [{ name: "officeConfiguration", kind: "Singleton", url: "officeConfiguration" }],
  });
});

test("a batch makes its requests in turn", async () => {
  const { call } = createOffice({ data: DATA });
  const { status, json, headers } = await call("POST", "/$batch", {
    requests: [
      { id: "1", method: "DELETE", url: `${LIST}/a` },
      { id: "2", method: "GET", url: `${LIST}/a`, dependsOn: ["1"] },
    ],
  });
  expect(status).toBe(200);
  expect(headers.get("request-id")).not.toBeNull();
  expect(json.responses.map((it: { status: number }) => it.status)).toEqual([204, 404]);
});

test("answers can be without metadata, or with all of it", async () => {
  const { call } = createOffice({ data: DATA });
  const none = await call("GET", `${LIST}/a`, undefined, {
    accept: "application/json;odata.metadata=none",
  });
  expect(Object.keys(none.json).filter((name) => name.includes("@"))).toEqual([]);
  const full = await call("GET", `${LIST}/a?$format=application/json;odata.metadata=full`);
  expect(full.json).toMatchObject({
    "@odata.type": WINDOWS,
    "@odata.id": `${BASE}${LIST}('a')`,
    "priority@odata.type": "#Int32",
    "assignments@odata.navigationLink": `${BASE}${LIST}('a')/assignments`,
  });
});

test("links lead to where the request came from", async () => {
  const { mock } = createOffice({ data: DATA });
  const response = await mock.fetch(new Request(`http://127.0.0.1:8080/beta${LIST}/a`));
  const json = (await response.json()) as Record<string, string>;
  expect(json["@odata.context"]).toMatch(/^http:\/\/127\.0\.0\.1:8080\/beta\/\$metadata#/);
  expect(json["policyPayload@odata.mediaReadLink"]).toMatch(
    /^http:\/\/127\.0\.0\.1:8080\/beta\/office/,
  );
});

test("what the reference pages say can be had", async () => {
  const { call } = createOffice({
    data: DATA,
    quirks: "docs",
    now: () => new Date("2021-07-01T12:00:00Z"),
  });
  const one = await call("GET", `${LIST}/a`);
  expect(one.json.value).toMatchObject({ id: "a", policyPayload: "eyJhIjoxfQ" });
  const assignment = { id: "id", target: { "@odata.type": GROUP, groupId: "h" } };
  const assigned = await call("POST", `${LIST}/a/assignments`, assignment);
  expect([assigned.status, assigned.json.target["@odata.type"]]).toEqual([200, GROUP.slice(1)]);
  const body = { officeConfigurationPolicyIds: ["a"], officeConfigurationPriorities: [7] };
  const updated = await call(
    "POST",
    `${LIST}/microsoft.management.services.api.updatePriorities`,
    body,
  );
  expect([updated.status, updated.text]).toEqual([200, ""]);
  const changed = await call("PATCH", `${LIST}/a`, {
    description: "New",
    assignments: [],
    id: "z",
  });
  expect(changed.json).toMatchObject({
    id: "a",
    lastModifiedDateTime: "2021-07-01T04:00:00.0000000-08:00",
  });
  expect((await call("DELETE", `${LIST}/a/assignments/t`)).status).toBe(204);
  expect((await call("DELETE", `${LIST}/a`)).status).toBe(200);
});
