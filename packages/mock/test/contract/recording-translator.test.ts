import { expect, test } from "vitest";
import { RecordingTranslator } from "../../src/contract/recording-translator.js";
import { ServiceRoot } from "../../src/contract/service-root.js";
import { StandIns } from "../../src/contract/stand-ins.js";
import { readModel } from "../../src/read-model.js";
import { ModelIndex } from "../../src/resource/model-index.js";
import { recordRequest, recordResponse } from "../../src/har/record-message.js";
import { BASE, send } from "./shop.js";

const model = readModel(`<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="yard" xmlns="http://docs.oasis-open.org/odata/ns/edm">
  <EntityType Name="item"><Key><PropertyRef Name="id"/></Key>
    <Property Name="id" Type="Edm.String" Nullable="false"/>
    <Property Name="title" Type="Edm.String"/>
    <NavigationProperty Name="parts" Type="Collection(yard.item)" ContainsTarget="true"/>
    <NavigationProperty Name="friends" Type="Collection(yard.item)"/>
    <NavigationProperty Name="best" Type="yard.item"/></EntityType>
  <EntityType Name="tool" BaseType="yard.item"/>
  <EntityType Name="crate"><Key><PropertyRef Name="no"/></Key>
    <Property Name="no" Type="Edm.Int32" Nullable="false"/></EntityType>
  <EntityType Name="line"><Key><PropertyRef Name="order"/><PropertyRef Name="row"/></Key>
    <Property Name="order" Type="Edm.String" Nullable="false"/>
    <Property Name="row" Type="Edm.Int32" Nullable="false"/></EntityType>
  <Action Name="sort" IsBound="true">
    <Parameter Name="bindingParameter" Type="Collection(yard.item)"/>
    <Parameter Name="order" Type="Collection(Edm.String)"/>
    <Parameter Name="count" Type="Edm.Int32"/></Action>
  <Action Name="copy" IsBound="true">
    <Parameter Name="bindingParameter" Type="yard.item"/><ReturnType Type="yard.item"/></Action>
  <Function Name="near" IsBound="true" IsComposable="true">
    <Parameter Name="bindingParameter" Type="Collection(yard.item)"/>
    <Parameter Name="to" Type="Edm.String"/>
    <ReturnType Type="Collection(yard.item)"/></Function>
  <EntityContainer Name="service">
    <EntitySet Name="items" EntityType="yard.item">
      <NavigationPropertyBinding Path="friends" Target="items"/>
      <NavigationPropertyBinding Path="best" Target="items"/></EntitySet>
    <EntitySet Name="tools" EntityType="yard.tool"/>
    <EntitySet Name="crates" EntityType="yard.crate"/>
    <EntitySet Name="lines" EntityType="yard.line"/>
  </EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`);

interface Seen {
  readonly path: string;
  readonly method?: string;
  readonly recorded: unknown;
  readonly answered: unknown;
  readonly status?: number;
  readonly etags?: readonly [recorded: string, answered: string];
}

/** A translator that has seen what was answered here and there. */
async function learn(...seen: readonly Seen[]): Promise<RecordingTranslator> {
  const root = new ServiceRoot(new ModelIndex(model), BASE);
  const standIns = new StandIns(root);
  for (const { path, method = "POST", recorded, answered, status = 201, etags } of seen) {
    const init = method === "GET" ? { method } : send(method, {});
    const request = await recordRequest(new Request(BASE + path, init));
    const [response, other] = await Promise.all(
      [recorded, answered].map((body, number) => {
        const etag = etags?.[number];
        const headers = etag === undefined ? {} : { etag };
        return recordResponse(Response.json(body, { status, headers }));
      }),
    );
    const entry = {
      startedDateTime: "",
      time: 0,
      request,
      response: response!,
      cache: {},
      timings: { send: 0, wait: 0, receive: 0 },
    };
    standIns.learn(entry, other!);
  }
  return new RecordingTranslator(standIns, root);
}

const created = { path: "/items", recorded: { id: "7" }, answered: { id: "a/b" } };
const json = "application/json";

