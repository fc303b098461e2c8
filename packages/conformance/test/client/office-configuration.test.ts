import { batch } from "@graphslice/office-configuration-client";
import { beforeEach, describe, expect, test } from "vitest";
import { contract } from "./contract.js";
import { answer, configuration, create, graph, page, seen, server } from "./office-client.js";
import { json } from "./server.js";
import { successes } from "./successes.js";

const { clientConfigurations } = graph.officeConfiguration;
const one = clientConfigurations("c1");

beforeEach(() => {
  server.received.length = 0;
});

describe("every route of officeConfiguration", () => {
  test.each(successes)("%s %s", async (method, url, body, handler, call, expected) => {
    server.handler = handler;
    expect(await call()).toEqual(expected);
    expect(server.received).toHaveLength(1);
    const [received] = server.received;
    expect(received).toMatchObject({ method, url: `/beta/officeConfiguration${url}` });
    expect(received!.body === "" ? undefined : JSON.parse(received!.body)).toEqual(body);
    expect(received!.headers.authorization).toBe("Bearer e30.e30.sig");
  });

  test("gives the metadata", async () => {
    server.handler = (response) =>
      response.writeHead(200, { "content-type": "application/xml" }).end("<Edmx/>");
    expect(await graph.$metadata.$get({ as: "text" })).toBe("<Edmx/>");
    expect(server.received[0]).toMatchObject({ method: "GET", url: "/beta/$metadata" });
  });

  test("sends several calls as one, each with a result or an error of its own", async () => {
    const error = { code: "FailedDependency", message: "the first has failed" };
    server.handler = (response, { body }) => {
      const { requests } = JSON.parse(body) as { requests: { id: string; dependsOn?: string[] }[] };
      json(response, {
        responses: requests
          .map(({ id, dependsOn }) =>
            dependsOn ? { id, status: 424, body: { error } } : { id, status: 200, body: page },
          )
          .toReversed(),
      });
    };
    const [read, again, failed] = await batch(graph, ({ officeConfiguration }) => {
      const first = officeConfiguration.clientConfigurations.$get();
      const second = officeConfiguration.clientConfigurations.$get({ select: ["priority"] });
      const third = officeConfiguration.$get({ dependsOn: [first] });
      return [first, second, third];
    });
    expect(read).toEqual({ status: "fulfilled", value: page });
    expect(again.status === "fulfilled" && again.value.value[0]?.priority).toBe(1);
    expect(failed).toMatchObject({
      status: "rejected",
      reason: { kind: "http", status: 424, code: "FailedDependency" },
    });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatchObject({ method: "POST", url: "/beta/$batch" });
  });

  test("and no other has been answered: each documented success, and nothing else", () => {
    const documented = contract.flatMap(({ verb, route, succeeds }) =>
      succeeds.map((status) => `${verb} ${route} ${status}`),
    );
    const answered = seen.map(({ verb, route, status }) => `${verb} ${route} ${status}`);
    expect([...new Set(answered)].toSorted()).toEqual(documented.toSorted());
  });
});

test("times are kept as they are, to the last digit", async () => {
  server.handler = answer(200, configuration);
  expect((await one.$get()).lastModifiedDateTime).toBe("2016-12-31T23:56:33.9571764-08:00");
});

test("where something new is, a response says", async () => {
  const location = `${server.origin}/beta/officeConfiguration/clientConfigurations/c1`;
  server.handler = answer(201, configuration, { location });
  const response = await clientConfigurations.$request("POST", { body: create });
  expect(response.status).toBe(201);
  const { pathname } = new URL(response.headers.get("location") ?? "");
  const link = clientConfigurations.$link(`${server.origin}${pathname}`);
  server.handler = answer(200, configuration);
  expect(await link.$get()).toEqual(configuration);
  expect(server.received[1]!.url).toBe("/beta/officeConfiguration/clientConfigurations/c1");
});

test.each(["POST", "PATCH"] as const)("%s says that it needs no answer", async (verb) => {
  server.handler = answer(204, undefined, { "preference-applied": "return=minimal" });
  const minimal = { prefer: "return=minimal" } as const;
  const result =
    verb === "POST" ? clientConfigurations.$post(create, minimal) : one.$patch({}, minimal);
  expect(await result).toBeUndefined();
  expect(server.received[0]!.headers["prefer"]).toBe("return=minimal");
});

test("a version that is there already is asked for, and not sent again", async () => {
  server.handler = answer(304);
  expect(await one.$get({ ifNoneMatch: 'W/"1"' })).toBeUndefined();
  expect(server.received[0]!.headers["if-none-match"]).toBe('W/"1"');
});
