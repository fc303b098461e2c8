import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createMockGraph, type EntityView, type MockOptions } from "../../src/index.js";
import { createCall, type Call } from "./client.js";

const BASE = "https://example.com/api";
const MODEL = readFileSync(new URL("library.csdl.xml", import.meta.url), "utf8");
const [ANN, BOB, CY] = ["1", "2", "c"].map(
  (digit) => `${digit.repeat(8)}-1111-4111-8111-111111111111`,
) as [string, string, string];
const DATA = {
  people: [
    { id: ANN, name: "Ann", mail: "ann@x.org", home: { city: "Rome" } },
    { id: BOB, name: "Bob", home: { city: "Oslo" }, "boss@odata.bind": `people(${ANN})` },
    { id: CY, name: "Cy", "boss@odata.bind": `people(${BOB})` },
  ],
  books: [
    { shelf: "A", place: 1, words: "5", chapters: [{ number: 1 }, { number: 2, title: "End" }] },
    { shelf: "A", place: 2, words: "2", chapters: [{ number: 2, title: "Begin" }] },
  ],
  me: { id: "44444444-1111-4111-8111-111111111111", name: "Bob" },
};

const OPERATIONS: NonNullable<MockOptions["operations"]> = {
  "example.library.age": ({ binding }) =>
    String((binding as EntityView).values["name"] ?? "").length * 10,
  add: ({ parameters }) => Number(parameters["a"]) + Number(parameters["b"]),
  named: ({ binding, parameters }) =>
    (binding as readonly EntityView[])
      .filter(({ values }) => values["name"] === parameters["name"])
      .map(({ values }) => values),
};

async function createLibrary(operations = OPERATIONS): Promise<Call> {
  const mock = createMockGraph({ model: MODEL, baseUrl: BASE, data: DATA, operations });
  const call = createCall(mock, BASE);
  const path = `/people/${ANN}/home/visitors/$ref`;
  for (const id of [BOB, CY]) {
    const link = { "@odata.id": `${BASE}/people(${id})` };
    expect((await call("POST", path, link)).status).toBe(204);
  }
  return call;
}

async function find(filter: string, path = "/people"): Promise<readonly unknown[]> {
  const call = await createLibrary();
  const { json } = await call("GET", `${path}?$filter=${encodeURIComponent(filter)}`);
  expect(json.error).toBeUndefined();
  return json.value.map((item: Record<string, unknown>) => item["name"] ?? item["place"]);
}

test.each([
  // Functions
  ["example.library.age() eq 20", ["Cy"]],
  ["microsoft.management.services.api.age() eq 20", ["Cy"]],
  ["lib.age() gt 20 and age() lt 40", ["Ann", "Bob"]],
  ["boss/lib.age() eq 30", ["Bob", "Cy"]],
  ["boss/lib.age() eq null", ["Ann"]],
  ["reports/any(r:r/lib.age() eq 20)", ["Bob"]],
  ["$root/add(a=1,b=length(name)) eq 3", ["Cy"]],
  ["reports/lib.named(name='Bob')/any()", ["Ann"]],
  ["reports/lib.named(name='Bob')/any(p:startswith(p/name,'B'))", ["Ann"]],
  // Roots
  ["name eq $root/me/name", ["Bob"]],
  [`boss/name eq $root/people(${ANN})/name`, ["Bob"]],
  [`boss/name eq $root/people/${ANN}/name`, ["Bob"]],
  [`name eq $root/people/${CY}/name`, ["Cy"]],
  [`name eq $root/people/${CY.toUpperCase()}/name`, ["Cy"]],
  ["boss/name eq $root/people(mail='ann@x.org')/name", ["Bob"]],
  ["$root/people(mail='nobody')/name eq null", ["Ann", "Bob", "Cy"]],
  ["$root/books(shelf='A',place=2)/words eq length(name)", ["Cy"]],
  ["$root/books/$count eq length(name)", ["Cy"]],
  ["$root/books/any(b:b/words eq length(name))", ["Cy"]],
  ["$root/people(00000000-0000-0000-0000-000000000000)/name eq null", ["Ann", "Bob", "Cy"]],
  // Navigation from complex values
  ["home/visitors/any(v:v/name eq 'Cy')", ["Ann"]],
  ["home/visitors/$count eq 0", ["Bob", "Cy"]],
  [`boss/home/visitors(${CY})/name eq 'Cy'`, ["Bob"]],
])("people with %s are %j", async (filter, expected) => {
  expect(await find(filter)).toEqual(expected);
});

test("a key may follow a collection", async () => {
  expect(await find("chapters(2)/title eq 'Begin'", "/books")).toEqual([2]);
  expect(await find("chapters/2/title eq 'End'", "/books")).toEqual([1]);
  expect(await find("chapters/02/title eq 'End'", "/books")).toEqual([1]);
});

