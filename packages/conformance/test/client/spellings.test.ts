import { beforeEach, describe, expect, test } from "vitest";
import {
  answer,
  assignment,
  configuration,
  create,
  graph,
  page,
  server,
  target,
} from "./office-client.js";
import { json } from "./server.js";

const { clientConfigurations } = graph.officeConfiguration;
const one = clientConfigurations("c1");

beforeEach(() => {
  server.received.length = 0;
});

describe("where the reference pages and OData differ, the client takes both", () => {
  const plainTarget = { ...target, "@odata.type": target["@odata.type"].slice(1) };
  const inlined = { ...configuration, policyPayload: "e30=", userPreferencePayload: "e30=" };
  const linked = {
    ...configuration,
    "policyPayload@odata.mediaReadLink": "https://x/policyPayload",
    "policyPayload@odata.mediaEditLink": "https://x/policyPayload",
    "policyPayload@odata.mediaContentType": "application/json",
    "policyPayload@odata.mediaEtag": '"p1"',
  };

  test.each([
    ["one entity, as the root object", configuration, configuration],
    ["one entity, wrapped", { value: configuration }, configuration],
    ["one entity, wrapped, without its id", { value: { priority: 1 } }, { priority: 1 }],
    ["streams in the JSON", inlined, inlined],
    ["streams as links", linked, linked],
    [
      "an abstract type",
      { ...configuration, "@odata.type": "#microsoft.graph.officeClientConfiguration" },
      { ...configuration, "@odata.type": "#microsoft.graph.officeClientConfiguration" },
    ],
    [
      "types of complex values without #",
      { ...configuration, assignments: [{ id: "a1", target: plainTarget }] },
      { ...configuration, assignments: [{ id: "a1", target: plainTarget }] },
    ],
  ])("%s", async (_, body, expected) => {
    server.handler = answer(200, body);
    expect(await one.$get()).toEqual(expected);
  });

  test.each([
    ["with a body", JSON.stringify({ value: [] })],
    ["without one", ""],
  ])("200 %s of what has no result", async (_, body) => {
    server.handler = (response) =>
      response.writeHead(200, body === "" ? {} : { "content-type": "application/json" }).end(body);
    await one.$delete();
    await one.assignments("a1").$delete();
    await clientConfigurations.updatePriorities.$post({
      officeConfigurationPolicyIds: ["c1"],
      officeConfigurationPriorities: [2],
    });
    expect(server.received.map(({ method }) => method)).toEqual(["DELETE", "DELETE", "POST"]);
  });

  test.each([200, 201])("%i of what is created", async (status) => {
    server.handler = answer(status, assignment);
    expect(await one.assignments.$post({ target })).toEqual(assignment);
    server.handler = answer(status, configuration);
    expect(await clientConfigurations.$post(create)).toEqual(configuration);
  });

  test.each([
    "/updatePriorities",
    "/microsoft.graph.updatePriorities",
    "/graph.updatePriorities",
    "/microsoft.management.services.api.updatePriorities",
  ])("an operation can be called as %s", async (name) => {
    server.handler = answer(200);
    const body = { officeConfigurationPolicyIds: ["c1"], officeConfigurationPriorities: [2] };
    expect(await clientConfigurations.$link(name).$post(body)).toBeUndefined();
    expect(server.received[0]).toMatchObject({
      method: "POST",
      url: `/beta/officeConfiguration/clientConfigurations${name}`,
      body: JSON.stringify(body),
    });
  });

  test("and it calls operations without their namespace", async () => {
    server.handler = answer(200, { value: [assignment] });
    await one.assign.$post({ officeConfigurationAssignments: [{ target }] });
    expect(server.received[0]!.url).toBe(
      "/beta/officeConfiguration/clientConfigurations/c1/assign",
    );
  });

  test("a page, which is no wrapped entity", async () => {
    for (const body of [page, { value: [] }]) {
      server.handler = (response) => json(response, body);
      expect(await clientConfigurations.$get()).toEqual(body);
    }
  });

  test("a property's value, which is none either", async () => {
    server.handler = answer(200, { "@odata.context": "x", value: "Baseline" });
    expect(await one.displayName.$get()).toEqual({ "@odata.context": "x", value: "Baseline" });
  });
});
