import { describe, expect, test } from "vitest";
import { odata, where, type Condition } from "../../src/client/index.js";
import { clientFor } from "./client.js";
import { impossibleStrings, nastyStrings } from "./nasty-strings.js";
import { startServer } from "./server.js";

const server = await startServer();
const graph = clientFor(server);

/** What a server makes of the address that it got last: its segments and its query options, decoded. */
function lastAddress(): { readonly segments: readonly string[]; readonly query: URLSearchParams } {
  const { url } = server.received.at(-1)!;
  const [path, query] = url.split("?") as [string, string?];
  return {
    segments: path.split("/").slice(1).map(decodeURIComponent),
    query: new URLSearchParams(query),
  };
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const name = (text: string): string => JSON.stringify(text.slice(0, 30));

test("there are enough of them", () => {
  expect(nastyStrings.length + impossibleStrings.length).toBeGreaterThanOrEqual(60);
});

describe("as an id, arrives as it is or is refused", () => {
  test.each(nastyStrings.map((id) => [name(id), id]))("%s", async (_, id) => {
    if (id.startsWith("$")) {
      expect(() => graph.users(id)).toThrow(`"${id}" fits in no address`);
      return;
    }
    await graph.users(id).messages.$get();
    expect(lastAddress().segments).toEqual(["v1.0", "users", id, "messages"]);
  });

  test.each(["", ".", ".."].map((id) => [name(id), id]))("refused: %s", (_, id) => {
    const count = server.received.length;
    expect(() => graph.users(id)).toThrow("fits in no address");
    expect(server.received).toHaveLength(count);
  });

  test.each(impossibleStrings.map((id) => [name(id), id]))("refused: %s", (_, id) => {
    expect(() => graph.users(id)).toThrow("a lone surrogate fits in no address");
  });
});

describe("as an alternate key or a parameter, arrives as it is", () => {
  test.each(["", ".", "..", ...nastyStrings].map((id) => [name(id), id]))("%s", async (_, id) => {
    await graph.users({ userPrincipalName: id, n: 1 }).$get();
    const expected = `users(userPrincipalName=${quote(id)},n=1)`;
    expect(lastAddress().segments).toEqual(["v1.0", expected]);
  });
});

describe("in a filter, arrives as it is", () => {
  const filter = (text: string): readonly (string | Condition)[] => [
    odata`a eq ${text}`,
    where((it: { a: { eq(value: string): Condition } }) => it.a.eq(text)),
  ];
  test.each(["", ".", "..", ...nastyStrings].map((id) => [name(id), id]))("%s", async (_, text) => {
    for (const condition of filter(text)) {
      await graph.users.$get({ filter: condition, search: text, query: { "x&y": text } });
      const { query } = lastAddress();
      expect(query.get("$filter")).toBe(`a eq ${quote(text)}`);
      if (text !== "") expect(query.get("$search")).toBe(text);
      if (text !== "") expect(query.get("x&y")).toBe(text);
    }
  });

  test.each(impossibleStrings.map((id) => [name(id), id]))("refused: %s", async (_, text) => {
    const count = server.received.length;
    await expect(graph.users.$get({ filter: odata`a eq ${text}` })).rejects.toMatchObject({
      kind: "request",
    });
    expect(server.received).toHaveLength(count);
  });
});
