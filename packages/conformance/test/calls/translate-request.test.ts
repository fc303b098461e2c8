import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Call, Fault } from "../../src/calls/call.js";
import { compareAddresses } from "../../src/calls/compare-addresses.js";
import { runCalls } from "../../src/calls/run-calls.js";
import { translateRequest } from "../../src/calls/translate-request.js";
import { temporaryDirectory } from "../temporary-directory.js";
import { walker } from "./sample-metadata.js";

function translate(request: string): Call | Fault {
  const [method = "", ...rest] = request.split(" ");
  const url = rest.join(" ").replace(/^(?!https?:)/, "https://graph.microsoft.com/v1.0/");
  return translateRequest({ kind: "request", id: "page.md#0", method, url }, walker);
}

const calls: readonly (readonly [request: string, expression: string])[] = [
  ["GET folders", "graph.folders.$get()"],
  ["GET FOLDERS/{id}", 'graph.folders("{id}").$get()'],
  ["GET folders('a/b')", 'graph.folders("a/b").$get()'],
  ["GET folders(path='a''b')", 'graph.folders({ path: "a\'b" }).$get()'],
  ["PATCH folders/x", 'graph.folders("x").$patch(body)'],
  ["POST folders/x/children", 'graph.folders("x").children.$post(body)'],
  ["DELETE folders/x/children/y/$ref", 'graph.folders("x").children("y").$ref.$delete()'],
  [
    "DELETE folders/x/children/$ref?$id=folders/y",
    'graph.folders("x").children.$ref.$delete({ query: { "$id": "folders/y" } })',
  ],
  ["GET folders/x/versions/{n}", 'graph.folders("x").versions(0).$get()'],
  ["GET folders/x/versions/7", 'graph.folders("x").versions(7).$get()'],
  ["GET folders/x/size/$value", 'graph.folders("x").size.$value.$get()'],
  ["GET folders/$count?$filter=a eq 1", 'graph.folders.$count({ filter: "a eq 1" })'],
  ["GET folders/x/photo", 'graph.folders("x").photo.$get({ as: "response" })'],
  [
    "GET folders/graph.sharedFolder?$select=Color",
    'graph.folders.$as("microsoft.graph.sharedFolder").$get({ select: ["Color"] })',
  ],
  ["POST folders/x/microsoft.graph.move", 'graph.folders("x").move.$post(body)'],
  [
    "POST folders/x/microsoft.graph.extra.archive",
    'graph.folders("x")["microsoft.graph.extra.archive"].$post(body)',
  ],
  ["POST folders/x/archive", 'graph.folders("x").archive.$post(body)'],
  ["GET folders/delta", "graph.folders.delta.$get()"],
  ["GET folders/delta()?token=x", 'graph.folders.delta().$get({ query: { "token": "x" } })'],
  ["GET folders/x/find(Path='a,b=c')", 'graph.folders("x").find({ path: "a,b=c" }).$get()'],
  ["GET folders/x/find(path=@p)?@p='a'", 'graph.folders("x").find({ path: "a" }).$get()'],
  [
    "GET folders/x/find(path={path},since=2021-07-16T07:30:00Z)",
    'graph.folders("x").find({ path: "{path}", since: _.dateTimeOffset("2021-07-16T07:30:00Z") }).$get()',
  ],
  [
    "GET folders/x/find(path='a',since=2021-07-16)",
    'graph.folders("x").find({ path: "a", since: _.date("2021-07-16") }).$get()',
  ],
  ['GET folders/pick(ids=@ids)?@ids=["a","b"]', 'graph.folders.pick({ ids: ["a","b"] }).$get()'],
  [
    "GET folders?$select=ID,path&$orderBy=Size desc, path&$top=5&$skip=10&$count=true",
    'graph.folders.$get({ select: ["id", "path"], orderby: ["size desc", "path"], top: 5, skip: 10, count: true })',
  ],
  [
    "GET folders?$search=\"path:x\"&$filter=startswith(path,'a')+and+size+gt+1",
    'graph.folders.$get({ search: "\\"path:x\\"", filter: "startswith(path,\'a\') and size gt 1" })',
  ],
  ["GET folders?expand=children,owner", 'graph.folders.$get({ expand: ["children", "owner"] })'],
  [
    "GET root?$expand=children($select=id;$expand=owner),owner",
    'graph.root.$get({ expand: { "children": { select: ["id"], expand: ["owner"] }, "owner": true } })',
  ],
  ["GET root:/a/b c.txt:/children", 'graph.root.$link(":/a/b c.txt:/children").$get()'],
  ["PUT root:/a.txt", 'graph.root.$link(":/a.txt").$put(body)'],
  ["GET $metadata", "graph.$metadata.$get()"],
];

