import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { emptyDirectory, runJson } from "./project.js";

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
  });
}
