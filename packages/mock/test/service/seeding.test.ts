import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createMockGraph, type State } from "../../src/index.js";
import { createCall, type Call } from "./client.js";

const BASE = "https://example.com/api";
const MODEL = readFileSync(new URL("library.csdl.xml", import.meta.url), "utf8");

interface Seeded {
  readonly call: Call;
  readonly mock: ReturnType<typeof createMockGraph>;
}

function createSeeded(seed = 7, data?: State): Seeded {
  const options = data === undefined ? {} : { data };
  const mock = createMockGraph({ model: MODEL, baseUrl: BASE, seed, ...options });
  return { mock, call: createCall(mock, BASE) };
}

/** ETags tell of the order in which entities were made. */
const withoutEtags = (text: string): string =>
  text.replaceAll(/"@odata.etag":"W\/\\"[\w+/]+\\"",/g, "");

test("lists are filled when they are asked for, the same in any order", async () => {
  const one = createSeeded();
  const other = createSeeded();
  const [{ shelf, place }] = (await createSeeded().call("GET", "/books")).json.value;
  const book = `/books(shelf='${encodeURIComponent(shelf)}',place=${place})`;
  const [{ number }] = (await createSeeded().call("GET", `${book}/chapters`)).json.value;
  const paths = ["/people", "/me", "/books/$count", `${book}/chapters/${number}/notes`];
  const first = [];
  for (const path of paths) first.push((await one.call("GET", path)).text);
  const second = [];
  for (const path of paths.toReversed()) second.unshift((await other.call("GET", path)).text);
  expect(second.map(withoutEtags)).toEqual(first.map(withoutEtags));
  expect(first[2]).toBe("3");
  expect(JSON.parse(first[3] ?? "").value).toHaveLength(3);
});

test("another seed makes other values; without one there are none", async () => {
  const texts = [];
  for (const seed of [1, 2]) texts.push((await createSeeded(seed).call("GET", "/people")).text);
  expect(texts[0]).not.toBe(texts[1]);
  const empty = createMockGraph({ model: MODEL, baseUrl: BASE });
  expect((await createCall(empty, BASE)("GET", "/people")).json.value).toEqual([]);
});

test("references lead to entities that are there", async () => {
  const { call } = createSeeded();
  const people = (await call("GET", "/people?$select=id")).json.value;
  const borrowed = (await call("GET", `/people/${people[0].id}/borrowed`)).json.value;
  const books = (await call("GET", "/books")).json.value;
  expect(borrowed).toHaveLength(2);
  for (const book of borrowed) expect(books).toContainEqual(book);
});

test("references to a set of a base type lead to entities of the sets of derived types", async () => {
  const { call } = createSeeded();
  const people = (await call("GET", "/people")).json.value;
  const friends = (await call("GET", `/people/${people[0].id}/friends`)).json.value;
  expect(friends).toMatchObject([
    { "@odata.type": "#example.library.person", id: people[1].id },
    { "@odata.type": "#example.library.person", id: people[2].id },
  ]);
});

test("a refused write leaves what was made up", async () => {
  const { call } = createSeeded();
  const refused = await call("POST", "/people", { name: "x", "boss@odata.bind": "people/none" });
  expect(refused.status).toBe(400);
  expect((await call("GET", "/people/$count")).text).toBe("3");
});

test("what was made up can be changed, and is deleted for good", async () => {
  const { mock, call } = createSeeded();
  const [first, second] = (await call("GET", "/people")).json.value;
  expect((await call("PATCH", `/people/${first.id}`, { name: "Ann" })).json.name).toBe("Ann");
  expect((await call("DELETE", `/people/${second.id}`)).status).toBe(204);
  expect((await call("GET", "/people/$count")).text).toBe("2");
  const data = mock.state();
  const again = createSeeded(7, data);
  expect(again.mock.state()).toEqual(data);
  expect((await again.call("GET", "/books/$count")).text).toBe("3");
  mock.reset();
  expect((await call("GET", "/people/$count")).text).toBe("3");
});

test("data are as they are, and what they do not tell is made up", async () => {
  const { call } = createSeeded(7, { people: [{ name: "Ann", id: crypto.randomUUID() }] });
  const { value } = (await call("GET", "/people")).json;
  expect(value).toMatchObject([{ name: "Ann" }]);
  expect((await call("GET", `/people/${value[0].id}/card`)).status).toBe(204);
  expect((await call("GET", "/books/$count")).text).toBe("3");
});

