import { expect, test } from "vitest";
import { createMockGraph, Refusal } from "../../src/index.js";
import { ANN, BASE, BOB, MODEL, createLibrary, names } from "./create-library.js";

test("Guids are found however they are written, alternate keys by their name", async () => {
  const { call } = createLibrary();
  expect((await call("GET", `/people/${BOB.toUpperCase()}`)).json.name).toBe("Bob");
  expect((await call("GET", `/people(${BOB})`)).json.name).toBe("Bob");
  expect((await call("GET", "/people(mail='ann%40x.org')")).json.name).toBe("Ann");
  expect((await call("GET", "/people(mail='nobody')")).status).toBe(404);
  expect((await call("GET", "/people(name='Ann')")).status).toBe(400);
  expect((await call("GET", "/people/x")).status).toBe(400);
});

test("composite keys and media entities have addresses of their own", async () => {
  const { call } = createLibrary();
  const path = "/books(shelf='A''1',place=2)";
  const { json } = await call("GET", path);
  expect(json).toMatchObject({
    shelf: "A'1",
    "@odata.mediaReadLink": `${BASE}/books(shelf='A''1',place=2)/$value`,
    "@odata.mediaContentType": "application/octet-stream",
  });
  expect((await call("GET", `${path}/$value`)).text).toBe("hi");
  const put = await call("PUT", `${path}/$value`, "yo", { "content-type": "text/plain" });
  expect(put.status).toBe(204);
  expect((await call("GET", `${path}/$value`)).text).toBe("yo");
  expect((await call("DELETE", `${path}/$value`)).status).toBe(204);
  expect((await call("GET", `${path}/$value`)).status).toBe(204);
  expect((await call("GET", "/books(shelf='A''1')")).status).toBe(400);
  expect((await call("POST", "/books", { shelf: "A'1", place: 2 })).status).toBe(409);
});

test("what is contained is reached at any depth", async () => {
  const { call } = createLibrary();
  const body = {
    shelf: "B",
    place: 1,
    chapters: [{ number: 1, notes: [{ id: "n/1", text: "x" }] }],
  };
  const created = await call("POST", "/books", body);
  expect(created.status).toBe(201);
  const note = "/books(shelf='B',place=1)/chapters/1/notes/n%2F1";
  const { json } = await call("GET", note);
  expect(json["@odata.context"]).toBe(
    `${BASE}/$metadata#books(shelf='B',place=1)/chapters(1)/notes/$entity`,
  );
  expect((await call("PATCH", note, { text: "longer than ten" })).status).toBe(400);
  expect(
    (await call("POST", "/books(shelf='B',place=1)/chapters", { title: "Next" })).json.number,
  ).toBe(2);
  const bad = {
    shelf: "C",
    place: 1,
    chapters: [{ number: 1, notes: [{ id: "a" }, { id: "a" }] }],
  };
  expect((await call("POST", "/books", bad)).status).toBe(409);
  expect((await call("GET", "/books(shelf='C',place=1)")).status).toBe(404);
});

test("references are bound, read, added and removed; partners know of them", async () => {
  const { call } = createLibrary();
  expect((await call("GET", `/people/${BOB}/boss`)).json).toMatchObject({ name: "Ann" });
  expect((await call("GET", `/people/${BOB}/boss/$ref`)).json["@odata.id"]).toBe(
    `${BASE}/people(${ANN})`,
  );
  expect(names((await call("GET", `/people/${ANN}/reports`)).json)).toEqual(["Bob"]);
  const cid = (
    await call("POST", "/people", { name: "Cid", "boss@odata.bind": `${BASE}/people/${BOB}` })
  ).json.id;
  expect(
    (await call("PUT", `/people/${cid}/boss/$ref`, { "@odata.id": `${BASE}/people(${ANN})` }))
      .status,
  ).toBe(204);
  expect(names((await call("GET", `/people/${ANN}/reports?$orderby=name desc`)).json)).toEqual([
    "Cid",
    "Bob",
  ]);
  expect((await call("DELETE", `/people/${cid}/boss/$ref`)).status).toBe(204);
  expect((await call("GET", `/people/${cid}/boss`)).status).toBe(204);
  const friends = `/people/${ANN}/friends`;
  const add = { "@odata.id": `https://graph.microsoft.com/v1.0/beings/${BOB}` };
  expect((await call("POST", `${friends}/$ref`, add)).status).toBe(204);
  expect((await call("POST", `${friends}/$ref`, add)).status).toBe(400);
  expect((await call("POST", `${friends}/$ref`, { "@odata.id": "beings/none" })).status).toBe(400);
  expect((await call("GET", `${friends}/$ref`)).json.value).toEqual([
    { "@odata.id": `${BASE}/people(${BOB})` },
  ]);
  expect((await call("GET", friends)).json.value[0]["@odata.type"]).toBe("#example.library.person");
  expect((await call("DELETE", `${friends}/${BOB}/$ref`)).status).toBe(204);
  expect((await call("DELETE", `${friends}/${BOB}/$ref`)).status).toBe(404);
  await call("POST", `${friends}/$ref`, add);
  expect((await call("DELETE", `${friends}/$ref?$id=${BASE}/people/${BOB}`)).status).toBe(204);
  expect((await call("GET", friends)).json.value).toEqual([]);
});

