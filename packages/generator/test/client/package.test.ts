import { expect, test } from "vitest";
import { generateSlice, type GeneratedSlice } from "../../src/generate-slice.js";
import { wrapSchema } from "../csdl-text.js";
import { filesOf, generateClient, readModel } from "../generate-models.js";

const text = wrapSchema(
  ["chart", "chartCollection"]
    .map(
      (name) =>
        `<EntityType Name="${name}"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>`,
    )
    .join("") +
    '<EntityContainer Name="service"><EntitySet Name="charts" EntityType="microsoft.graph.chart"/></EntityContainer>',
);

function generate(kind: "models" | "client", baseUrl?: string): Promise<GeneratedSlice> {
  const base = baseUrl === undefined ? {} : { baseUrl };
  const request = { kind, packageName: `@example/shop-${kind}`, version: "1.2.3", ...base };
  const models = { packageName: "@example/shop-models", version: "2.0.0" };
  return generateSlice("shop", readModel({ text }), [request], models);
}

test("a client depends on its models and on the runtime, and knows the browser's names", async () => {
  const files = filesOf(await generate("client"));
  expect(JSON.parse(files["package.json"] ?? "")).toMatchObject({
    name: "@example/shop-client",
    dependencies: {
      "@example/shop-models": "^2.0.0",
      "@graphslice/runtime": expect.stringMatching(/^\^\d/),
    },
  });
  expect(JSON.parse(files["tsconfig.json"] ?? "").compilerOptions.lib).toEqual(["ES2022", "DOM"]);
});

test("its requests go to Graph's v1.0, or where the slice says", async () => {
  const path = "src/create-graph-client.ts";
  const root = "options.baseUrl ??";
  expect(filesOf(await generate("client"))[path]).toContain(
    `${root} "https://graph.microsoft.com/v1.0"`,
  );
  const other = filesOf(await generate("client", "https://graph.example/a"))[path];
  expect(other).toContain(`${root} "https://graph.example/a"`);
  const long = `https://graph.example/${"a".repeat(80)}`;
  expect(filesOf(await generate("client", long))[path]).toContain(`\n      ${root} "${long}"`);
});

test("its README names a place to start from, and all there are", async () => {
  const { "README.md": readme } = await generateClient({ text });
  expect(readme).toContain("await graph.charts.$get()");
  expect(readme).toContain("- `graph.charts`: `/charts`, a collection");
});

test("its API has the base and the members of every interface", async () => {
  const { "api.json": api = "" } = await generateClient({ text });
  expect(JSON.parse(api)).toMatchObject({
    ChartCollection: {
      extends: "Runtime.CollectionPath<ChartNode>",
      members: { "(id: string)": "ChartPath" },
    },
  });
});

test("names that only clients share are told of where one is made", async () => {
  expect((await generate("models")).renames).toEqual([]);
  expect((await generate("client")).renames.map(({ given }) => given)).toEqual([
    "ChartCollection_",
  ]);
});
