import {
  createGraphClient,
  GraphError,
  validateBodies,
} from "@graphslice/office-configuration-client";
import {
  createMockGraph,
  createOfficeConfigurationGroupAssignmentTarget,
  createWindowsOfficeClientConfigurationCreate,
  createWindowsOfficeClientSecurityConfigurationCreate,
} from "@graphslice/office-configuration-mocks";
import { createHandlers } from "@graphslice/office-configuration-mocks/msw";
import { recordings, replay } from "@graphslice/office-configuration-mocks/recordings";
import { schemas } from "@graphslice/office-configuration-validators/routes";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { readRecordings } from "../../src/recordings/read-recordings.js";
import { repository } from "../repository.js";

/** A client of what answers; every body is validated. */
function connect(fetch?: typeof globalThis.fetch): ReturnType<typeof createGraphClient> {
  return createGraphClient({
    credential: async () => "token",
    retry: { limit: 0 },
    validate: validateBodies(schemas, "both"),
    ...(fetch === undefined ? {} : { fetch }),
  });
}

const mock = createMockGraph();
afterEach(() => mock.reset());

describe("the emitted in-memory Graph, through the emitted client", () => {
  const { clientConfigurations } = connect(mock.fetch).officeConfiguration;

  test("holds what fixtures create, lists, changes and deletes it", async () => {
    const first = createWindowsOfficeClientConfigurationCreate({ priority: 1 }, { seed: 1 });
    const second = createWindowsOfficeClientSecurityConfigurationCreate({ priority: 2 });
    const { id } = await clientConfigurations.$post(first);
    await clientConfigurations.$post(second);
    const page = await clientConfigurations.$get({ orderby: ["priority desc"] });
    expect(page.value.map(({ displayName }) => displayName)).toEqual([
      second.displayName,
      first.displayName,
    ]);
    await clientConfigurations(id).$patch({ displayName: "Changed", priority: 3 });
    expect(await clientConfigurations(id).$get()).toMatchObject({
      ...first,
      displayName: "Changed",
      priority: 3,
    });
    await clientConfigurations(id).$delete();
    const gone = clientConfigurations(id).$get();
    await expect(gone).rejects.toMatchObject({ name: GraphError.name, status: 404 });
  });

  test("assigns policies to groups, all at once", async () => {
    const { id } = await clientConfigurations.$post(createWindowsOfficeClientConfigurationCreate());
    const targets = ["a", "b"].map((path) =>
      createOfficeConfigurationGroupAssignmentTarget({}, { path, mode: "create" }),
    );
    const one = clientConfigurations(id);
    await one.assign.$post({
      officeConfigurationAssignments: targets.map((target) => ({ target })),
    });
    const { value } = await one.assignments.$get();
    expect(value.map(({ target }) => target)).toEqual(targets);
  });

  test("is empty again after each test", async () => {
    expect((await clientConfigurations.$get()).value).toEqual([]);
  });

  test("is where the slice's service is", async () => {
    const answer = await mock.fetch("https://graph.microsoft.com/beta/officeConfiguration");
    expect(answer.status).toBe(200);
    expect((await mock.fetch("https://graph.microsoft.com/v1.0/")).status).toBe(400);
  });
});

describe("its handlers for MSW", () => {
  const server = setupServer(...createHandlers(mock));
  beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
  afterAll(() => server.close());

  test("answer the platform's fetch", async () => {
    const { clientConfigurations } = connect().officeConfiguration;
    const body = createWindowsOfficeClientConfigurationCreate({ displayName: "By MSW" });
    const { id } = await clientConfigurations.$post(body);
    expect(mock.requests.map(({ method, status }) => [method, status])).toEqual([["POST", 201]]);
    expect(await clientConfigurations(id).$get()).toMatchObject({ displayName: "By MSW" });
  });
});

describe("its recordings", () => {
  const files = readRecordings(`${repository}metadata/office-configuration/recordings`);

  test("are those of the metadata's folder, each as its file has it", async () => {
    const names = files.map(({ file }) => file.replace(/\.har$/, ""));
    expect(Object.keys(recordings)).toEqual(names);
    const loaded = await Promise.all(Object.values(recordings).map((load) => load()));
    expect(loaded).toEqual(files.map(({ har }) => har));
  });

  test("are replayed through the client, which is told of what they do not have", async () => {
    const recording = replay(await recordings.assign());
    const { clientConfigurations } = connect(recording.fetch).officeConfiguration;
    const one = clientConfigurations("8a1c0b52-6f7e-4d0b-9a37-2f6f0c1d5e01");
    const targets = [1, 2].map((digit) =>
      createOfficeConfigurationGroupAssignmentTarget({
        groupId: `c0ffee00-0000-4000-8000-00000000000${digit}`,
      }),
    );
    const assigned = await one.assign.$post({
      officeConfigurationAssignments: targets.map((target) => ({ target })),
    });
    expect(assigned.value.map(({ target }) => target)).toEqual(targets);
    await expect(one.$get()).rejects.toMatchObject({ status: 501 });
    expect(recording.report().unexpected).toHaveLength(1);
  });
});
