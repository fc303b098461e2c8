import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resolveSlices } from "../src/config/resolve-slices.js";
import { BOOKS, projectWithConfig, runIn } from "./project.js";

const CLIENT = "packages/books-client/src/create-graph-client.ts";

function readRoot(cwd: string): string | undefined {
  return /baseUrl \?\? "(.*)"/.exec(readFileSync(join(cwd, CLIENT), "utf8"))?.[1];
}

async function rootOf(metadata: string): Promise<string | undefined> {
  const flags = { metadata, name: "books", out: "packages" };
  const [slice] = await resolveSlices(flags, "/");
  return slice?.output?.baseUrl;
}

test.each([
  [undefined, "https://graph.microsoft.com/v1.0"],
  ["https://books.example/api/", "https://books.example/api"],
])("a client of a config with the root %s has %s", async (baseUrl, expected) => {
  const cwd = projectWithConfig(baseUrl === undefined ? {} : { baseUrl });
  expect((await runIn(cwd, "generate", "--only", "client")).code).toBe(0);
  expect(readRoot(cwd)).toBe(expected);
});

test.each([
  [{ source: "beta" }, "https://graph.microsoft.com/beta"],
  [{ source: "https://books.example/api/$metadata" }, "https://books.example/api"],
  [{ source: "beta", baseUrl: "https://books.example" }, "https://books.example"],
  [
    { source: "beta", metadata: "https://books.example/$metadata" },
    "https://graph.microsoft.com/beta",
  ],
])("a slice with %j has the root %s", async (slice, expected) => {
  const [resolved] = await resolveSlices({}, projectWithConfig(slice));
  expect(resolved?.output?.baseUrl).toBe(expected);
});

test("a flag says the same", async () => {
  const cwd = projectWithConfig();
  const flags = ["--out", "packages", "--only", "client", "--base-url", "https://books.example"];
  expect((await runIn(cwd, "generate", ...BOOKS, ...flags)).code).toBe(0);
  expect(readRoot(cwd)).toBe("https://books.example");
});

test("it stands in for no config", async () => {
  const { code, err } = await runIn(projectWithConfig(), "generate", "--base-url", "https://a.b");
  expect(code).toBe(2);
  expect(err[0]).toMatch(/^error: --base-url cannot be used without --metadata FILE/);
});

test.each(["http://books.example", "https://u:p@books.example", "books"])(
  "%s is no root",
  async (address) => {
    const { code, err } = await runIn(projectWithConfig(), "generate", "--base-url", address);
    expect(code).toBe(2);
    expect(err[0]).toContain("Expected an https: URL");
  },
);

test("metadata from a service says where that is", async () => {
  expect(await rootOf("https://graph.microsoft.com/beta/$metadata")).toBe(
    "https://graph.microsoft.com/beta",
  );
  expect(await rootOf("https://files.example/graph.xml")).toBeUndefined();
  expect(await rootOf("http://127.0.0.1/$metadata")).toBeUndefined();
  expect(await rootOf("graph.xml")).toBeUndefined();
});