test.each([
  ["/items/7", "/items/a%2Fb"],
  ["/items/%37", "/items/a%2Fb"],
  ["/items('7')", "/items('a%2Fb')"],
  ["/items(id='7')/title", "/items(id='a%2Fb')/title"],
  ["/items/7/nothing/7", "/items/a%2Fb/nothing/7"],
  ["/items/p1/friends/7", "/items/p1/friends/a%2Fb"],
  ["/items/yard.item/7", "/items/yard.item/a%2Fb"],
  ["/items/near(to='7')/7?$top=1", "/items/near(to='a%2Fb')/a%2Fb?$top=1"],
  [
    `/items/p1/friends/$ref?$id=${BASE}/items/7&a=7`,
    `/items/p1/friends/$ref?$id=${encodeURIComponent(`${BASE}/items/a%2Fb`)}&a=7`,
  ],
])("%s is asked for as %s", async (path, asked) => {
  expect((await learn(created)).translateUrl(BASE + path)).toBe(BASE + asked);
});

test.each([
  "/items/p1/parts/7",
  "/items/p1/parts('7')",
  "/crates/7",
  "/items/near(to='8')/8",
  "/items?$filter=title eq '7'",
  "/nothing/7",
  "/items/%zz/7",
])("%s has nothing to do with another's key", async (path) => {
  expect((await learn(created)).translateUrl(BASE + path)).toBe(BASE + path);
});

test("a key that needs encoding is found however it is written", async () => {
  const translator = await learn({ ...created, recorded: { id: "AAMk==" }, answered: { id: "x" } });
  for (const path of ["/items/AAMk==", "/items/AAMk%3D%3D", "/items('AAMk%3D%3D')"]) {
    expect(translator.translateUrl(BASE + path)).toBe(
      BASE + path.replace(/AAMk(?:==|%3D%3D)/, "x"),
    );
  }
});

test("keys may be numbers, and of several properties", async () => {
  const translator = await learn(
    { path: "/crates", recorded: { no: 4242 }, answered: { no: 2 } },
    { path: "/lines", recorded: { order: "o", row: 9 }, answered: { order: "o", row: 1 } },
  );
  expect(translator.translateUrl(`${BASE}/crates/4242`)).toBe(`${BASE}/crates/2`);
  expect(translator.translateUrl(`${BASE}/crates(4242)`)).toBe(`${BASE}/crates(2)`);
  expect(decodeURIComponent(translator.translateUrl(`${BASE}/lines(order='o',row=9)`))).toBe(
    `${BASE}/lines(order='o',row=1)`,
  );
  expect(translator.translateUrl(`${BASE}/lines(order='p',row=9)`)).toBe(
    `${BASE}/lines(order='p',row=9)`,
  );
  const body = { mimeType: json, text: '{"no":4242}' };
  expect(translator.translateBody(body, `${BASE}/crates/4242`)).toBe('{"no":2}');
});

test("what is created with another entity is in that one's collections", async () => {
  const translator = await learn({
    path: "/items",
    recorded: { id: "7", parts: [{ id: "1" }], friends: [{ id: "2" }], best: { id: "3" } },
    answered: { id: "x", parts: [{ id: "a" }], friends: [{ id: "b" }], best: { id: "c" } },
  });
  const ask = (path: string): string => translator.translateUrl(BASE + path).slice(BASE.length);
  expect(ask("/items/7/parts/1")).toBe("/items/x/parts/a");
  expect(ask("/items/2")).toBe("/items/b");
  expect(ask("/items/3")).toBe("/items/c");
  expect(ask("/items/1")).toBe("/items/1");
  expect(ask("/items/p1/parts/1")).toBe("/items/p1/parts/1");
});

test("what an operation creates may be of any collection", async () => {
  const translator = await learn({ ...created, path: "/items/p1/copy" });
  for (const path of ["/items/", "/items/p1/parts/", "/items/p1/friends/"]) {
    expect(translator.translateUrl(`${BASE}${path}7`)).toBe(`${BASE}${path}a%2Fb`);
  }
  const changed = await learn({ ...created, path: "/items/p1/copy", status: 200 });
  expect(changed.translateUrl(`${BASE}/items/7`)).toBe(`${BASE}/items/7`);
});

test("entities of a set are found in that of a base type, not the other way round", async () => {
  const translator = await learn({ ...created, path: "/tools" });
  for (const path of ["/tools/", "/items/", "/items/yard.tool/", "/items/p1/friends/"]) {
    expect(translator.translateUrl(`${BASE}${path}7`)).toBe(`${BASE}${path}a%2Fb`);
  }
  const other = await learn(created);
  for (const path of ["/tools/7", "/crates/7"]) {
    expect(other.translateUrl(BASE + path)).toBe(BASE + path);
  }
});

