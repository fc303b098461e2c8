import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createMockGraph, type Seeder } from "../../src/index.js";
import { createCall, type Call } from "./client.js";

const BASE = "https://example.com/api";
const MODEL = readFileSync(new URL("library.csdl.xml", import.meta.url), "utf8");

/** Makes values of what it is given, and nothing else. */
const seeder: Seeder = {
  createEntity: ({ name }, { seed, path }) => ({
    ...(name === "book" ? { shelf: `${seed}`, place: Number(path.at(-1)) } : {}),
    ...(/note|person/.test(name) ? { id: createId(seed, path) } : {}),
    ...(/card|chapter|report/.test(name) ? { number: Number(path.at(-1)) || 0 } : {}),
    ...(name === "person" ? { name: path } : {}),
    ...(name === "report" ? { id: Number(path.at(-1)) } : {}),
  }),
  createValue: (type, { path }) => (type.isCollection ? [] : path.length),
};

function createId(seed: number, path: string): string {
  const digits = [...path].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 1e9, seed);
  return `${digits.toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`;
}

function createSeeded(seed = 7): { call: Call; mock: ReturnType<typeof createMockGraph> } {
  const mock = createMockGraph({ model: MODEL, baseUrl: BASE, seed, seeder });
  return { mock, call: createCall(mock, BASE) };
}

test("lists are filled when they are asked for, the same in any order", async () => {
  const one = createSeeded();
  const other = createSeeded();
  const paths = ["/people", "/me", "/books/$count", "/books(shelf='7',place=1)/chapters/2/notes"];
  const first = [];
  for (const path of paths) first.push((await one.call("GET", path)).text);
  const second = [];
  for (const path of paths.toReversed()) second.unshift((await other.call("GET", path)).text);
  expect(second.map(withoutEtags)).toEqual(first.map(withoutEtags));
  expect(first[2]).toBe("3");
  expect(JSON.parse(first[3] ?? "").value).toHaveLength(3);
});

const withoutEtags = (text: string): string =>
  text.replaceAll(/"@odata.etag":"W\/\\"\w+\\"",/g, "");

test("another seed makes other values", async () => {
  const texts = [];
  for (const seed of [1, 2]) texts.push((await createSeeded(seed).call("GET", "/people")).text);
  expect(texts[0]).not.toBe(texts[1]);
});

test("references lead to entities that are there", async () => {
  const { call } = createSeeded();
  const people = (await call("GET", "/people?$select=id")).json.value;
  const friends = (await call("GET", `/people/${people[0].id}/reports?$select=id`)).json.value;
  expect(friends.length).toBeGreaterThan(0);
  for (const { id } of friends) expect((await call("GET", `/people/${id}`)).status).toBe(200);
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
  const again = createMockGraph({ model: MODEL, baseUrl: BASE, seed: 7, seeder, data });
  expect(again.state()).toEqual(data);
  mock.reset();
  expect((await call("GET", "/people/$count")).text).toBe("3");
});

test("operations without behaviour answer with values made of their path and parameters", async () => {
  const { call } = createSeeded();
  const { json } = await call("GET", "/add(a=1,b=2)");
  expect(json.value).toBe('add(a=1,b=2)?{"a":1,"b":2}'.length);
});
