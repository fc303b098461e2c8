import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readModel } from "../../src/generate-models.js";
import { buildMocks, type MocksPackage } from "../../src/mocks/mocks-package.js";
import { repository } from "../repository.js";
import { temporaryDirectory } from "../temporary-directory.js";

const directory = temporaryDirectory();
const file = join(repository, "packages/generator/test/mocks/input.csdl.xml");
const text = readFileSync(file, "utf8");

function build(name: string, csdl: string): Promise<MocksPackage> {
  return buildMocks("shop", readModel({ file, text: csdl }), join(directory, name));
}

test("a property that is new changes no other value, at whatever depth it is", async () => {
  const added =
    '<Property Name="aNewOne" Type="Edm.String"/><Property Name="newAddresses" Type="Collection(graph.address)"/>';
  const before = await build("before", text);
  const after = await build(
    "after",
    text.replaceAll(/<(Entity|Complex)Type Name="(order|address|target)".*>/g, `$&${added}`),
  );
  const drop = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (key, member: unknown) =>
      ["aNewOne", "newAddresses"].includes(key) ? undefined : member,
    );
  const names = Object.keys(before.exports).filter((name) => name !== "createMockGraph");
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    for (let seed = 0; seed < 20; seed += 1) {
      const old = before.exports[name]?.({}, { seed });
      const fresh = after.exports[name]?.({}, { seed });
      expect(drop(fresh), name).toEqual(drop(old));
    }
  }
  expect(after.exports["createAddress"]?.()).toHaveProperty("aNewOne");
});

test("overrides change nothing beside themselves", async () => {
  const { exports } = await build("overrides", text);
  const plain = exports["createOrder"]?.({}, { seed: 2 });
  const value = exports["createOrder"]?.({ mail: "me@example.com" }, { seed: 2 });
  expect(value).toEqual({ ...plain, mail: "me@example.com" });
});
