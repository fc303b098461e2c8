import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HarError, pseudonymise, type Har } from "../../src/har/index.js";
import { findSecrets } from "../../src/har/pseudonymise/find-secrets.js";
import { createHar } from "./create-har.js";

const BASE = "https://graph.microsoft.com/v1.0";
const GUID = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const STAND_IN = "00000000-0000-4000-8000-000000000001";

function bodyOf(har: Har, index = 0): unknown {
  return JSON.parse(har.log.entries[index]?.response.content.text ?? "null");
}

function urlsOf(har: Har): readonly string[] {
  return har.log.entries.map(({ request }) => decodeURIComponent(request.url));
}

describe("a value", () => {
  test("has the same stand-in wherever it occurs, in either case", () => {
    const { har } = pseudonymise(
      createHar(
        {
          url: `${BASE}/users/${GUID}?$filter=mail eq 'Adele@Contoso.com'`,
          answer: {
            "@odata.context": `${BASE}/$metadata#users/$entity`,
            id: GUID,
            displayName: "Adele Vance",
            givenName: "Adele",
            userPrincipalName: "adele@contoso.com",
          },
        },
        {
          url: `${BASE}/users/${GUID.toUpperCase()}/messages`,
          answer: { value: [{ preview: "Lunch with Adele Vance?", from: "adele@contoso.com" }] },
        },
      ),
    );
    expect(urlsOf(har)).toEqual([
      `${BASE}/users/${STAND_IN}?$filter=mail eq 'user1@contoso1.example'`,
      `${BASE}/users/${STAND_IN}/messages`,
    ]);
    expect(bodyOf(har)).toEqual({
      "@odata.context": `${BASE}/$metadata#users/$entity`,
      id: STAND_IN,
      displayName: "Person 1",
      givenName: "Person 2",
      userPrincipalName: "user1@contoso1.example",
    });
    expect(bodyOf(har, 1)).toEqual({
      value: [{ preview: "Lunch with Person 1?", from: "user1@contoso1.example" }],
    });
  });

  test.each([
    ["an id that is no GUID", { messageId: "AAMk01" }, { messageId: "id-1" }],
    [
      "people of one domain",
      { a: "x@b.example", c: "y@b.example" },
      { a: "user1@contoso1.example", c: "user2@contoso1.example" },
    ],
    [
      "a tenant's host",
      { webUrl: "https://fabrikam.sharepoint.com/sites/a" },
      { webUrl: "https://contoso1.example/sites/a" },
    ],
    ["an IP address", { clientIp: "10.20.30.40" }, { clientIp: "192.0.2.1" }],
    ["a phone number", { text: "call +49 30 1234567 now" }, { text: "call +1 555 0101 now" }],
    [
      "what people wrote",
      { subject: "Q3 numbers", body: { content: "<p>secret plan</p>" } },
      { subject: "Text 1", body: { content: "Text 2" } },
    ],
    ["an ETag", { "@odata.etag": 'W/"JzEtVXNlcg=="' }, { "@odata.etag": 'W/"1"' }],
    [
      "a secret",
      { passwordProfile: { password: "hunter2!" } },
      { passwordProfile: { password: "secret-1" } },
    ],
    ["an id as a member's name", { [GUID]: 1 }, { [STAND_IN]: 1 }],
    [
      "an opaque id in a text",
      { next: "see AQMkADAwATM0MDAAMS0xNTgyLTk4ZTEtMDACLTAwCgBGAAAD2XLc" },
      { next: "see id-1" },
    ],
  ])("is replaced: %s", (_, answer, expected) => {
    expect(bodyOf(pseudonymise(createHar({ url: `${BASE}/me`, answer })).har)).toEqual(expected);
  });

  test.each([
    [
      "types",
      { "@odata.type": "#microsoft.graph.x509CertificateAuthenticationMethodConfiguration" },
    ],
    [
      "contexts",
      { "@odata.context": `${BASE}/$metadata#officeConfiguration/clientConfigurations/$entity` },
    ],
    ["numbers, booleans and null", { priority: 20260101, isEnabled: true, displayName: null }],
    [
      "enumerations and dates",
      { status: "completed", createdDateTime: "2026-01-01T00:00:00.1234567Z" },
    ],
    ["errors", { error: { code: "itemNotFound", message: "The item was not found." } }],
    ["words with a name in them", { text: "also" }],
  ])("stays where it tells nothing: %s", (_, answer) => {
    const first = { url: `${BASE}/me`, answer: { givenName: "Al" } };
    expect(bodyOf(pseudonymise(createHar(first, { url: `${BASE}/me`, answer })).har, 1)).toEqual(
      answer,
    );
  });

  test("is counted by kind, and not told", () => {
    const { replacements } = pseudonymise(
      createHar({ url: `${BASE}/users/${GUID}`, answer: { id: GUID, surname: "Vance" } }),
    );
    expect(replacements).toEqual([
      { kind: "guid", values: 1, places: 2 },
      { kind: "person", values: 1, places: 1 },
    ]);
  });
});

test("skip tokens and ETags are the same in header fields, URLs and bodies", () => {
  const { har } = pseudonymise(
    createHar(
      {
        url: `${BASE}/users`,
        answerHeaders: { ETag: 'W/"abc"' },
        answer: { "@odata.nextLink": `${BASE}/users?$skiptoken=RFNwdA2` },
      },
      { url: `${BASE}/users?$skiptoken=RFNwdA2`, headers: { "If-None-Match": 'W/"abc"' } },
    ),
  );
  expect(bodyOf(har)).toEqual({ "@odata.nextLink": `${BASE}/users?$skiptoken=id-1` });
  expect(urlsOf(har)[1]).toBe(`${BASE}/users?$skiptoken=id-1`);
  expect(har.log.entries[0]?.response.headers).toContainEqual({ name: "ETag", value: 'W/"1"' });
  expect(har.log.entries[1]?.request.headers).toEqual([{ name: "If-None-Match", value: 'W/"1"' }]);
});

