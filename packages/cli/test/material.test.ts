import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { emptyDirectory, runIn, runJson } from "./project.js";
import { contentsOf, sends, serve } from "./pull/server.js";
import { startMock } from "./running-mock.js";

const V1 = "graph-v1.0-2026-08-20.csdl.xml";
const repository = fileURLToPath(new URL("../../../", import.meta.url));
const file = resolve(repository, process.env["GRAPHSLICE_MATERIAL"] ?? "../shared", "csdl", V1);
const USERS = ["--metadata", file, "--root", "/users", "--quiet"];

if (!existsSync(file)) {
  test.skip(`Graph's metadata is explained: GRAPHSLICE_MATERIAL/csdl/${V1} is absent`);
} else {
  describe(`Graph's metadata (GRAPHSLICE_MATERIAL/csdl/${V1})`, () => {
    test("an operation of users", async () => {
      const report = await runJson(emptyDirectory(), "explain", "sendMail", ...USERS);
      expect(report).toEqual({
        found: [
          {
            slice: "graph-v1.0-2026-08-20",
            kind: "Action",
            name: "microsoft.graph.sendMail",
            chain: [
              { name: "microsoft.graph.sendMail", reason: "action bound to microsoft.graph.user" },
              { name: "microsoft.graph.user", reason: "root /users" },
            ],
          },
        ],
        missing: [],
      });
    });

    test("what is pulled of it gives the same slice", { timeout: 120_000 }, async () => {
      const server = await serve(sends(readFileSync(file, "utf8")));
      const cwd = emptyDirectory();
      const groups = ["--root", "/groups", "--quiet"];
      const words = ["pull", server.url, "--allow-http", "--out", "groups.xml"];
      expect(await runIn(cwd, ...words, ...groups)).toEqual({ code: 0, out: [], err: [] });
      const reduced = await runIn(cwd, "slice", "--metadata", "groups.xml", ...groups);
      expect(reduced).toEqual(await runIn(cwd, "slice", "--metadata", file, ...groups));
    });

    test("a root that it no longer has is explained", { timeout: 120_000 }, async () => {
      const server = await serve(sends(readFileSync(file, "utf8")));
      const cwd = repository;
      const words = ["pull", server.url, "--allow-http", "--slice", "office-configuration"];
      const before = contentsOf(resolve(repository, "metadata"));
      const { code, out, err } = await runIn(cwd, ...words, "--quiet");
      expect({ code, out }).toEqual({ code: 1, out: [] });
      const office = "metadata/office-configuration/office-configuration.csdl.xml";
      expect(err[0]).toMatch(/^error: root "\/officeConfiguration" has vanished from http/);
      expect(err[1]).toContain(
        `it was Singleton officeConfiguration of microsoft.graph.officeConfiguration and still stands in ${office}:`,
      );
      expect(contentsOf(resolve(repository, "metadata"))).toEqual(before);
    });

    test("a mock of all of it has users", async () => {
      const mock = await startMock(emptyDirectory(), "--metadata", file);
      const users = await fetch(`${mock.url}/users?$select=id,displayName`);
      const { value }: { value: { id: string }[] } = JSON.parse(await users.text());
      // Three, and one of each type that derives from them.
      expect(value.length).toBeGreaterThan(2);
      const messages = await fetch(`${mock.url}/users/${value[0]?.id}/messages?$top=1`);
      expect(await messages.json()).toMatchObject({ value: [{ id: expect.any(String) }] });
    });
  });
}
