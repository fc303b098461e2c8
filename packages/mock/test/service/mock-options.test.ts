import { describe, expect, test } from "vitest";
import type { MockOptions, State } from "../../src/index.js";
import { BASE, createOffice, DATA, LIST, WINDOWS } from "./client.js";

describe("what is about nothing is refused", () => {
  const check = (): void => {};
  const cases: readonly (readonly [Omit<MockOptions, "model">, string])[] = [
    [
      { operations: { asign: () => [] } },
      'Invalid operations: the metadata has no operation "asign"; did you mean "assign"?',
    ],
    [
      { rules: [{ type: "microsoft.graph.officeClientConfigurations", check }] },
      "Invalid rules: the metadata has no structured type " +
        '"microsoft.graph.officeClientConfigurations"; did you mean "microsoft.graph.officeClientConfiguration"?',
    ],
    [
      { operations: { one: () => 1 }, rules: [{ type: "two", check }] },
      'Invalid operations: the metadata has no operation "one"; ' +
        'Invalid rules: the metadata has no structured type "two"',
    ],
    [{ seed: 1.5 }, "Invalid seed: expected an integer but received 1.5"],
    [{ seed: NaN }, "Invalid seed: expected an integer but received NaN"],
  ];
  test.each(cases)("%j", (options, message) => {
    expect(() => createOffice(options)).toThrow(new TypeError(message));
  });

  test("what there is has names of any form", () => {
    const operations = { assign: () => [], "microsoft.graph.updatePriorities": () => undefined };
    const rules = ["microsoft.graph.entity", "graph.entity"].map((type) => ({ type, check }));
    expect(() => createOffice({ operations, rules })).not.toThrow();
  });
});

test.each([
  [
    { value: [] },
    '/value: expected the name of an entity set or singleton, such as "officeConfiguration"',
  ],
  [
    { OfficeConfiguration: {} },
    '/OfficeConfiguration: expected the name of an entity set or singleton; did you mean "officeConfiguration"?',
  ],
  [[], "/: expected an object with entity sets"],
  [null, "/: expected an object with entity sets"],
])("%j is no state", (state, problem) => {
  // What a file holds may be anything.
  const data = state as State;
  const refusal = `Invalid state:\n  ${problem}`;
  expect(() => createOffice({ data })).toThrow(refusal);
  const { mock } = createOffice({ data: DATA });
  expect(() => mock.reset(data)).toThrow(refusal);
  expect(mock.state()).toEqual(DATA);
});

test("chaos lists its faults beside the requests that the mock answered", async () => {
  const { mock, call } = createOffice({
    chaos: {
      rules: [
        { fault: "throttle=0", nth: 1, method: "POST" },
        { fault: "lost-answer", nth: 2, method: "POST" },
      ],
    },
  });
  const statuses: number[] = [];
  for (const priority of [1, 1, 2]) {
    statuses.push((await call("POST", LIST, { "@odata.type": WINDOWS, priority })).status);
  }
  expect(statuses).toEqual([429, 504, 201]);
  const request = { method: "POST", url: BASE + LIST };
  expect(mock.requests).toEqual([
    { ...request, status: 201 },
    { ...request, status: 201 },
  ]);
  expect(mock.chaos?.log).toEqual([
    { ...request, number: 1, fault: "throttle=0", isApplied: true },
    { ...request, number: 2, fault: "lost-answer", isApplied: true },
  ]);
  mock.reset();
  expect(mock.chaos?.log).toEqual([]);
  expect(createOffice().mock.chaos).toBeUndefined();
});

test("chance depends on the mock's seed, unless chaos has its own", async () => {
  const statusesBy = async (options: Omit<MockOptions, "model">): Promise<string> => {
    const { call } = createOffice(options);
    const statuses: number[] = [];
    for (let index = 0; index < 40; index++) statuses.push((await call("GET", LIST)).status);
    return statuses.join();
  };
  const chaos = { rate: 0.5, faults: ["throttle=0"] } as const;
  const first = await statusesBy({ seed: 1, chaos });
  expect(await statusesBy({ seed: 2, chaos })).not.toBe(first);
  expect(await statusesBy({ seed: 2, chaos: { ...chaos, seed: 1 } })).toBe(first);
});

test.each([LIST, `${LIST}/a`, `${LIST}/a/policyPayload`, `${LIST}/none`])(
  "HEAD %s is GET without the body",
  async (path) => {
    const { call } = createOffice({ data: DATA });
    const get = await call("GET", path);
    const head = await call("HEAD", path);
    const fields = [...get.headers].filter(
      ([name]) => !/^(?:date|request-id|client-request-id)$/.test(name),
    );
    expect(head).toMatchObject({ status: get.status, text: "" });
    expect([...head.headers]).toEqual(expect.arrayContaining(fields));
  },
);

test("a request that was aborted before it is not answered, and does nothing", async () => {
  const { mock } = createOffice({ data: DATA });
  const signal = AbortSignal.abort(new Error("enough"));
  const init = { method: "DELETE", signal };
  await expect(mock.fetch(`${BASE}${LIST}/a`, init)).rejects.toThrow("enough");
  await expect(mock.fetch(new Request(`${BASE}${LIST}/a`, init))).rejects.toThrow("enough");
  expect(mock.requests).toEqual([]);
  expect(mock.state()).toEqual(DATA);
});
