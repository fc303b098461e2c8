import { expect, test } from "vitest";
import { createMockGraph, Refusal } from "../../src/index.js";
import { ANN, BASE, BOB, MODEL, createLibrary, names } from "./create-library.js";

test("open types take what they do not declare, closed ones do not", async () => {
  const { mock, call } = createLibrary();
  const body = JSON.parse('{"hobby":"chess","__proto__":{"polluted":1},"constructor":"x"}');
  const text = '{"hobby":"chess","__proto__":{"polluted":1},"constructor":"x"}';
  const created = await call("POST", "/people", text, { "content-type": "application/json" });
  expect(created.status).toBe(201);
  expect(Object.hasOwn(created.json, "__proto__")).toBe(true);
  expect(created.json).toMatchObject({ hobby: "chess", since: "2000-01-01" });
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  const path = `/people/${created.json.id}`;
  expect((await call("GET", `${path}/hobby/$value`)).text).toBe("chess");
  expect((await call("GET", `${path}/constructor/$value`)).text).toBe("x");
  expect((await call("GET", `${path}/nothing`)).status).toBe(404);
  expect((await call("PATCH", path, { hobby: null })).json).not.toHaveProperty("hobby");
  expect(mock.state()).not.toEqual(body);
  expect((await call("POST", "/books", { shelf: "Z", place: 1, hobby: 1 })).status).toBe(400);
});

test("complex values are merged, and must be whole", async () => {
  const { call } = createLibrary();
  const path = `/people/${ANN}`;
  expect((await call("PATCH", path, { home: { zip: "1" } })).json.home).toEqual({
    city: "Rome",
    zip: "1",
  });
  expect((await call("PATCH", `/people/${BOB}`, { home: { zip: "1" } })).status).toBe(400);
  expect((await call("PATCH", path, { home: { city: null } })).status).toBe(400);
  const foreign = { "@odata.type": "lib.foreignAddress", city: "Bern", country: "CH" };
  expect((await call("PATCH", path, { home: foreign })).json.home).toEqual({
    ...foreign,
    "@odata.type": "#example.library.foreignAddress",
    zip: null,
  });
  expect((await call("GET", `${path}/home/lib.foreignAddress/country/$value`)).text).toBe("CH");
  expect((await call("GET", `${path}/home/city`)).json.value).toBe("Bern");
  expect((await call("PATCH", path, { home: null })).json.home).toBeNull();
});

test("functions take parameters inline and by alias, and are told apart by them", async () => {
  const { call } = createLibrary({
    operations: {
      named: ({ binding, parameters }) =>
        (binding as { values: { name: string; home?: { city: string } } }[]).flatMap(
          ({ values }) =>
            values.name === parameters["name"] &&
            (parameters["city"] === undefined || values.home?.city === parameters["city"])
              ? [values]
              : [],
        ),
      "example.library.add": ({ parameters: { a, b } }) => Number(a) + Number(b),
      age: () => 42,
    },
  });
  expect(names((await call("GET", "/people/named(name='Ann')")).json)).toEqual(["Ann"]);
  expect(
    names((await call("GET", "/people/lib.named(name=@n,city='Rome')?@n='Ann'")).json),
  ).toEqual(["Ann"]);
  expect(
    names((await call("GET", "/people/example.library.named(name='Ann',city='Bonn')")).json),
  ).toEqual([]);
  expect((await call("GET", "/people/named(name='Ann')/$count")).text).toBe("1");
  expect((await call("GET", `/people/named(name='Ann')/${ANN}/name/$value`)).text).toBe("Ann");
  expect((await call("GET", "/people/named(nme='Ann')")).json.error.message).toMatch(
    /\(name\) or \(name, city\)/,
  );
  expect((await call("GET", "/people/named(name=1)")).status).toBe(400);
  expect((await call("GET", "/add(a=1,b=2)")).json).toEqual({
    "@odata.context": `${BASE}/$metadata#Edm.Int32`,
    value: 3,
  });
  expect((await call("GET", `/people/${ANN}/age()`)).json.value).toBe(42);
  expect((await call("GET", `/people/${ANN}/age`)).json.value).toBe(42);
  expect((await call("POST", `/people/${ANN}/age`)).status).toBe(405);
});

