import { describe, expect, it } from "vitest";
import { schoolIndex, typeNamed } from "../query/school.js";
import { bindArgument } from "../../src/query/bind-argument.js";
import { parseQuery } from "../../src/query/parse-query.js";
import type { Segment } from "../../src/uri/segment.js";
import { parsePath } from "../../src/uri/parse-path.js";
import { UriError } from "../../src/uri/uri-error.js";

/** A segment on one line. */
function show(segment: Segment): string {
  if (segment.kind === "system") {
    const sets = segment.entitySets === undefined ? "" : `(${segment.entitySets.join()})`;
    return segment.name + sets;
  }
  if (segment.kind === "text") return `text ${segment.text}`;
  const parentheses = segment.parentheses.map((each) => {
    if (each.kind === "empty") return "()";
    if (each.kind === "value") return `(${showValue(each.value)})`;
    return `(${each.values.map(({ name, value }) => `${name}=${showValue(value)}`).join()})`;
  });
  return segment.name + parentheses.join("");
}

function showValue(value: { kind: string; form?: string; text?: string; name?: string }): string {
  return value.kind === "Literal" ? `${value.form}:${value.text}` : `${value.kind}:${value.name}`;
}

describe("a path", () => {
  it.each([
    ["", []],
    ["users/", ["users"]],
    ["users('a%2Fb')/manager/$ref", ["users(string:a/b)", "manager", "$ref"]],
    ["users(%27O%27%27Neil%27)", ["users(string:O'Neil)"]],
    [
      "users/48d31887-5fad-4d73-a9f5-3c356e68a038",
      ["users", "text 48d31887-5fad-4d73-a9f5-3c356e68a038"],
    ],
    ["users/megan@contoso.com/$count", ["users", "text megan@contoso.com", "$count"]],
    ["lines(order=1,line=2)", ["lines(order=integer:1,line=integer:2)"]],
    ["lines( order = 1 , line = 2 )", ["lines(order=integer:1,line=integer:2)"]],
    ["f(p=@p)(2)", ["f(p=Alias:p)(integer:2)"]],
    ["users/microsoft.graph.delta()", ["users", "microsoft.graph.delta()"]],
    ["sites/getByPath(path='/a/b')/lists", ["sites", "getByPath(path=string:/a/b)", "lists"]],
    ["z(TimeZone=microsoft.graph.zone'Iana')", ["z(TimeZone=enum:Iana)"]],
    ["t(2018-02-13T23:59:59Z)", ["t(dateTimeOffset:2018-02-13T23:59:59Z)"]],
    ["$crossjoin(a,b)", ["$crossjoin(a,b)"]],
    ["$entity/microsoft.graph.user", ["$entity", "microsoft.graph.user"]],
    ["a+b", ["text a+b"]],
    ["__proto__/constructor", ["__proto__", "constructor"]],
    ["drive/root:/file (1).txt:", ["drive", "text root:", "text file (1).txt:"]],
  ])("%s", (path, expected) => {
    expect(parsePath(path).map(show)).toEqual(expected);
  });

  it.each([
    ["a//b", 2, "second slash"],
    ["a/%zz", 2, "hexadecimal"],
    ["a/$ref/b", 6, "nothing may follow $ref"],
    ["a/$metadata", 2, "only at the start"],
    ["a/$nothing", 2, "no segment of OData"],
  ])("%s is wrong at %d", (path, position, message) => {
    const parse = (): unknown => parsePath(path);
    expect(parse).toThrow(UriError);
    expect(parse).toThrow(message);
    expect(parse).toThrow(expect.objectContaining({ position }));
  });

  it("tells of a text why it is no name", () => {
    const [, segment] = parsePath("a/lines(1;2)");
    expect(segment).toMatchObject({ kind: "text", problem: { position: 9 } });
  });
});

describe("an argument", () => {
  const property = (name: string) => {
    const found = typeNamed("thing").properties.find((each) => each.name === name);
    if (found === undefined) throw new Error(name);
    return found.type;
  };
  const bind = (text: string, name: string, search = ""): unknown => {
    const value = parseQuery(`@v=${text}&${search}`).aliases.get("v");
    if (value === undefined) throw new Error(text);
    return bindArgument(value, property(name), schoolIndex, parseQuery(search).aliases);
  };

  it.each([
    ["'a'", "name", "a"],
    ["null", "name", null],
    ["7", "small", 7],
    ["9007199254740993", "large", "9007199254740993"],
    ["1.50", "price", 1.5],
    ["1", "ratio", 1],
    ["INF", "ratio", "INF"],
    ["0F8FAD5B-D9CB-469F-A165-70867728950E", "code", "0f8fad5b-d9cb-469f-a165-70867728950e"],
    ["2020-01-01T00:00:00.5%2B01:00", "at", "2020-01-01T00:00:00.5+01:00"],
    ["2020-01-01", "at", "2020-01-01T00:00:00Z"],
    ["'green'", "color", "green"],
    ["school.rights'share,read'", "rights", "read,share"],
    ["duration'PT90M'", "length", "PT1H30M"],
    ['["a","b"]', "tags", ["a", "b"]],
    ['["2020-01-01T00:00:00Z"]', "times", ["2020-01-01T00:00:00Z"]],
    ['{"city":"Oslo","zip":1,"more":[true]}', "address", { city: "Oslo", zip: 1, more: [true] }],
  ])("%s for %s", (text, name, expected) => {
    expect(bind(text, name)).toEqual(expected);
  });

  it("may stand behind an alias, and is null where that is missing", () => {
    expect(bind("@w", "small", "@w=3")).toBe(3);
    expect(bind("@w", "small")).toBeNull();
  });

  it("gives objects in which every name is just a name", () => {
    const object = bind('{"__proto__":{"city":"x"}}', "address") as object;
    expect(Object.keys(object)).toEqual(["__proto__"]);
    expect("constructor" in object).toBe(false);
  });

  it.each([
    ["'7'", "small", "expected Integer, found String"],
    ["7", "name", "expected String, found Integer"],
    ["'x'", "color", "expected a member of example.school.color"],
    ["[1]", "name", "expected String, found JSON"],
    ["{}", "name", "expected String, found a JSON object"],
  ])("%s is none for %s", (text, name, message) => {
    expect(() => bind(text, name)).toThrow(message);
  });
});
