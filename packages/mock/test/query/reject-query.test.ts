import { describe, expect, it } from "vitest";
import { UriError } from "../../src/uri/uri-error.js";
import { navigator, query, thing, typeNamed } from "./school.js";

function reject(search: string, isCollection = true): UriError {
  try {
    query(search, { type: typeNamed("thing"), isCollection });
  } catch (error) {
    if (error instanceof UriError) return error;
    throw error;
  }
  throw new Error(`${search} is accepted`);
}

const wrong: readonly (readonly [search: string, position: number, message: string])[] = [
  // Syntax
  ["$filter=name eq", 12, 'expected the end of the option, or an operator, found " eq"'],
  ["$filter=name%20eq%20'a", 20, "the string does not end"],
  ["$filter=small eq 2020-02-30", 17, "expected an existing date and time"],
  ["$filter=", 8, "expected an expression, found the end"],
  ["$filter=at gt 2020-01-01T00:00:00+02:00", 14, "expected"],
  ["$filter=at gt datetime'2020-01-01T00:00:00Z'", 14, "datetime'…' is no literal"],
  ["$filter=rights has read", 19, "expected a literal"],
  ["$filter=rights has 1", 19, "expected a literal of an enumeration"],
  ["$filter=rights has school.rights'read;write'", 33, "expected names of members"],
  ["$filter=bytes eq binary'AB'", 24, "expected base64url"],
  ["$filter=name eq geography'Point(1 2)'", 26, "expected a shape"],
  ["$search=a;b", 9, "write ; within it as %3B"],
  ['$search=""', 8, "expected a phrase"],
  ["$expand=*($select=id)", 10, "$select is not allowed here"],
  ["$select=address($levels=1)", 16, "$levels is not allowed here"],
  ["$top=-1", 5, "expected a number that is not negative"],
  ["$top=1&$top=2", 7, "the option is given twice"],
  ["$flter=1", 0, "is not a query option of OData; did you mean $filter?"],
  ["$apply=x", 0, "$apply is not supported"],
  ["$levels=2", 0, "$levels stands only within $expand"],
  ["$count=maybe", 7, "expected true or false"],
  ["a=b&@1=2", 4, "expected a name behind @"],
  ["@p=1&@p=2", 5, "the alias is given twice"],
  ["$filter=%GG", 8, "expected two hexadecimal digits"],
  ["$filter=%FF", 8, "expected percent-encoded UTF-8"],
  ["$expand=parent($filter=x;$filter=y)", 25, "$filter is given twice"],
  ["$expand=parent($format=json)", 15, "$format is not allowed here"],
  // Names
  ["$filter=nam eq 'a'", 8, 'example.school.thing has no property "nam"; did you mean "name"?'],
  ["$filter=Name eq 'a'", 8, 'did you mean "name"?'],
  ["$filter=address/town eq 'a'", 16, 'example.school.address has no property "town"'],
  ["$filter=contain(name,'a')", 8, 'there is no function "contain"; did you mean contains?'],
  ["$filter=example.school.bx/volume eq 1", 8, 'there is no type "example.school.bx"'],
  ["$filter=example.school.person/name eq 'a'", 8, "does not derive from"],
  [
    "$filter=color eq 'gren'",
    17,
    'expected a member of example.school.color (red, green, blue), found "gren"',
  ],
  ["$filter=color eq school.color'x'", 17, 'example.school.color has no member "x"'],
  ["$select=id,nme", 11, 'did you mean "name"?'],
  ["$expand=parnt", 8, 'did you mean "parent"?'],
  ["$orderby=nme", 9, 'did you mean "name"?'],
  // Types
  ["$filter=name eq 1", 8, "eq cannot compare String with Integer"],
  ["$filter=at gt '2020-01-01T00:00:00Z'", 8, "its literals have no quotes"],
  ["$filter=code eq '0f8fad5b-d9cb-469f-a165-70867728950e'", 8, "its literals have no quotes"],
  ["$filter=name", 8, "$filter expects Boolean, found String"],
  ["$filter=not small", 12, "not expects Boolean, found Integer"],
  ["$filter=tags eq 'a'", 8, "eq cannot compare a collection of String with String"],
  ["$filter=children/name eq 'a'", 17, '"name" follows a collection'],
  ["$filter=name/any()", 8, "any expects a collection, found String"],
  ["$filter=address eq address", 8, "compare only with null"],
  ["$filter=bytes gt binary'AA'", 8, "Binary has no order"],
  ["$filter=length(small) eq 1", 8, "length expects (String), found (Integer)"],
  [
    "$filter=substring(name) eq 'a'",
    8,
    "substring expects (String, Integer) or (String, Integer, Integer)",
  ],
  ["$filter=name has 'a'", 8, "has expects an enumeration"],
  ["$filter=name add 1 eq 2", 8, "add cannot compute with String and Integer"],
  ["$filter=small div 0 eq 2 and 1 div 0 eq 1", 29, "divides by zero"],
  ["$filter=small in name", 17, "in expects a list or a collection, found String"],
  ["$filter=children/any(c:c/children/any(c:true))", 23, '"c" is already the variable'],
  ["$filter=$root/things/$count eq 1", 14, 'the service has no "things"'],
  ["$filter=thing.shake() eq 1", 8, 'no function "thing.shake" of example.school.thing'],
  ["$filter=children/1/name eq 'a' and children(2)/id eq '2'", 44, "expected String"],
  ["$filter=children(name='a')/id eq 'a'", 8, "expected a key of id"],
  ["$filter=geo.distance(name,name) eq 1", 8, "geo.distance()"],
  ["$orderby=address", 9, "expected a value that has an order"],
  ["$orderby=tags", 9, "found a collection of String"],
  // Selections
  ["$select=name/x", 13, '"name" has no properties'],
  ["$select=parent/name", 15, "parent($select=…)"],
  ["$select=address($top=1)", 8, "$top is not supported within $select"],
  ["$expand=name", 8, '"name" is no navigation property'],
  ["$expand=address", 8, "expected a navigation property at the end"],
  ["$expand=parent,parent", 15, '"parent" is expanded twice'],
  ["$expand=parent/owner", 15, "parent($expand=owner)"],
  ["$expand=parent/$count", 8, "no collection that $count could count"],
  ["$expand=owner($levels=2)", 8, "$levels needs a property that leads to its own type"],
  ["$expand=parent($filter=name eq 'a')", 23, "applies to collections only"],
];

describe("a wrong query", () => {
  it.each(wrong)("%s at %d: %s", (search, position, message) => {
    const error = reject(search);
    expect(error.message).toContain(message);
    expect(error.position).toBe(position);
  });

  it("may only be wrong for a single item", () => {
    expect(reject("$top=1", false).option).toBe("$top");
    expect(reject("$filter=true", false).message).toContain("applies to collections only");
  });

  it("names its option and place", () => {
    const error = reject("$select=id&$filter=nam eq 'a'");
    expect(error.option).toBe("$filter");
    expect(error.message).toMatch(/^Invalid \$filter at position 19: /);
  });

  it("fails when evaluated, where an item makes it divide by zero", () => {
    const { filter } = query("$filter=1 div small eq 1");
    expect(filter?.(thing({ small: 1 }), navigator)).toBe(true);
    expect(() => filter?.(thing({ small: 0 }), navigator)).toThrow(UriError);
  });
});
