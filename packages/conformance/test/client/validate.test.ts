import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createClient, type SchemaLookup } from "@graphslice/runtime";
import { batch, createGraphClient, validateBodies } from "@graphslice/office-configuration-client";
import { schemas } from "@graphslice/office-configuration-validators/routes";
import { beforeEach, describe, expect, test } from "vitest";
import { readModel } from "../../src/generate-models.js";
import { buildValidators } from "../../src/validators/build-validators.js";
import { repository } from "../repository.js";
import { temporaryDirectory } from "../temporary-directory.js";
import {
  answer,
  assignment,
  configuration,
  create,
  page,
  server,
  target,
} from "./office-client.js";
import { json } from "./server.js";

const common = { baseUrl: `${server.origin}/beta`, allowedOrigins: [server.origin] };
const graph = createGraphClient({ ...common, validate: validateBodies(schemas, "both") });
const { officeConfiguration } = graph;
const { clientConfigurations } = officeConfiguration;
const one = clientConfigurations("c1");
const status = { userId: "u", wasSuccessful: true, checkinDateTime: "2026-08-20T00:00:00Z" };

beforeEach(() => {
  server.received.length = 0;
});

const outcome = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

/** A rejection by a schema, of which the first issue is at a place. */
const rejection = (pointer: string): object => ({
  name: "GraphError",
  kind: "validation",
  issues: expect.arrayContaining([expect.objectContaining({ pointer })]),
});

describe("a service that answers wrongly is found out", () => {
  const wrong = { ...configuration, priority: "high" };
  const cases: [string, () => Promise<unknown>, unknown, unknown, string][] = [
    [
      "the singleton",
      () => officeConfiguration.$get(),
      { tenantCheckinStatuses: [status] },
      { tenantCheckinStatuses: [{ ...status, userId: null }] },
      "/tenantCheckinStatuses/0/userId",
    ],
    [
      "what is changed",
      () => officeConfiguration.$patch({}),
      {},
      { tenantUserCheckinSummary: [] },
      "/tenantUserCheckinSummary",
    ],
    [
      "a collection of complex values",
      () => officeConfiguration.tenantCheckinStatuses.$get(),
      { value: [status] },
      { value: [{ ...status, wasSuccessful: "yes" }] },
      "/value/0/wasSuccessful",
    ],
    [
      "a complex value",
      () => officeConfiguration.tenantUserCheckinSummary.$get(),
      { succeededUserCount: 1, failedUserCount: 0 },
      { succeededUserCount: 1 },
      "/failedUserCount",
    ],
    ["a page", () => clientConfigurations.$get(), page, { value: [wrong] }, "/value/0/priority"],
    ["what is no page", () => clientConfigurations.$get(), page, configuration, "/value"],
    [
      "a later page",
      async () => {
        for await (const item of clientConfigurations.$all()) void item.id;
      },
      page,
      { value: [{ ...configuration, id: 1 }] },
      "/value/0/id",
    ],
    [
      "what is created",
      () => clientConfigurations.$post(create),
      configuration,
      wrong,
      "/priority",
    ],
    [
      "a derived type",
      () => clientConfigurations.$as("microsoft.graph.windowsOfficeClientConfiguration").$get(),
      page,
      { value: [wrong] },
      "/value/0/priority",
    ],
    ["an entity", () => one.$get(), configuration, wrong, "/priority"],
    ["a wrapped entity", () => one.$get(), { value: configuration }, { value: wrong }, "/priority"],
    ["a changed entity", () => one.$patch({ priority: 2 }), configuration, wrong, "/priority"],
    ["a property", () => one.priority.$get(), { value: 1 }, { value: "high" }, "/value"],
    [
      "a time",
      () => one.lastModifiedDateTime.$get(),
      { value: configuration.lastModifiedDateTime },
      { value: "yesterday" },
      "/value",
    ],
    [
      "related entities",
      () => one.assignments.$get(),
      { value: [assignment] },
      { value: [{ id: "a1", target: "everyone" }] },
      "/value/0/target",
    ],
    [
      "one of them",
      () => one.assignments("a1").$get(),
      assignment,
      { ...assignment, target: { ...target, groupId: 1 } },
      "/target/groupId",
    ],
    [
      "an action's result",
      () => one.assign.$post({ officeConfigurationAssignments: [{ target }] }),
      { value: [assignment] },
      { value: assignment },
      "/value",
    ],
    [
      "what is selected",
      () => clientConfigurations.$get({ select: ["priority"] }),
      { value: [{ "@odata.type": configuration["@odata.type"], priority: 1 }] },
      { value: [{ "@odata.type": configuration["@odata.type"], priority: "high" }] },
      "/value/0/priority",
    ],
  ];
  test.each(cases)("%s", async (_, call, right, wrongBody, pointer) => {
    server.handler = answer(200, right);
    await call();
    server.handler = answer(200, wrongBody);
    expect(await outcome(call())).toMatchObject(rejection(pointer));
  });

  test("also in a batch", async () => {
    server.handler = (response) =>
      json(response, { responses: [{ id: "1", status: 200, body: { value: [wrong] } }] });
    const [result] = await batch(graph, (it) => [
      it.officeConfiguration.clientConfigurations.$get(),
    ]);
    expect(result).toMatchObject({ status: "rejected", reason: rejection("/value/0/priority") });
  });

  test("unless what it says is newer than the metadata", async () => {
    const newer = { ...configuration, "@odata.type": "#microsoft.graph.newer", more: [1] };
    server.handler = answer(200, newer);
    expect(await one.$get()).toEqual(newer);
  });
});