const faults: readonly (readonly [request: string, fault: string])[] = [
  ["GET https://example.com/folders", "address: "],
  ["GET https://graph.microsoft.com/beta** not found", "address: "],
  ["POST $batch", "batch: "],
  ["GET nowhere", "segment: nowhere"],
  ["GET folders/x/nothing", "segment: nothing"],
  ["GET folders/microsoft.graph.nothing", "segment: microsoft.graph.nothing"],
  ["GET folders/microsoft.graph.folder", "segment: microsoft.graph.folder"],
  ["GET folders/$all", "segment: $all"],
  ["GET folders/x/$value", "segment: $value"],
  ["GET folders/x/tags/y", "segment: a key in tags"],
  ["GET folders/delta/delta", "segment: delta"],
  ["GET folders/x/versions/$ref", "reference: $ref"],
  ["GET folders/$ref", "reference: $ref"],
  ["DELETE folders/x/children/$ref", "option: without $id"],
  ["DELETE folders", "method: DELETE folders"],
  ["GET folders/x/move", "method: GET move"],
  ["POST folders/x/find(path='a')", "method: POST find"],
  ["DELETE folders/x/owner", "refused: DELETE owner"],
  ["GET folders(size=1)", "argument: size=1"],
  ["GET folders/x/versions/latest", "argument: latest"],
  ["GET folders/x/find", "argument: no parameters"],
  ["GET folders/x/find(path=a)", "argument: path"],
  ["GET folders/x/find(path='a',since='2021-07-16')", "argument: since"],
  ["GET folders/x/find(path='a',depth=1)", "argument: path,depth"],
];

const untyped: readonly (readonly [request: string, expression: string, faults: string])[] = [
  [
    "GET folders?$select=id,color",
    'graph.folders.$get({ query: { "$select": "id,color" } })',
    "name: color",
  ],
  [
    "GET folders?$expand=photo",
    'graph.folders.$get({ query: { "$expand": "photo" } })',
    "name: photo",
  ],
  ["GET folders/x?$top=1", 'graph.folders("x").$get({ query: { "$top": "1" } })', "place: $top"],
  ["GET folders?$top={n}", 'graph.folders.$get({ query: { "$top": "{n}" } })', "option: $top={n}"],
  ["GET folders?$orderbyid", "graph.folders.$get()", "option: $orderbyid"],
];

describe("a documented request", () => {
  const directory = temporaryDirectory();

  test.each(calls)("%s is a call", (request, expression) => {
    expect(translate(request)).toMatchObject({ kind: "call", expression, untyped: [] });
  });

  test("arrives as it is documented", async () => {
    const translated = [...calls, ...untyped.slice(0, -1)].map(([request]) => ({
      request,
      call: translate(request) as Call,
    }));
    const sent = await runCalls(
      translated.map(({ call }) => call.expression),
      "https://graph.microsoft.com/v1.0",
      join(directory, "calls.mjs"),
    );
    const differences = translated.flatMap(({ request, call }, index) => {
      const [method = "", ...rest] = request.split(" ");
      const { problem, ...found } = sent[index] ?? { method: "", url: "" };
      if (problem !== undefined || found.method !== method) return [`${request}: ${problem}`];
      return compareAddresses(`/${rest.join(" ")}`, found.url, call.respelled) ?? [];
    });
    expect(differences).toEqual([]);
  });

  test.each(faults)("%s is none, and why", (request, described) => {
    const { name, detail } = translate(request) as Fault;
    expect(`${name}: ${detail}`).toBe(described);
  });

  test.each(untyped)("%s has an option as text", (request, expression, described) => {
    const call = translate(request) as Call;
    expect(call.expression).toBe(expression);
    expect(call.untyped.map(({ name, detail }) => `${name}: ${detail}`).join()).toBe(described);
  });
});