test.each([
  ["items('7')/parts/$entity", "items('a%2Fb')/parts/$entity"],
  ["items('p1')/parts('7')/title", "items('p1')/parts('7')/title"],
  ["items(id,title)", "items(id,title)"],
  ["Collection(yard.item)", "Collection(yard.item)"],
])("the context %s is expected as %s", async (recorded, expected) => {
  const translator = await learn(created);
  const answer = async (context: string) =>
    recordResponse(
      Response.json({ "@odata.context": `${BASE}/$metadata#${context}`, value: [{ id: "7" }] }),
    );
  const { content, ...rest } = await answer(expected);
  expect(translator.translateContext(await answer(recorded))).toMatchObject({
    headers: rest.headers,
    content: { text: content.text },
  });
});

test("an answer without a context is expected as it is", async () => {
  const translator = await learn(created);
  for (const response of [Response.json([1]), new Response("#items('7')"), new Response(null)]) {
    const recorded = await recordResponse(response);
    expect(translator.translateContext(recorded)).toBe(recorded);
  }
});

test("bodies have another key where keys and references stand", async () => {
  const translator = await learn(created);
  const translate = (path: string, body: unknown): unknown =>
    JSON.parse(
      translator.translateBody({ mimeType: json, text: JSON.stringify(body) }, BASE + path),
    );
  const reference = {
    title: "7",
    "best@odata.bind": "items/7",
    "friends@odata.bind": [`${BASE}/items('7')`, "/items/8"],
  };
  expect(translate("/items", { id: "7", parts: [{ id: "7" }], ...reference })).toEqual({
    id: "a/b",
    parts: [{ id: "7" }],
    title: "7",
    "best@odata.bind": "items/a%2Fb",
    "friends@odata.bind": [`${BASE}/items('a%2Fb')`, "/items/8"],
  });
  expect(translate("/items/p1/friends/$ref", { "@odata.id": `${BASE}/items/7` })).toEqual({
    "@odata.id": `${BASE}/items/a%2Fb`,
  });
  expect(translate("/items/sort", { order: ["7", "8"], count: 7 })).toEqual({
    order: ["a/b", "8"],
    count: 7,
  });
  expect(
    translate("/$batch", {
      requests: [
        { id: "7", method: "PATCH", url: "items/7", body: { id: "7", title: "7" } },
        { id: "8", method: "GET", url: "/items/p1/parts/7", headers: "none" },
        { id: "9" },
      ],
    }),
  ).toEqual({
    requests: [
      { id: "7", method: "PATCH", url: "items/a%2Fb", body: { id: "a/b", title: "7" } },
      { id: "8", method: "GET", url: "/items/p1/parts/7", headers: "none" },
      { id: "9" },
    ],
  });
});

test("a body without a key goes on byte for byte", async () => {
  const translator = await learn(created);
  for (const text of ['{ "title": "7" , "title": 1.0}', "{", '"7"']) {
    expect(translator.translateBody({ mimeType: json, text }, `${BASE}/items`)).toBe(text);
  }
});

test("an ETag is that of the entity it was given for", async () => {
  const tag = 'W/"1"';
  const translator = await learn(
    {
      path: "/items",
      method: "GET",
      status: 200,
      recorded: { value: [{ id: "p1", "@odata.etag": tag }] },
      answered: { value: [{ id: "p1", "@odata.etag": "p" }] },
    },
    {
      path: "/items/p2",
      method: "GET",
      status: 200,
      recorded: {},
      answered: {},
      etags: [tag, "q"],
    },
  );
  const ask = (path: string): unknown =>
    translator.translateFields([{ name: "If-Match", value: `"o", ${tag}` }], BASE + path);
  expect(ask("/items/p1")).toEqual([["If-Match", '"o", p']]);
  expect(ask("/items/p2")).toEqual([["If-Match", '"o", q']]);
});

test("pseudo fields of HTTP/2 are no header fields", async () => {
  const fields = [
    { name: ":authority", value: "graph.example" },
    { name: "Accept", value: json },
  ];
  expect((await learn()).translateFields(fields, `${BASE}/items`)).toEqual([["Accept", json]]);
});