describe("a request that the service would refuse is not sent", () => {
  const cases: [string, () => Promise<unknown>, string][] = [
    [
      "without what is required",
      () => clientConfigurations.$post({ "@odata.type": create["@odata.type"] } as never),
      "/priority",
    ],
    [
      "of an abstract type",
      () =>
        clientConfigurations.$post({
          "@odata.type": "#microsoft.graph.officeClientConfiguration",
          priority: 1,
        } as never),
      "/@odata.type",
    ],
    [
      "with what the service sets",
      () => one.$patch({ ...create, lastModifiedDateTime: "2026-08-20T00:00:00Z" } as never),
      "/lastModifiedDateTime",
    ],
    [
      "with what the service sets, whatever type it is of",
      () => one.$patch({ lastModifiedDateTime: "2026-08-20T00:00:00Z" } as never),
      "/lastModifiedDateTime",
    ],
    ["with the id", () => one.$patch({ id: "c2" } as never), "/id"],
    ["with related entities", () => one.$patch({ assignments: [] } as never), "/assignments"],
    ["with what there is not", () => one.$patch({ colour: "red" } as never), "/colour"],
    ["with a number beyond its type", () => one.$patch({ priority: 2 ** 31 }), "/priority"],
    [
      "with bad parameters",
      () =>
        clientConfigurations.updatePriorities.$post({
          officeConfigurationPolicyIds: ["c1"],
          officeConfigurationPriorities: [null],
        } as never),
      "/officeConfigurationPriorities/0",
    ],
    [
      "with bad entities in its parameters",
      () =>
        one.assign.$post({
          officeConfigurationAssignments: [{ target: { ...target, groupId: 1 } }],
        } as never),
      "/officeConfigurationAssignments/0/target/groupId",
    ],
  ];
  test.each(cases)("%s", async (_, call, pointer) => {
    expect(await outcome(call())).toMatchObject(rejection(pointer));
    expect(server.received).toEqual([]);
  });

  test("but bytes are, as they are", async () => {
    server.handler = answer(204);
    await one.policyPayload.$put("{}", { contentType: "application/json" });
    expect(server.received[0]!.body).toBe("{}");
  });
});

test("without the option, nothing is validated", async () => {
  const plain = createGraphClient(common);
  server.handler = answer(200, { priority: "high" });
  expect(await plain.officeConfiguration.clientConfigurations("c1").$get()).toEqual({
    priority: "high",
  });
});

describe("of any other slice, too", async () => {
  const source = join(repository, "packages/generator/test/client/cases/operations/input.csdl.xml");
  const directory = temporaryDirectory();
  const model = readModel({ file: source, text: readFileSync(source, "utf8") });
  const { directory: root } = await buildValidators("shop", model, directory);
  const module = (await import(join(root, "dist/routes.js"))) as {
    readonly schemas: SchemaLookup;
  };

  test.each<[string, string, unknown, unknown, unknown, string]>([
    ["GET", "/doors", undefined, { value: [{ id: "1" }] }, { value: [{ id: 1 }] }, "/value/0/id"],
    ["GET", "/doors/delta()", undefined, { value: [] }, { value: [{ id: 1 }] }, "/value/0/id"],
    ["GET", "/doors/{id}/close", undefined, { id: "1" }, { id: 1 }, "/id"],
    ["POST", "/doors/{id}/open", { wide: true }, { id: "1" }, { id: 1 }, "/id"],
    ["GET", "/age()", undefined, { value: "P1D" }, { value: "a day" }, "/value"],
  ])("%s %s", async (method, route, request, right, wrong, pointer) => {
    const validate = validateBodies(module.schemas, "both");
    const call = { method, route, url: route };
    if (request !== undefined) expect(await validate(call, "request", request)).toBe(request);
    expect(await validate(call, "response", right)).toBe(right);
    await expect(validate(call, "response", wrong)).rejects.toMatchObject(rejection(pointer));
  });

  test("a client of it", async () => {
    interface Doors {
      doors(id: string): {
        readonly open: { $post(body: unknown): Promise<unknown> };
        readonly "vendor.locks.lock": { $post(): Promise<unknown> };
      };
    }
    const validate = validateBodies(module.schemas, "both");
    const door = createClient<Doors>({ ...common, validate }).doors("1");
    server.handler = answer(200, { id: 1 });
    expect(await outcome(door.open.$post({ wide: "very" }))).toMatchObject(rejection("/wide"));
    expect(server.received).toEqual([]);
    expect(await outcome(door.open.$post({ wide: true }))).toMatchObject(rejection("/id"));
    server.handler = answer(204);
    expect(await door["vendor.locks.lock"].$post()).toBeUndefined();
  });
});
