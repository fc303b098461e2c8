import { readFileSync } from "node:fs";
import { createMockGraph, type MockGraph, type MockOptions } from "../../src/index.js";
import { createCall, type Call } from "./client.js";

export const BASE = "https://example.com/api";
/** Metadata with all that the office configuration has not. */
export const MODEL = readFileSync(new URL("library.csdl.xml", import.meta.url), "utf8");
export const ANN = "11111111-1111-4111-8111-111111111111";
export const BOB = "22222222-2222-4222-8222-22222222222a";
/** What is there at first. */
export const DATA = {
  people: [
    { id: ANN, name: "Ann", mail: "ann@x.org", home: { city: "Rome" } },
    { id: BOB, name: "Bob", mail: "bob@x.org", "boss@odata.bind": `people(${ANN})` },
  ],
  books: [{ shelf: "A'1", place: 2, genre: "novel", words: "9007199254740993", $value: "aGk" }],
  reports: [{ id: 1 }],
};

/** A library with an address of its own. */
export function createLibrary(options: Omit<MockOptions, "model"> = {}): {
  mock: MockGraph;
  call: Call;
} {
  const mock = createMockGraph({ model: MODEL, baseUrl: BASE, data: DATA, ...options });
  return { mock, call: createCall(mock, BASE) };
}

/** The names of what a collection's answer has. */
export const names = (json: { value: { name: string }[] }): string[] =>
  json.value.map(({ name }) => name);
