import { createGraphClient } from "@graphslice/office-configuration-client";
import { setupServer } from "msw/node";
import { expect, onTestFinished, test, vi } from "vitest";
import { createChaos } from "../../src/chaos/create-chaos.js";
import type { FetchHandler } from "../../src/fetch-handler.js";
import { createHandlers, type HandlersOptions } from "../../src/msw/create-handlers.js";
import { MemoryResponse } from "../../src/memory-response.js";

const TYPE = "#microsoft.graph.windowsOfficeClientConfiguration";

/** Answers with a page, and to POST with what was posted. */
const policies: FetchHandler = async (request) => {
  const headers = { "content-type": "application/json" };
  if (request.method === "DELETE") return new Response(null, { status: 204 });
  if (request.method === "GET") return new MemoryResponse(`{"value":[{"id":"a"}]}`, { headers });
  const body = { ...(await request.json()), id: "new" };
  return new MemoryResponse(JSON.stringify(body), { status: 201, headers });
};

function listen(fetch: FetchHandler, options?: HandlersOptions): void {
  const server = setupServer(...createHandlers({ fetch }, options));
  server.listen({ onUnhandledRequest: "error" });
  onTestFinished(() => server.close());
}

test("the generated client reaches the mock by the platform's fetch", async () => {
  const mock = vi.fn(policies);
  listen(mock);
  const { clientConfigurations } = createGraphClient({
    credential: async () => "token",
  }).officeConfiguration;
  expect((await clientConfigurations.$get({ top: 1 })).value).toEqual([{ id: "a" }]);
  const created = await clientConfigurations.$post({ "@odata.type": TYPE, priority: 1 });
  expect(created).toMatchObject({ id: "new", priority: 1 });
  await clientConfigurations("x')/$y").$delete();
  expect(mock.mock.calls.map(([{ method, url }]) => `${method} ${url}`)).toEqual([
    "GET https://graph.microsoft.com/beta/officeConfiguration/clientConfigurations?$top=1",
    "POST https://graph.microsoft.com/beta/officeConfiguration/clientConfigurations",
    expect.stringMatching(/^DELETE .*\/clientConfigurations\/x/),
  ]);
  expect(mock.mock.calls[0]?.[0].headers.get("authorization")).toBe("Bearer token");
});

test("a broken connection is a network error", async () => {
  listen(createChaos(policies, { rules: [{ fault: "reset" }] }).fetch);
  await expect(fetch("https://graph.microsoft.com/v1.0/me")).rejects.toThrow("Failed to fetch");
});

test("requests to elsewhere are not the mock's", async () => {
  listen(policies, { baseUrl: "https://graph.example.com/beta/" });
  expect((await fetch("https://graph.example.com/beta")).status).toBe(200);
  expect((await fetch("https://graph.example.com/beta/users('a')?$top=1|2")).status).toBe(200);
  vi.spyOn(console, "error").mockReturnValue();
  await expect(fetch("https://graph.example.com/betamax")).rejects.toThrow();
  await expect(fetch("https://graph.microsoft.com/beta/me")).rejects.toThrow();
});
