import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createMockGraph } from "../../src/index.js";
import { createCall, type Call } from "./client.js";

const BASE = "https://example.com/api";
const MODEL = readFileSync(new URL("library.csdl.xml", import.meta.url), "utf8");
const UPSERTABLE = `<Annotation Term="Org.OData.Capabilities.V1.UpdateRestrictions">
  <Record><PropertyValue Property="Upsertable" Bool="true"/></Record>
</Annotation>`;

/** A library in which what is not there can be created by PATCH, but for documents. */
function createLibrary(): Call {
  const model = MODEL.replace(
    '<EntitySet Name="books" EntityType="lib.book"/>',
    `<EntitySet Name="books" EntityType="lib.book">${UPSERTABLE}</EntitySet>`,
  )
    .replace(
      '<EntitySet Name="people" EntityType="lib.person">',
      `<EntitySet Name="people" EntityType="lib.person">${UPSERTABLE}`,
    )
    .replace(
      /(<NavigationProperty Name="chapters"[^>]*)\/>/,
      `$1>${UPSERTABLE}</NavigationProperty>`,
    );
  return createCall(createMockGraph({ model, baseUrl: BASE }), BASE);
}

test("a PATCH creates what is not there, under the key of its URL", async () => {
  const call = createLibrary();
  const path = "/books(shelf='A',place=7)";
  const created = await call("PATCH", path, { genre: "essay", place: 8 });
  expect(created.status).toBe(201);
  expect(created.headers.get("location")).toBe(`${BASE}${path}`);
  expect(created.json).toMatchObject({ shelf: "A", place: 7, genre: "essay" });
  const changed = await call("PATCH", path, { genre: "novel" });
  expect([changed.status, changed.json.genre]).toEqual([200, "novel"]);
  const chapter = await call("PATCH", `${path}/chapters/3`, { title: "x" });
  expect([chapter.status, chapter.json.number]).toEqual([201, 3]);
});

test("an alternate key is kept, and the key made", async () => {
  const call = createLibrary();
  const { status, json } = await call("PATCH", "/people(mail='a%40x.org')", { name: "Ann" });
  expect([status, json.mail, json.name]).toEqual([201, "a@x.org", "Ann"]);
  expect((await call("GET", `/people/${json.id}`)).json.name).toBe("Ann");
});

test("a condition on what is there forbids to create it", async () => {
  const call = createLibrary();
  const headers = { "if-match": "*" };
  expect((await call("PATCH", "/books(shelf='A',place=7)", {}, headers)).status).toBe(412);
  expect((await call("GET", "/books/$count")).text).toBe("0");
  const fresh = { "if-none-match": "*" };
  expect((await call("PATCH", "/books(shelf='A',place=7)", {}, fresh)).status).toBe(201);
  expect((await call("PATCH", "/books(shelf='A',place=7)", {}, fresh)).status).toBe(412);
});

test("what does not fit is not created", async () => {
  const call = createLibrary();
  expect((await call("PATCH", "/books(shelf='A',place=7)", { genre: 1 })).status).toBe(400);
  expect((await call("GET", "/books/$count")).text).toBe("0");
});

test("without the annotation there is nothing to change", async () => {
  const call = createLibrary();
  const id = "33333333-3333-4333-8333-333333333333";
  expect((await call("PATCH", `/beings/${id}`, { name: "x" })).status).toBe(404);
  await call("PATCH", `/people/${id}`, { name: "x" });
  expect((await call("PATCH", `/people/${id}/reports/${id}`, { name: "x" })).status).toBe(404);
});