test("orders by functions and by roots", async () => {
  const call = await createLibrary();
  const { json } = await call("GET", "/people?$orderby=lib.age(),name eq $root/me/name desc");
  expect(json.value.map(({ name }: { name: string }) => name)).toEqual(["Cy", "Bob", "Ann"]);
});

test("a function that no operation implements is not made up", async () => {
  const call = await createLibrary({});
  const { status, json } = await call("GET", "/people?$filter=lib.age() eq 1");
  expect(status).toBe(501);
  expect(json.error.message).toContain("example.library.age is not implemented");
});

test.each([
  ["$root/nobody/name eq 'a'", "the service has no"],
  ["$root/add eq 3", "needs parentheses"],
  ["$root/add(a=1) eq 3", "add expects (a, b)"],
  ["$root/add(a=1,b='x') eq 3", "expected Integer, found String"],
  ["$root/add(a=1,b=name) eq 3", "expected Integer, found String"],
  ["lib.age(x=1) eq 1", "lib.age expects ()"],
  ["lib.rename(name='a') eq null", "there is no function"],
  ["$root/books('A')/words eq 1", "expected a key of shelf, place"],
  ["$root/books()/words eq 1", "expected a key of shelf, place"],
  ["$root/books(shelf='A',shelf='B')/words eq 1", "has no key of shelf; expected a key of"],
  ["$root/books/A/words eq 1", "'A' is no key of example.library.book"],
  ["$root/people/3f8a1f0e/name eq 'a'", "Invalid $filter at position 21: '3f8a1f0e' is no key"],
  ["$root/people/nobody/name eq 'a'", "'nobody' is no key: expected Guid"],
  ["$root/people/name eq 'a'", '"name" follows a collection'],
  ["$root/people/lib.nobody/name eq 'a'", 'there is no type "lib.nobody"'],
])("%s is wrong: %s", async (filter, message) => {
  const call = await createLibrary();
  const { status, json } = await call("GET", `/people?$filter=${filter}`);
  expect(status).toBe(400);
  expect(json.error.message).toContain(message);
});

test("expands from complex values", async () => {
  const call = await createLibrary();
  const names = async (path: string): Promise<unknown> => (await call("GET", path)).json.home;
  const visitors = [{ name: "Bob" }, { name: "Cy" }];
  expect(await names(`/people/${ANN}?$expand=home/visitors($select=name)`)).toMatchObject({
    city: "Rome",
    visitors,
  });
  expect(
    await names(`/people/${ANN}?$select=name&$expand=home/visitors($select=name;$top=1)`),
  ).toMatchObject({ visitors: [{ name: "Bob" }] });
  expect(await names(`/people/${CY}?$expand=home/visitors`)).toBeNull();
  const { json } = await call("GET", `/people/${ANN}/home?$expand=visitors($filter=name eq 'Cy')`);
  expect(json).toMatchObject({ city: "Rome", visitors: [{ name: "Cy" }] });
});

test("lambdas over lambdas look at a limited number of elements", async () => {
  const call = await createLibrary();
  const { json: ann } = await call("GET", `/people/${ANN}`);
  expect(ann.name).toBe("Ann");
  for (let i = 0; i < 30; i++) {
    const created = await call("POST", "/people", { name: `P${i}` });
    const link = { "@odata.id": `${BASE}/people(${created.json.id})` };
    await call("POST", `/people/${ANN}/reports/$ref`, link);
  }
  let filter = "false";
  for (const variable of ["f", "e", "d", "c", "b", "a"]) {
    filter = `$it/reports/any(${variable}:${filter})`;
  }
  const { status, json } = await call("GET", `/people?$filter=${filter}`);
  expect(status).toBe(400);
  expect(json.error.message).toContain("items of collections");
});

test("lists that are made for each item are counted, and what is searched for a key", async () => {
  const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
  const people = Array.from({ length: 200 }, (_, n) => ({ id: guid(n) }));
  const friends = people.slice(1).map(({ id }) => `people(${id})`);
  const data = { people: [{ ...people[0], "friends@odata.bind": friends }, ...people.slice(1)] };
  const call = createCall(createMockGraph({ model: MODEL, baseUrl: BASE, data }), BASE);
  const first = `$root/people(${guid(0)})`;
  for (const test of [
    `${first}/friends/$count eq 3`,
    `${first}/friends/lib.person/$count eq 3`,
    `${first}/friends(${guid(999)})/name eq a/name and false`,
  ]) {
    const filter = encodeURIComponent(`$root/people/any(a:${test})`);
    const { status, json } = await call("GET", `/people?$filter=${filter}`);
    expect(status).toBe(400);
    expect(json.error.message).toContain("at most 5000000 items of collections are looked at");
  }
  // A set is listed, and searched, once.
  const filter = `$root/people/any(a:$root/people(${guid(999)})/name ne a/name)`;
  expect((await call("GET", `/people?$filter=${filter}`)).status).toBe(200);
});
