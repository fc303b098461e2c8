import { expect, test } from "vitest";
import { RecentValues } from "../src/recent-values.js";

test("what was asked for is remembered, up to a number of texts", () => {
  const made: string[] = [];
  const values = new RecentValues((text) => made.push(text), 2);
  for (const text of ["a", "b", "a", "c", "a", "d", "e", "f", "g", "a"]) values.get(text);
  expect(made).toEqual(["a", "b", "c", "d", "e", "f", "g", "a"]);
});

test("what cannot be made is tried again", () => {
  let attempts = 0;
  const values = new RecentValues(() => {
    attempts += 1;
    throw new Error("no");
  });
  expect(() => values.get("a")).toThrow("no");
  expect(() => values.get("a")).toThrow("no");
  expect(attempts).toBe(2);
});

test("long texts are remembered for less long, so that none fill the memory", () => {
  let made = 0;
  const values = new RecentValues(() => (made += 1), 2);
  const long = (letter: string): string => letter.repeat(400);
  for (const text of ["a", "b", "c", "a"]) values.get(long(text));
  expect(made).toBe(4);
});