test("operations without behaviour answer with values made of their path and parameters", async () => {
  const { call } = createSeeded();
  const answer = async (path: string): Promise<number> => (await call("GET", path)).json.value;
  expect(await answer("/add(a=1,b=2)")).toEqual(expect.any(Number));
  expect(await answer("/add(a=1,b=2)")).toBe(await answer("/add(a=1,b=2)"));
  expect(await answer("/add(a=1,b=2)")).not.toBe(await answer("/add(a=1,b=3)"));
});

test("no two values are made up that only one entity may have", async () => {
  const unique = `<Annotation Term="Graphslice.Mock.V1.Unique" Bool="true"/>`;
  const genre = `<Property Name="genre" Type="lib.genre"`;
  const model = MODEL.replace(`${genre}/>`, `${genre} Nullable="false">${unique}</Property>`);
  for (let seed = 0; seed < 20; seed++) {
    const call = createCall(createMockGraph({ model, baseUrl: BASE, seed }), BASE);
    const genres = (await call("GET", "/books")).json.value.map(
      (book: { genre: string }) => book.genre,
    );
    expect(genres.toSorted()).toEqual(["essay", "novel"]);
  }
});

test("paths go on from what a function returned", async () => {
  const model = MODEL.replace(
    '<Function Name="add">',
    `<Function Name="place"><ReturnType Type="lib.address" Nullable="false"/></Function>
    <Function Name="find"><ReturnType Type="lib.person" Nullable="false"/></Function>
    <Function Name="add">`,
  ).replace(
    /<FunctionImport /,
    `<FunctionImport Name="place" Function="lib.place"/>
    <FunctionImport Name="find" Function="lib.find"/>
    <FunctionImport `,
  );
  const call = createCall(createMockGraph({ model, baseUrl: BASE, seed: 1 }), BASE);
  const { city } = (await call("GET", "/place()")).json;
  expect((await call("GET", "/place()/city")).json.value).toBe(city);
  expect((await call("GET", "/place()/city/$value")).text).toBe(city);
  expect((await call("GET", "/place()/other")).status).toBe(400);
  expect((await call("GET", "/find()/card")).json).toHaveProperty("number");
});

test("streams have bytes of a type that their entity tells, which a saved state keeps", async () => {
  const { call, mock } = createSeeded();
  const [book] = (await call("GET", "/books")).json.value;
  expect(book["@odata.mediaContentType"]).toBe("text/plain");
  const path = `/books(shelf='${encodeURIComponent(book.shelf)}',place=${book.place})/$value`;
  const { status, headers, text } = await call("GET", path);
  expect([status, headers.get("content-type"), headers.get("etag")]).toEqual([
    200,
    "text/plain",
    book["@odata.mediaEtag"],
  ]);
  expect(text).toMatch(/\w+ \w+ for \w+\./);
  expect((await createSeeded(7, mock.state()).call("GET", path)).text).toBe(text);
  const { status: put } = await call("PUT", path, "mine", { "content-type": "text/plain" });
  expect([put, (await call("GET", path)).text]).toEqual([204, "mine"]);
});

test("a list has an entity of each type that it can have, found behind casts", async () => {
  const kinds = Array.from({ length: 30 }, (_, i) => `kind${i}`);
  const model = (names: readonly string[]): string =>
    MODEL.replace(
      '<EntityType Name="document"',
      `${names.map((name) => `<EntityType Name="${name}" BaseType="lib.being"/>`).join("")}$&`,
    );
  const list = async (names: readonly string[]): Promise<readonly Record<string, string>[]> => {
    const mock = createMockGraph({ model: model(names), baseUrl: BASE, seed: 7 });
    const call = createCall(mock, BASE);
    for (const name of names) {
      const cast = (await call("GET", `/beings/example.library.${name}`)).json.value;
      expect(cast.length, name).toBeGreaterThan(0);
      expect((await call("GET", `/beings/${cast[0].id}/example.library.${name}`)).status).toBe(200);
    }
    return (await call("GET", "/beings")).json.value.map(
      ({ "@odata.etag": _, ...being }: Record<string, string>) => being,
    );
  };
  const before = await list(kinds);
  const types = new Set(before.map((being) => being["@odata.type"]));
  expect(types.size).toBe(kinds.length + 2);
  // A type that is new takes the place of some at most.
  const after = await list([...kinds, "newKind"]);
  const kept = after.filter((being) => before.some((old) => old["id"] === being["id"]));
  expect(kept.length).toBeGreaterThanOrEqual(before.length - 3);
  for (const being of kept) expect(before).toContainEqual(being);
});
