import { describe, expect, it } from "vitest";
import type { Selection } from "../../src/query/bound-query.js";
import { query, typeNamed } from "./school.js";

/** A selection as an object of names. */
function show({ properties, navigation, expand, within }: Selection): unknown {
  const shown: Record<string, unknown> = {};
  if (properties !== undefined) {
    shown["properties"] = [...properties].map(([name, { selection }]) =>
      selection === undefined ? name : { [name]: show(selection) },
    );
  }
  if (navigation.size > 0) shown["navigation"] = [...navigation].map(({ name }) => name);
  for (const [{ name }, { form, levels, cast, source, query: nested }] of expand) {
    shown[`+${name}`] = {
      ...(form === "entity" ? {} : { form }),
      ...(levels === 1 ? {} : { levels }),
      ...(cast === undefined ? {} : { cast: cast.name }),
      ...(source === undefined ? {} : { source: source.name }),
      ...(nested.top === undefined ? {} : { top: nested.top }),
      ...(show(nested.select) as object),
    };
  }
  for (const [name, inner] of within) shown[name] = show(inner);
  return shown;
}

const select = (search: string): unknown => show(query(search).select);

describe("a selection", () => {
  it.each([
    ["", {}],
    ["$select=*", {}],
    ["$select=id,name", { properties: ["id", "name"] }],
    ["$select=id,parent", { properties: ["id"], navigation: ["parent"] }],
    ["$select=*,parent", { navigation: ["parent"] }],
    ["$select=address/city", { properties: [{ address: { properties: ["city"] } }] }],
    [
      "$select=address/city,address/zip",
      { properties: [{ address: { properties: ["city", "zip"] } }] },
    ],
    ["$select=address/city,address", { properties: ["address"] }],
    ["$select=address,address/city", { properties: ["address"] }],
    ["$select=address($select=city)", { properties: [{ address: { properties: ["city"] } }] }],
    [
      "$select=address/school.homeAddress/door",
      { properties: [{ address: { properties: ["door"] } }] },
    ],
    ["$select=example.school.box/volume", { properties: ["volume"] }],
    ["$select=bag/stone", { properties: [{ bag: { properties: ["stone"] } }] }],
    ["$select=id,example.school.shake,example.school.*,shake", { properties: ["id"] }],
    ["select=id&EXPAND=parent", { properties: ["id"], "+parent": {} }],
    ["$expand=parent,children($top=2)", { "+parent": {}, "+children": { top: 2 } }],
    [
      "$expand=parent($expand=parent($select=id))",
      { "+parent": { "+parent": { properties: ["id"] } } },
    ],
    ["$expand=parent/$ref", { "+parent": { form: "ref" } }],
    ["$expand=children/$count", { "+children": { form: "count" } }],
    ["$expand=children/$count($search=a)", { "+children": { form: "count" } }],
    ["$expand=children($levels=3)", { "+children": { levels: 3 } }],
    ["$expand=children($levels=max)", { "+children": { levels: Number.POSITIVE_INFINITY } }],
    ["$expand=children/example.school.box", { "+children": { cast: "box" } }],
    ["$expand=example.school.box/content", { "+content": { source: "box" } }],
    ["$expand=address/country", { address: { "+country": {} } }],
    ["$expand=*", { "+parent": {}, "+children": {}, "+owner": {} }],
    [
      "$expand=*/$ref,owner",
      { "+parent": { form: "ref" }, "+children": { form: "ref" }, "+owner": {} },
    ],
    [
      "$expand=owner,*/$ref",
      { "+owner": {}, "+parent": { form: "ref" }, "+children": { form: "ref" } },
    ],
  ])("%s", (search, expected) => {
    expect(select(search)).toEqual(expected);
  });

  it("keeps what is not OData's, and the tokens", () => {
    const { custom, skipToken, deltaToken, format, id, count } = query(
      "start=2018%2D04&$skiptoken=a%3Db&$deltatoken=x&$format=json&$id=users('1')&$count=true&a=1&a=2",
    );
    expect([...custom]).toEqual([
      ["start", "2018-04"],
      ["a", "2"],
    ]);
    expect({ skipToken, deltaToken, format, id, count }).toEqual({
      skipToken: "a=b",
      deltaToken: "x",
      format: "json",
      id: "users('1')",
      count: true,
    });
  });

  it("is nothing that primitive values have", () => {
    const names = typeNamed("thing").properties.find(({ name }) => name === "tags");
    const target = { type: names!.type.type, isCollection: true };
    expect(() => query("$select=a", target)).toThrow("values of String have no properties");
  });
});