test("actions change all that they change, or nothing", async () => {
  const { mock, call } = createLibrary({
    operations: {
      rename: ({ binding, parameters, graph }) => {
        const { path } = binding as { path: string };
        const name = parameters["name"] ?? null;
        const { values } = graph.update(path, { name });
        graph.create("/people", { name: "Shadow" });
        if (name === "forbidden") throw new Refusal(403, "No.", { code: "accessDenied" });
        if (name === "broken") throw new Error("secret");
        return values;
      },
    },
  });
  const path = `/people/${ANN}/rename`;
  const renamed = await call("POST", path, { name: "Anna" });
  expect([renamed.status, renamed.json.name]).toEqual([200, "Anna"]);
  expect(renamed.json["@odata.context"]).toBe(`${BASE}/$metadata#example.library.person`);
  const before = mock.state();
  const refused = await call("POST", path, { name: "forbidden" });
  expect([refused.status, refused.json.error.code]).toEqual([403, "accessDenied"]);
  const broken = await call("POST", path, { name: "broken" });
  expect([broken.status, broken.json.error.code]).toEqual([500, "InternalServerError"]);
  expect(broken.text).not.toContain("secret");
  expect(mock.state()).toEqual(before);
  expect((await call("POST", `/people/${ANN}/wave`)).status).toBe(204);
  expect((await call("POST", `/people/${ANN}/wave`, { extra: 1 })).status).toBe(400);
  expect((await call("POST", "/close")).status).toBe(204);
});

test("rules refuse changes", async () => {
  const { mock, call } = createLibrary({
    rules: [
      {
        type: "lib.being",
        check: ({ kind, entity, before }) => {
          if (kind === "delete") throw new Refusal(409, `${entity.path} stays.`);
          if (kind === "update" && before?.["name"] !== entity.values["name"])
            throw new Refusal(403, "No renaming.");
        },
      },
    ],
  });
  expect((await call("DELETE", `/people/${ANN}`)).status).toBe(409);
  expect((await call("PATCH", `/people/${ANN}`, { name: "X" })).status).toBe(403);
  expect((await call("PATCH", `/people/${ANN}`, { mail: "x" })).status).toBe(200);
  expect(JSON.stringify(mock.state())).toContain('"name":"Ann"');
});

test("delta tells of what came, changed and went", async () => {
  const { call } = createLibrary({ pageSize: 1 });
  const first = await call("GET", "/people/delta?$select=name");
  expect(names(first.json)).toEqual(["Ann"]);
  const second = await call("GET", first.json["@odata.nextLink"]);
  expect(names(second.json)).toEqual(["Bob"]);
  const link = second.json["@odata.deltaLink"];
  expect(link).toContain("$select=name&$deltatoken=");
  expect((await call("GET", link)).json.value).toEqual([]);
  await call("PATCH", `/people/${ANN}`, { name: "Anna" });
  await call("POST", "/people", { name: "Cid" });
  const gone = (await call("POST", "/people", { name: "Gone" })).json.id;
  await call("DELETE", `/people/${gone}`);
  await call("DELETE", `/people/${BOB}`);
  const changes: { name?: string }[] = [];
  let next = link;
  let last;
  while (next !== undefined) {
    last = (await call("GET", next)).json;
    changes.push(...last.value);
    next = last["@odata.nextLink"];
  }
  expect(changes).toEqual([
    { "@odata.etag": expect.any(String), name: "Anna" },
    { "@odata.etag": expect.any(String), name: "Cid" },
    { "@odata.id": `${BASE}/people(${BOB})`, id: BOB, "@removed": { reason: "deleted" } },
  ]);
  expect((await call("GET", last["@odata.deltaLink"])).json.value).toEqual([]);
  const latest = await call("GET", "/people/delta?$deltatoken=latest");
  expect(latest.json.value).toEqual([]);
  expect(latest.json["@odata.deltaLink"]).toBeDefined();
});

test("a delta link that is old or invented is refused", async () => {
  const { mock, call } = createLibrary();
  const { json } = await call("GET", "/people/delta");
  mock.reset();
  expect((await call("GET", json["@odata.deltaLink"])).status).toBe(410);
  const invented = await call("GET", "/people/delta?$deltatoken=x");
  expect([invented.status, invented.json.error.message]).toEqual([
    400,
    expect.stringContaining("$deltatoken"),
  ]);
});

test("the stream of a derived type is reached without a cast", async () => {
  const { call } = createLibrary();
  const id = "33333333-3333-4333-8333-333333333333";
  await call("POST", "/beings", { "@odata.type": "#example.library.document", id });
  const put = await call("PUT", `/beings/${id}/$value`, "text", { "content-type": "text/plain" });
  expect(put.status).toBe(204);
  expect((await call("GET", `/beings/${id}/$value`)).text).toBe("text");
  expect((await call("GET", `/beings/${ANN}/$value`)).status).toBe(400);
});

test("bytes create a media entity", async () => {
  const { call } = createLibrary();
  const path = "/beings/example.library.document";
  const created = await call("POST", path, "text", { "content-type": "text/plain" });
  expect([created.status, created.json["@odata.mediaContentType"]]).toEqual([201, "text/plain"]);
  expect((await call("GET", `${created.headers.get("location")}/$value`)).text).toBe("text");
  const other = await call("POST", "/people", "text", { "content-type": "text/plain" });
  expect(other.status).toBe(415);
});

