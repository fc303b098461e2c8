import { expect, test } from "vitest";
import { createRecorder, readHar, replay } from "../../src/har/index.js";

const URL = "https://graph.microsoft.com/v1.0/users";

test("what goes through a recorder is replayed as it was", async () => {
  const bytes = Uint8Array.of(0, 255, 13, 10);
  const recorder = createRecorder(async (request) => {
    if (request.method === "POST") {
      return Response.json(await request.json(), {
        status: 201,
        headers: { location: `${URL}/1` },
      });
    }
    if (request.url.endsWith("photo")) {
      return new Response(bytes, { headers: { "content-type": "image/jpeg" } });
    }
    return new Response(null, { status: 204 });
  }, "1.0.0");
  const requests = () => [
    new Request(URL, {
      method: "POST",
      body: '{"displayName":"é"}',
      headers: { "content-type": "application/json" },
    }),
    new Request(`${URL}/photo`),
    new Request(URL, { method: "DELETE" }),
  ];
  const read = async (response: Response): Promise<readonly unknown[]> => [
    response.status,
    [...response.headers],
    [...new Uint8Array(await response.arrayBuffer())],
  ];
  const direct = [];
  for (const request of requests()) direct.push(await read(await recorder.handle(request)));

  const har = readHar(JSON.stringify(recorder.har("made by a test")));
  expect(har.log.comment).toBe("made by a test");
  const { fetch, assertComplete } = replay(har, { order: "recorded" });
  const replayed = [];
  for (const request of requests()) replayed.push(await read(await fetch(request)));
  expect(replayed).toEqual(direct);
  expect(assertComplete).not.toThrow();
});

test("an exchange without an answer is not recorded", async () => {
  const recorder = createRecorder(() => Promise.reject(new TypeError("reset")), "1.0.0");
  await expect(recorder.handle(new Request(URL))).rejects.toThrow("reset");
  expect(recorder.har().log.entries).toEqual([]);
});
