import { expect, test } from "vitest";
import { createOffice, LIST } from "./client.js";

test("a mock tells what has happened to requests, and by which seed", async () => {
  const { mock, call } = createOffice({
    chaos: { seed: 7, rules: [{ fault: "status=503", nth: 2 }] },
  });
  await call("GET", LIST);
  await call("GET", LIST);
  expect(mock.chaos).toEqual({
    seed: 7,
    log: [
      {
        number: 2,
        method: "GET",
        url: `https://graph.microsoft.com/beta${LIST}`,
        fault: "status=503",
        isApplied: true,
      },
    ],
  });
  mock.reset();
  expect(mock.chaos?.log).toEqual([]);
  expect(createOffice().mock.chaos).toBeUndefined();
});