test("a function that returns a stream answers with bytes", async () => {
  let result: string | null = "aGk";
  const { call } = createLibrary({ operations: { print: () => result } });
  const read = await call("GET", `/people/${ANN}/print`);
  expect([read.text, read.headers.get("content-type")]).toEqual(["hi", "application/octet-stream"]);
  result = "no base64";
  expect((await call("GET", `/people/${ANN}/print`)).text).toBe("no base64");
  result = null;
  expect((await call("GET", `/people/${ANN}/print`)).status).toBe(204);
});

test("restrictions of the metadata are kept", async () => {
  const { call } = createLibrary();
  const posted = await call("POST", "/reports", { id: 2 });
  expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET"]);
  expect((await call("GET", "/reports?$filter=id eq 1")).json.error.message).toMatch(/\$filter/);
  expect((await call("GET", "/reports?$top=1")).status).toBe(400);
  expect((await call("GET", "/reports?$count=true")).status).toBe(400);
  expect((await call("GET", "/reports/$count")).status).toBe(400);
  expect((await call("GET", "/reports/1")).status).toBe(200);
});

test("navigation is expanded, also with levels, and never without end", async () => {
  const { call } = createLibrary();
  const { json } = await call(
    "GET",
    `/people/${ANN}?$select=name&$expand=reports($select=name;$expand=boss($levels=2;$select=name))`,
  );
  expect(json.reports[0].boss).toMatchObject({ name: "Ann" });
  await call("PUT", `/people/${ANN}/boss/$ref`, { "@odata.id": `people(${ANN})` });
  const endless = await call("GET", `/people/${ANN}?$expand=boss($levels=max)`);
  expect(endless.status).toBe(400);
  expect(endless.json.error.message).toMatch(/levels/);
});

test("numbers of 64 bits keep their digits where the client asks for text", async () => {
  const { call } = createLibrary({ data: { books: [{ shelf: "a", place: 1, words: 123 }] } });
  const accept = { accept: "application/json;IEEE754Compatible=true" };
  const { json, headers } = await call("GET", "/books", undefined, accept);
  expect(json.value[0].words).toBe("123");
  expect(headers.get("content-type")).toContain("IEEE754Compatible=true");
});

test("a singleton always has an entity with a key", async () => {
  const { mock, call } = createLibrary();
  const { json } = await call("GET", "/me");
  expect(json).toMatchObject({
    "@odata.context": `${BASE}/$metadata#me`,
    id: expect.any(String),
    since: "2000-01-01",
  });
  expect(mock.state()).not.toHaveProperty("me");
  await call("PATCH", "/me", { name: "Me" });
  expect(mock.state()["me"]).toMatchObject({ name: "Me", id: json.id });
});

test("a saved state is the same when it is loaded", async () => {
  const { mock, call } = createLibrary();
  await call("POST", "/books", {
    shelf: "B",
    place: 1,
    chapters: [{ number: 1, notes: [{ id: "n" }] }],
  });
  await call("PATCH", "/me", { name: "Me" });
  await call("POST", `/people/${ANN}/friends/$ref`, { "@odata.id": `people(${BOB})` });
  const state = mock.state();
  const again = createMockGraph({
    model: MODEL,
    baseUrl: BASE,
    data: JSON.parse(JSON.stringify(state)),
  });
  expect(again.state()).toEqual(state);
});

test("all that is wrong with a state is told at once", () => {
  const data = {
    nobody: [],
    people: [{ id: 1 }, { id: ANN, "boss@odata.bind": "people/none" }, { id: ANN }, 3],
    books: [{ shelf: "a", place: 1, chapters: [{ number: "x" }], $value: "?" }],
    reports: {},
  };
  let pointers: string[] = [];
  try {
    createLibrary({ data });
  } catch (error) {
    pointers = (error as { problems: { pointer: string }[] }).problems.map(
      ({ pointer }) => pointer,
    );
  }
  expect(pointers).toEqual([
    "/nobody",
    "/people/0/id",
    "/people/2",
    "/people/3",
    "/books/0/$value",
    "/books/0/chapters/0/number",
    "/reports",
    "/people/1/boss@odata.bind",
  ]);
});

test("$entity finds by id", async () => {
  const { call } = createLibrary();
  expect((await call("GET", `/$entity?$id=${BASE}/people(${ANN})`)).json.name).toBe("Ann");
  const cast = await call("GET", `/$entity/lib.person?$id=people(${ANN})&$select=name`);
  expect([cast.status, cast.json.name]).toEqual([200, "Ann"]);
  expect((await call("GET", `/$entity/lib.document?$id=people(${ANN})`)).status).toBe(400);
  expect((await call("GET", "/$entity/lib.person")).status).toBe(400);
});