test("what no set holds is kept where it is created, and referred to from elsewhere", async () => {
  const { mock, call } = createLibrary();
  const chapters = [{ number: 1, notes: [{ id: "n" }], quoted: [{ id: "own" }] }, { number: 2 }];
  await call("POST", "/books", { shelf: "B", place: 1, chapters });
  const [one, two] = [1, 2].map((n) => `/books(shelf='B',place=1)/chapters/${n}`);
  const ids = async (path: string): Promise<string[]> =>
    (await call("GET", path)).json.value.map(({ id }: { id: string }) => id);
  expect((await call("GET", `${one}/quoted/own`)).json.id).toBe("own");
  const created = await call("POST", `${one}/quoted`, { id: "more" });
  expect((await call("GET", created.headers.get("location") ?? "")).json.id).toBe("more");
  const id = { "@odata.id": `${BASE}${one}/notes('n')` };
  expect((await call("POST", `${one}/quoted/$ref`, id)).status).toBe(204);
  expect((await call("POST", `${two}/quoted/$ref`, id)).status).toBe(204);
  expect(
    (await call("PUT", `${two}/summary/$ref`, { "@odata.id": `${one}/quoted/own` })).status,
  ).toBe(204);
  expect(await ids(`${one}/quoted`)).toEqual(["own", "more", "n"]);
  expect((await call("GET", `${two}/summary`)).json.id).toBe("own");
  const data = mock.state();
  expect(createMockGraph({ model: MODEL, baseUrl: BASE, data }).state()).toEqual(data);
  expect((await call("DELETE", `${one}/quoted/n/$ref`)).status).toBe(204);
  expect((await call("GET", `${one}/notes/n`)).status).toBe(200);
  expect((await call("DELETE", `${one}/quoted/own`)).status).toBe(204);
  expect((await call("GET", `${two}/summary`)).status).toBe(204);
  expect((await call("DELETE", `${one}/quoted/more/$ref`)).status).toBe(204);
  expect((await call("POST", `${one}/quoted`, { id: "more" })).status).toBe(201);
  expect(await ids(`${one}/quoted`)).toEqual(["more"]);
});

test("who is deleted is referred to no longer", async () => {
  const { call } = createLibrary();
  expect((await call("DELETE", `/people/${ANN}`)).status).toBe(204);
  expect((await call("GET", `/people/${BOB}/boss`)).status).toBe(204);
});

test("who has another boss is no report of the one before", async () => {
  const { call } = createLibrary();
  const cid = (await call("POST", "/people", { name: "Cid", reports: [{ name: "Dee" }] })).json.id;
  const { json } = await call("GET", `/people/${cid}/reports`);
  const dee = json.value[0].id;
  const bound = await call("PATCH", `/people/${dee}`, { "boss@odata.bind": `people(${ANN})` });
  expect(bound.status).toBe(200);
  expect((await call("GET", `/people/${cid}/reports`)).json.value).toEqual([]);
  expect(names((await call("GET", `/people/${ANN}/reports`)).json)).toEqual(["Bob", "Dee"]);
  await call("PATCH", `/people/${dee}`, { "boss@odata.bind": null });
  expect(names((await call("GET", `/people/${ANN}/reports`)).json)).toEqual(["Bob"]);
});

test("who may do nothing is told so", async () => {
  const { call } = createLibrary({
    authorize: (request) => {
      if (!request.headers.has("authorization")) throw new Refusal(401, "Access token is empty.");
    },
  });
  const { status, json } = await call("GET", "/people");
  expect([status, json.error.code]).toEqual([401, "InvalidAuthenticationToken"]);
  expect((await call("GET", "/people", undefined, { authorization: "Bearer x" })).status).toBe(200);
});

test("references through complex values have addresses", async () => {
  const { call } = createLibrary();
  const path = `/people/${ANN}/home/visitors`;
  expect((await call("POST", `${path}/$ref`, { "@odata.id": `people(${BOB})` })).status).toBe(204);
  expect(names((await call("GET", path)).json)).toEqual(["Bob"]);
});

test("a contained entity stands alone, and is null without being created", async () => {
  const { call } = createLibrary();
  expect((await call("GET", `/people/${ANN}/card`)).status).toBe(204);
  const dora = await call("POST", "/people", { name: "Dora", card: { number: 7 } });
  const path = `/people/${dora.json.id}/card`;
  expect((await call("GET", path)).json).toMatchObject({ number: 7 });
  expect((await call("DELETE", path)).status).toBe(204);
  expect((await call("GET", path)).status).toBe(204);
});