test("bytes that nobody can read are left out, and counted", () => {
  const har = createHar({ url: `${BASE}/me/photo/$value` });
  const [entry] = har.log.entries;
  const photo = { size: 3, mimeType: "image/jpeg", text: "AAEC", encoding: "base64" as const };
  const { har: replaced, omittedBodies } = pseudonymise({
    log: { ...har.log, entries: [{ ...entry!, response: { ...entry!.response, content: photo } }] },
  });
  expect(omittedBodies).toBe(1);
  expect(replaced.log.entries[0]?.response.content).toEqual({
    size: 3,
    mimeType: "image/jpeg",
    text: "",
  });
});

describe("a credential", () => {
  // Not a real one: three parts in base64url that look like a signed token's.
  const token = [
    "eyJhbGciOiJub25lIn0",
    "eyJzdWIiOiJub2JvZHkifQ",
    "bm8tc2lnbmF0dXJlLWF0LWFsbA",
  ].join(".");

  test.each([
    ["Authorization", `Bearer ${token}`],
    ["Cookie", "session=0123456789abcdef0123"],
    ["x-ms-exchange-token", "0123456789abcdef0123"],
  ])("in %s is left out", (name, value) => {
    const { har } = pseudonymise(
      createHar({ url: `${BASE}/me`, headers: { [name]: value, accept: "*/*" } }),
    );
    expect(har.log.entries[0]?.request.headers).toEqual([{ name: "accept", value: "*/*" }]);
  });

  test.each([
    ["in a body", { answer: { echoed: `you sent Bearer ${token}` } }],
    ["in a member that is a token", { answer: { access_token: token } }],
    ["in a URL", { url: `${BASE}/me?access_token=${token}` }],
    [
      "signed into a link",
      {
        answer: { "@microsoft.graph.downloadUrl": "https://x.example/f?sig=0123456789abcdef&x=1" },
      },
    ],
  ])("is replaced %s", (_, exchange) => {
    const { har } = pseudonymise(
      createHar({ url: `${BASE}/me`, headers: { Authorization: `Bearer ${token}` }, ...exchange }),
    );
    expect(JSON.stringify(har)).not.toContain("eyJ");
    expect(JSON.stringify(har)).not.toContain("0123456789abcdef");
  });

  test.each([
    ["within a word", { answer: { log: `x${token.replaceAll(".", "")}x`, also: `x${token}x` } }],
    ["in a member's name", { answer: { [`p_${token.split(".")[1]}`]: 1 } }],
  ])("that survives %s keeps the recording from being written, and is not told", (_, exchange) => {
    const har = createHar({
      url: `${BASE}/me`,
      headers: { Authorization: `Bearer ${token}` },
      ...exchange,
    });
    let error: unknown;
    try {
      pseudonymise(har);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(HarError);
    expect(String(error)).toContain("a recording with credentials in it is not written");
    expect(String(error)).not.toContain(token.split(".")[1]);
  });

  test("takes its exchange along where that is asked for, and no other", () => {
    const har = createHar(
      { url: `${BASE}/me`, headers: { Authorization: `Bearer ${token}` } },
      { url: `${BASE}/me`, answer: { log: `x${token}x` } },
      { url: `${BASE}/users` },
    );
    const safe = pseudonymise(har, { unsafe: "leave-out" });
    expect(safe.omittedEntries).toEqual([1]);
    expect(urlsOf(safe.har)).toEqual([`${BASE}/me`, `${BASE}/users`]);
    expect(JSON.stringify(safe.har)).not.toContain(token.split(".")[1]);
  });

  test("is found as it is, percent-encoded and in base64", () => {
    const secret = "a secret: 0123456789";
    const readings = [secret, encodeURIComponent(secret), btoa(`x ${secret} y`)];
    const har = createHar(...readings.map((text) => ({ url: `${BASE}/me`, answer: text })));
    expect(har.log.entries.map((entry) => findSecrets(entry, [secret]))).toEqual(
      readings.map(() => ["/response/content/text: a token or another credential"]),
    );
  });

  test("never comes through, whatever it is and wherever it stands", () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9_~-]{16,60}$/);
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (secret, before, after) => {
        const har = createHar({
          url: `${BASE}/me?$filter=${encodeURIComponent(before + secret)}`,
          headers: { Authorization: `Bearer ${secret}` },
          send: { text: before + secret + after },
          answer: { [before]: [secret, { text: encodeURIComponent(`${secret} ${after}`) }] },
        });
        let text = "";
        try {
          text = JSON.stringify(pseudonymise(har).har);
        } catch (error) {
          expect(error).toBeInstanceOf(HarError);
          text = String(error);
        }
        expect(text).not.toContain(secret);
      }),
      { numRuns: 500 },
    );
  });
});

test("what is replaced twice is the same", () => {
  const har = createHar({
    url: `${BASE}/users/${GUID}`,
    answer: { id: GUID, displayName: "Adele" },
  });
  const once = pseudonymise(har).har;
  expect(pseudonymise(har).har).toEqual(once);
  expect(pseudonymise(once).har).toEqual(once);
});
