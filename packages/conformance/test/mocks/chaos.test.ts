import {
  createGraphClient,
  validateBodies,
  type GraphError,
} from "@graphslice/office-configuration-client";
import { createMockGraph } from "@graphslice/office-configuration-mocks";
import { schemas } from "@graphslice/office-configuration-validators/routes";
import type { ChaosOptions, Fault, MockGraph } from "@graphslice/mock";
import { serveMock } from "@graphslice/mock/node";
import { expect, onTestFinished, test } from "vitest";

interface Meeting {
  readonly mock: MockGraph;
  readonly graph: ReturnType<typeof createGraphClient>;
}

type Configurations = Meeting["graph"]["officeConfiguration"]["clientConfigurations"];

const TYPE = "#microsoft.graph.windowsOfficeClientConfiguration";

/** The emitted client and the emitted mock, with a network between them on which faults happen. */
async function meet(chaos: ChaosOptions): Promise<Meeting> {
  const mock = createMockGraph({ seed: 1, chaos });
  const server = await serveMock(mock.fetch);
  onTestFinished(() => server.close());
  const graph = createGraphClient({
    baseUrl: `${server.url}/beta`,
    allowedOrigins: [server.url],
    credential: () => "token",
    retry: { backoff: () => 1 },
    tryTimeout: 5000,
    validate: validateBodies(schemas, "both"),
  });
  return { mock, graph };
}

type Outcome = readonly [fault: Fault, outcome: number | string, asked: number];

/** What a call comes to where its first request meets a fault: a number, or the kind and status of the error. */
async function outcomeOf(
  fault: Fault,
  method: string,
  call: (all: Configurations) => Promise<number | null | undefined>,
): Promise<Outcome> {
  const { mock, graph } = await meet({ rules: [{ fault, nth: 1, method }] });
  const outcome = await call(graph.officeConfiguration.clientConfigurations).catch(
    ({ kind, status }: GraphError) => [kind, status].filter((it) => it !== undefined).join(" "),
  );
  expect(mock.chaos?.log.map(({ fault, number }) => ({ fault, number }))).toEqual([
    { fault, number: 1 },
  ]);
  return [fault, outcome ?? "nothing", mock.requests.length];
}

/** What the mock makes up. */
const ALL = 3;

const readings: readonly Outcome[] = [
  ["throttle=seconds", ALL, 1],
  ["throttle=fractional", ALL, 1],
  ["throttle=date", ALL, 1],
  ["throttle=missing", ALL, 1],
  ["throttle=negative", ALL, 1],
  ["throttle=absurd", "http 429", 0],
  ["throttle=soon", ALL, 1],
  ["status=500", "http 500", 0],
  ["status=502", "http 502", 0],
  ["status=503", ALL, 1],
  ["status=504", ALL, 1],
  ["latency=50", ALL, 1],
  ["reset", ALL, 1],
  ["reset=after", ALL, 2],
  ["reset=body", ALL, 2],
  ["truncate", ALL, 2],
  ["truncate=chunked", ALL, 2],
  ["lost-answer", ALL, 2],
  ["html-error", "http 502", 0],
  ["html-error=200", "content", 0],
  ["empty-body", "json", 1],
  ["cut-json", "json", 1],
  ["invalid-utf8", "encoding", 1],
  ["wrong-content-type", ALL, 1],
  ["foreign-link", "origin", 1],
  ["looping-link", "paging", 1],
  ["unknown-member", ALL, 1],
  ["unknown-type", ALL, 1],
];
test.each(readings)("reading all pages meets %s: %s, asked %i times", async (...expected) => {
  const outcome = await outcomeOf(expected[0], "GET", async (all) => {
    let count = 0;
    for await (const _ of all.$all({ timeout: 4000 })) count++;
    return count;
  });
  expect(outcome).toEqual(expected);
});

/** Nothing that may have been done is done twice. */
const creations: readonly Outcome[] = [
  ["throttle=fractional", 77, 1],
  ["throttle=missing", 77, 1],
  ["status=503", "http 503", 0],
  ["status=504", "http 504", 0],
  ["reset", "network", 0],
  ["reset=after", "network", 1],
  ["reset=body", "network", 1],
  ["truncate", "network", 1],
  ["truncate=chunked", "network", 1],
  ["lost-answer", "http 504", 1],
  ["cut-json", "json", 1],
];
test.each(creations)("a creation meets %s: %s, asked %i times", async (...expected) => {
  const body = { "@odata.type": TYPE, priority: 77 } as const;
  const create = async (all: Configurations): Promise<number | undefined> =>
    (await all.$post(body)).priority;
  expect(await outcomeOf(expected[0], "POST", create)).toEqual(expected);
});

test("what was done before its answer was lost is there", async () => {
  const { graph } = await meet({ rules: [{ fault: "lost-answer", method: "POST" }] });
  const all = graph.officeConfiguration.clientConfigurations;
  const body = { "@odata.type": TYPE, priority: 77 } as const;
  await expect(all.$post(body)).rejects.toMatchObject({ status: 504 });
  const { value } = await all.$get({ filter: "priority eq 77" });
  expect(value).toHaveLength(1);
});

test("the same seed makes the same run, on another port too", async () => {
  const run = async (seed: number): Promise<readonly object[]> => {
    const { mock, graph } = await meet({ seed, rate: 0.4, faults: ["status=503", "reset"] });
    const all = graph.officeConfiguration.clientConfigurations;
    for (let top = 1; top <= 15; top++) await all.$get({ top }).catch(() => {});
    return (mock.chaos?.log ?? []).map(({ url, ...event }) => ({ ...event, ...pathOf(url) }));
  };
  const first = await run(5);
  expect(first.length).toBeGreaterThan(3);
  expect(await run(5)).toEqual(first);
  expect(await run(6)).not.toEqual(first);
});

function pathOf(url: string): { readonly path: string } {
  const { pathname, search } = new URL(url);
  return { path: pathname + search };
}
