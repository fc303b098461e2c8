import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { SourceText } from "@graphslice/generator";
import { describe, expect, onTestFinished, test } from "vitest";
import { compileClient, type ClientSource } from "./compile-clients.js";

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const cases = join(repository, "packages/generator/test/client/cases");
const office = join(repository, "metadata/office-configuration");
const material = resolve(repository, process.env["GRAPHSLICE_MATERIAL"] ?? "../shared", "csdl");

const TIMEOUT = 120_000;
const V1 = "graph-v1.0-2026-08-20";

function read(file: string): SourceText {
  return { file, text: readFileSync(file) };
}

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(realpathSync(tmpdir()), "graphslice-client-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

describe("every case of the generator compiles, and its consumer is right about what does not", () => {
  test.each(readdirSync(cases))("%s", { timeout: TIMEOUT }, async (name) => {
    const source: ClientSource = {
      name: "shop",
      metadata: read(join(cases, name, "input.csdl.xml")),
      roots: [],
      consumer: readFileSync(join(cases, name, "consumer.ts"), "utf8"),
    };
    expect(await compileClient(source, temporaryDirectory())).toEqual([]);
  });
});

test("the slice that ships compiles with every check", { timeout: TIMEOUT }, async () => {
  const source: ClientSource = {
    name: "office",
    metadata: read(join(office, "office-configuration.csdl.xml")),
    overlay: read(join(office, "overlay.xml")),
    roots: ["/officeConfiguration"],
  };
  expect(await compileClient(source, temporaryDirectory())).toEqual([]);
});

test("what does not compile would be told", { timeout: TIMEOUT }, async () => {
  const source: ClientSource = {
    name: "shop",
    metadata: read(join(cases, "capabilities/input.csdl.xml")),
    roots: [],
    consumer:
      'import type { GraphClient } from "@example/shop-client";\nexport type A = GraphClient["nothing"];\n',
  };
  const errors = await compileClient(source, temporaryDirectory());
  expect(errors.map((line) => line.slice(0, 31))).toEqual(["consumer.ts(2,29): error TS2339"]);
});

const slices: readonly (readonly [name: string, snapshot: string, roots: readonly string[]])[] = [
  ["users", V1, ["/users"]],
  ["device-management", V1, ["/deviceManagement"]],
];

// The whole of Graph is compiled along with the documented calls.
describe.skipIf(!existsSync(material))("slices of Graph compile (GRAPHSLICE_MATERIAL/csdl)", () => {
  test.each(slices)("%s of %s", { timeout: TIMEOUT }, async (name, snapshot, roots) => {
    const metadata = read(resolve(material, `${snapshot}.csdl.xml`));
    expect(await compileClient({ name, metadata, roots }, temporaryDirectory())).toEqual([]);
  });
});
