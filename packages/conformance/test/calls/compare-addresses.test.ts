import { describe, expect, test } from "vitest";
import { compareAddresses } from "../../src/calls/compare-addresses.js";

type Case = readonly [
  documented: string,
  sent: string,
  respelled?: Readonly<Record<string, string>>,
];

function complete([documented, sent, respelled = {}]: Case): Required<Case> {
  return [documented, sent, respelled];
}

const same: readonly Case[] = [
  ["/users/{id}", "/users/%7Bid%7D"],
  ["/users('a')", "/users/a"],
  ["/users('it''s')", "/users/it%27s"],
  ["/Users/A", "/users/A", { Users: "users" }],
  ["/users/graph.delta()", "/users/delta", { "graph.delta": "delta" }],
  ["/x/f(a='b/c',d=1)", "/x/f(a='b%2Fc',d=1)"],
  ["/x/f(A=<n>)", "/x/f(a=0)", { A: "a", "<n>": "0" }],
  ["/x/f(a=@a)?@a=[1]", "/x/f(a=@b)?@b=[1]"],
  ["/x?$top=1&$select=a, b", "/x?$select=a,b&$top=1"],
  ["/x?filter=a+eq+'b'", "/x?$filter=a%20eq%20'b'"],
  ["/x?$expand=a($top=1;$select=b)", "/x?$expand=a($select=b;$top=1)"],
];

const different: readonly Case[] = [
  ["/users/a", "/users/b"],
  ["/users/A", "/users/a"],
  ["/users/a/b", "/users/a"],
  ["/users/a", "/groups/a", { users: "groups" }],
  ["/x/f(a=1)", "/x/f(a=2)"],
  ["/x/f(a=1)", "/x/f(a=2)", { "1": "2" }],
  ["/x/f(a=1)", "/x/f(b=1)"],
  ["/x?$top=1", "/x"],
  ["/x?$top=1", "/x?$top=2"],
  ["/x", "/x?$top=1"],
  ["/x?$filter=a eq 'B'", "/x?$filter=a eq 'b'"],
  ["/x?$expand=a($top=1)", "/x?$expand=a($top=2)"],
];

describe("an address that is sent", () => {
  test.each(same.map(complete))("for %s may be %s", (documented, sent, respelled) => {
    expect(compareAddresses(documented, sent, new Map(Object.entries(respelled)))).toBe(undefined);
  });

  test.each(different.map(complete))("for %s must not be %s", (documented, sent, respelled) => {
    const difference = compareAddresses(documented, sent, new Map(Object.entries(respelled)));
    expect(difference).toEqual(expect.any(String));
  });
});
