import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { describe, expect, onTestFinished, test } from "vitest";
import { temporaryDirectory } from "../temporary-directory.js";
import { findBrowser } from "./find-browser.js";
import { servePage, type PageServer } from "./serve-page.js";
import { configuration } from "./service.js";

const browser = findBrowser();
const source = fileURLToPath(new URL("page.ts", import.meta.url));
const TIMEOUT = 90_000;

/** Opens a page until it has told what came of it, and gives that. */
async function visit({ url, result, close }: PageServer, program: string): Promise<unknown> {
  const profile = join(temporaryDirectory(), "profile");
  const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
  const quiet = ["--no-first-run", "--disable-background-networking", "--disable-sync"];
  const child = spawn(program, [...flags, ...quiet, `--user-data-dir=${profile}`, url], {
    stdio: "ignore",
  });
  const end = new Promise<never>((_, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`the browser ended with ${code}`)));
  });
  onTestFinished(() => {
    child.removeAllListeners();
    child.kill("SIGKILL");
    close();
  });
  return Promise.race([result, end]);
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2023",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

async function strip(): Promise<string> {
  const { code } = await transform(readFileSync(source, "utf8"), { loader: "ts" });
  return code;
}

describe("the client in a page, under a strict Content Security Policy", () => {
  if (browser === undefined) {
    test.skip("does what it does elsewhere: no Chromium (CHROMIUM)");
    return;
  }
  test.each([
    ["bundled", bundle],
    ["module by module", strip],
  ])("does what it does elsewhere, %s", { timeout: TIMEOUT }, async (_, program) => {
    const page = await servePage(await program());
    expect(await visit(page, browser)).toEqual({
      violations: ["script-src"],
      results: {
        list: [configuration, configuration],
        get: configuration,
        patch: { ...configuration, priority: 2 },
        write: null,
        read: "{}",
        stream: 2,
        batch: [
          { status: "fulfilled", value: { value: [configuration] } },
          { status: "rejected", reason: expect.objectContaining({ kind: "http", status: 404 }) },
        ],
        missing: {
          kind: "http",
          status: 404,
          code: "ResourceNotFound",
          message: "[ResourceNotFound] None.",
        },
        retried: configuration,
        redirected: expect.objectContaining({ kind: "redirect" }),
        foreign: expect.objectContaining({ kind: "origin" }),
        aborted: expect.objectContaining({ kind: "aborted" }),
        validated: expect.objectContaining({ kind: "validation" }),
        eval: { error: expect.stringContaining("EvalError") },
      },
    });
    const { received } = page;
    for (const { headers } of received) {
      expect(headers).toMatchObject({ authorization: "Bearer token" });
      expect(headers["client-request-id"]).toMatch(/^[\da-f-]{36}$/);
    }
    const path = "/beta/officeConfiguration/clientConfigurations";
    expect(received.slice(0, 4).map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET ${path}?$select=id,priority&$filter=priority%20lt%205`,
      `GET ${path}?$skiptoken=2`,
      `GET ${path}/a%2Fb%20c`,
      `PATCH ${path}/a%2Fb%20c`,
    ]);
    expect(received.find(({ method }) => method === "PUT")).toMatchObject({ body: "{}" });
  });
});
