import { expect, test } from "vitest";
import { RecentLog } from "../src/recent-log.js";

test("keeps the last entries, in an array that stays the same", () => {
  const log = new RecentLog<{ readonly url: string; readonly number: number }>();
  const { entries } = log;
  for (let number = 1; number <= 50_000; number++) log.add({ url: "/", number });
  expect(entries.length).toBeGreaterThanOrEqual(10_000);
  expect(entries.length).toBeLessThanOrEqual(20_000);
  expect(entries.map(({ number }) => number).slice(-2)).toEqual([49_999, 50_000]);
  log.clear();
  expect(entries).toEqual([]);
});

test("keeps fewer where URLs are long", () => {
  const log = new RecentLog();
  for (let number = 0; number < 1000; number++) log.add({ url: "a".repeat(60_000) });
  expect(log.entries.length).toBeGreaterThan(30);
  expect(log.entries.length).toBeLessThan(70);
});
